/** Wires pointer, wheel and keys of the table pane and the canvas to the view's commands. */
import { type Command, commandFor, type KeyState } from "./a11y";
import { attachGestures, type GestureTarget } from "./gestures";

export interface InputTarget extends GestureTarget {
  keyState(): KeyState | null;
  run(command: Command): void;
  hoverRow(task: number): void;
  toggle(task: number): void;
}

/** Letters typed within this many milliseconds belong to one word. */
const WORD_PAUSE = 800;

export function attachInputs(
  pane: HTMLElement,
  keys: HTMLElement,
  canvas: HTMLElement,
  target: InputTarget,
): () => void {
  let typed = "";
  let typedAt = 0;
  pane.addEventListener("click", (event) => {
    const task = taskOf(event.target);
    if (task < 0) return;
    if (isToggle(event.target)) target.toggle(task);
    else target.select(task);
  });
  pane.addEventListener("dblclick", (event) => {
    const task = taskOf(event.target);
    if (task >= 0 && !isToggle(event.target)) target.open(task);
  });
  pane.addEventListener("pointermove", (event) => target.hoverRow(taskOf(event.target)));
  pane.addEventListener("pointerleave", () => target.hoverRow(-1));
  keys.addEventListener("keydown", (event) => {
    const state = target.keyState();
    if (!state) return;
    if (event.timeStamp - typedAt > WORD_PAUSE) typed = "";
    const press = {
      key: event.key,
      ctrl: event.ctrlKey || event.metaKey,
      alt: event.altKey,
      shift: event.shiftKey,
    };
    const command = commandFor(press, { ...state, typed });
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    if (command.kind === "type") {
      typed = command.text;
      typedAt = event.timeStamp;
    }
    target.run(command);
  });
  return attachGestures(canvas, target);
}

function taskOf(target: EventTarget | null): number {
  const row = target instanceof Element ? target.closest<HTMLElement>(".tl-row") : null;
  return row?.dataset.task ? Number(row.dataset.task) : -1;
}

function isToggle(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".tl-toggle") !== null;
}
