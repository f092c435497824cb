/**
 * The field over a cell while it is edited. It knows text, choices, completion and a calendar on
 * demand; what the text means is decided elsewhere.
 */
import { editorDeedFor, type Way } from "@/sheet/keys";
import { ChoiceList } from "./choice-list";
import type { Rect } from "./layout";

export interface EditorSpec {
  readonly rect: Rect;
  /** "Duration of Dig". */
  readonly label: string;
  readonly text: string;
  /** What was typed to begin; null when the text is amended. */
  readonly typed: string | null;
  readonly numeric: boolean;
  /** Several lines: notes. */
  readonly lines: boolean;
  /** One of these, nothing else. */
  readonly choices: readonly string[] | null;
  /** Names that complete what is typed after the last separator. */
  readonly complete: ((start: string) => Promise<readonly string[]>) | null;
  /** A day is picked from a calendar: the day it opens at ("2026-03-02"), and its text. */
  readonly calendar: {
    readonly day: string;
    readonly label: string;
    text(day: string): string;
  } | null;
}

export interface EditorEvents {
  commit(text: string, way: Way, all: boolean): void;
  cancel(): void;
}

export class CellEditor {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement | HTMLTextAreaElement;
  private readonly list: ChoiceList | null;
  private typing: boolean;
  private closed = false;
  private asked = 0;
  /** The word that the names on offer complete. */
  private offered: string | null = null;

  constructor(
    layer: HTMLElement,
    private readonly spec: EditorSpec,
    private readonly events: EditorEvents,
  ) {
    this.typing = spec.typed !== null;
    this.element = document.createElement("div");
    this.element.className = "tl-editor";
    this.input = document.createElement(spec.lines ? "textarea" : "input");
    this.input.className = "tl-input";
    this.input.setAttribute("aria-label", spec.label);
    this.input.autocomplete = "off";
    this.input.spellcheck = spec.lines;
    this.input.dataset.numeric = String(spec.numeric);
    this.input.value = spec.typed ?? spec.text;
    this.element.append(this.input);
    if (spec.calendar) this.element.append(...this.calendarButton(spec.calendar));
    this.move(spec.rect);
    layer.append(this.element);
    this.list =
      spec.choices || spec.complete
        ? new ChoiceList(this.input, spec.label, (option) => this.take(option))
        : null;
    this.listen();
    this.input.focus({ preventScroll: true });
    if (!this.typing && !spec.lines) this.input.select();
    if (spec.choices) this.offerChoices(spec.typed ?? "");
    else if (spec.typed) void this.offerNames();
  }

  get text(): string {
    return this.input.value;
  }

  move(rect: Rect): void {
    const width = this.spec.lines ? Math.max(rect.w, 260) : rect.w;
    const height = this.spec.lines ? rect.h * 4 : rect.h;
    this.element.style.cssText = `left:${rect.x}px;top:${rect.y}px;width:${width}px;height:${height}px`;
  }

