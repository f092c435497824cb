/** Wires the keys of the table and pointer, wheel and keys of the canvas to the view's commands. */
import { type Command, commandFor, type KeyState } from "./a11y";
import { attachGestures, type GestureTarget } from "./gestures";
import { attachTouch } from "./touch-gestures";

export interface InputTarget extends GestureTarget {
  keyState(): KeyState | null;
  run(command: Command): void;
  /** Keys of the spreadsheet come first; true when the key meant something there. */
  sheetKey(event: KeyboardEvent): boolean;
}

/** Letters typed within this many milliseconds belong to one word. */
const WORD_PAUSE = 800;

export function attachInputs(
  keys: HTMLElement,
  canvas: HTMLElement,
  target: InputTarget,
): () => void {
  let typed = "";
  let typedAt = 0;
  keys.addEventListener("keydown", (event) => {
    const state = target.keyState();
    if (!state || event.target !== event.currentTarget) return;
    if (target.sheetKey(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
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
  const detach = [attachGestures(canvas, target), attachTouch(canvas, target)];
  return () => {
    for (const one of detach) one();
  };
}