  /** Closes without a word; whoever closes it has the text. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.list?.destroy();
    this.element.remove();
  }

  private listen(): void {
    this.input.addEventListener("keydown", (event) => this.keyDown(event as KeyboardEvent));
    this.input.addEventListener("input", () => {
      if (this.spec.choices) this.offerChoices(this.input.value);
      else void this.offerNames();
    });
    this.input.addEventListener("pointerdown", () => {
      // Someone who points into the text wants to move in it.
      this.typing = false;
    });
    this.element.addEventListener("focusout", (event) => {
      const to = (event as FocusEvent).relatedTarget;
      // Another window in front is no end of the editing.
      if (this.closed || !document.hasFocus()) return;
      if (to instanceof Node && this.element.contains(to)) return;
      this.events.commit(this.value(), "stay", false);
    });
    // Copying inside the field copies its text, not the cell.
    for (const type of ["copy", "cut", "paste"]) {
      this.element.addEventListener(type, (event) => event.stopPropagation());
    }
  }

  private keyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    event.stopPropagation();
    if (this.list?.open && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      this.list.move(event.key === "ArrowDown" ? 1 : -1);
      return;
    }
    if (event.key === "Escape" && this.list?.open && this.spec.complete) {
      event.preventDefault();
      this.list.hide();
      return;
    }
    if (event.altKey && event.key === "ArrowDown") {
      event.preventDefault();
      if (this.spec.choices) this.offerChoices("");
      else if (this.spec.calendar) this.openCalendar();
      else void this.offerNames();
      return;
    }
    if (event.key === "F2") {
      event.preventDefault();
      this.typing = false;
      return;
    }
    // Names for letters typed before are no answer to those typed since: what is typed stands.
    const current = this.offered === segment(this.input.value).word;
    const option = this.spec.complete && current ? this.list?.highlighted : null;
    if (option && (event.key === "Enter" || event.key === "Tab")) {
      event.preventDefault();
      this.take(option);
      return;
    }
    const press = {
      key: event.key,
      ctrl: event.ctrlKey || event.metaKey,
      alt: event.altKey,
      shift: event.shiftKey,
    };
    const deed = editorDeedFor(press, this.typing && !this.spec.choices, this.spec.lines);
    if (!deed) return;
    event.preventDefault();
    if (deed.do === "cancel") this.events.cancel();
    else this.events.commit(this.value(), deed.way, deed.all);
  }

  /** What the editor stands at: of choices the highlighted one, as typing only narrows them. */
  private value(): string {
    if (!this.spec.choices) return this.input.value;
    return this.list?.highlighted ?? this.input.value;
  }

  private offerChoices(typed: string): void {
    const choices = this.spec.choices ?? [];
    const wanted = typed.trim().toLocaleLowerCase();
    const fitting = choices.filter((option) => option.toLocaleLowerCase().includes(wanted));
    const now = choices.indexOf(this.spec.text);
    if (wanted === "") this.list?.show(choices, now);
    else {
      const first = fitting.findIndex((option) => option.toLocaleLowerCase().startsWith(wanted));
      this.list?.show(fitting, Math.max(0, first));
    }
  }

  private async offerNames(): Promise<void> {
    const { complete } = this.spec;
    if (!complete) return;
    const start = segment(this.input.value);
    const asked = ++this.asked;
    if (start.word !== this.offered) this.list?.wait();
    const names = start.word ? await complete(start.word) : [];
    // A later letter has asked again, or the editor has gone.
    if (this.closed || asked !== this.asked) return;
    const exact = names.some((name) => name.toLocaleLowerCase() === start.word.toLocaleLowerCase());
    this.offered = start.word;
    if (names.length === 0 || (exact && names.length === 1)) this.list?.hide();
    else this.list?.show(names, exact ? -1 : 0);
  }

  private take(option: string): void {
    if (this.spec.choices) {
      this.input.value = option;
      this.events.commit(option, "stay", false);
      return;
    }
    const { before } = segment(this.input.value);
    this.input.value = before + option;
    this.asked++;
    this.list?.hide();
    this.input.focus({ preventScroll: true });
  }

  private calendarButton(calendar: NonNullable<EditorSpec["calendar"]>): HTMLElement[] {
    const picker = document.createElement("input");
    picker.type = "date";
    picker.className = "tl-picker";
    picker.tabIndex = -1;
    picker.setAttribute("aria-hidden", "true");
    picker.value = calendar.day;
    picker.addEventListener("change", () => {
      if (picker.value) this.input.value = calendar.text(picker.value);
      this.input.focus({ preventScroll: true });
    });
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tl-calendar";
    button.tabIndex = -1;
    button.setAttribute("aria-label", calendar.label);
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => this.openCalendar());
    return [picker, button];
  }

  private openCalendar(): void {
    const picker = this.element.querySelector<HTMLInputElement>(".tl-picker");
    picker?.showPicker?.();
  }
}

/** What stands after the last separator, which is what a name completes. */
function segment(text: string): { before: string; word: string } {
  const at = Math.max(text.lastIndexOf(";"), text.lastIndexOf(","));
  const rest = text.slice(at + 1);
  const lead = rest.length - rest.trimStart().length;
  return { before: text.slice(0, at + 1 + lead), word: rest.trimStart() };
}
