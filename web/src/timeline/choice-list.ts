/** The list below a cell that is being edited: what can be chosen, narrowed by what is typed. */

let lists = 0;

export class ChoiceList {
  readonly id = `tl-choices${lists++}`;
  private readonly element: HTMLElement;
  private options: readonly string[] = [];
  private at = -1;

  constructor(
    private readonly input: HTMLElement,
    label: string,
    private readonly choose: (option: string) => void,
  ) {
    this.element = document.createElement("div");
    this.element.className = "tl-choices";
    this.element.id = this.id;
    this.element.setAttribute("role", "listbox");
    this.element.setAttribute("aria-label", label);
    this.element.hidden = true;
    // The editor keeps the focus, so that a choice does not count as leaving it.
    this.element.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const option = (event.target as Element).closest<HTMLElement>("[data-at]");
      if (option) this.choose(this.options[Number(option.dataset.at)]);
    });
    document.body.append(this.element);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.id);
    input.setAttribute("aria-expanded", "false");
  }

  /** The highlighted option while the list is open. */
  get highlighted(): string | null {
    return this.element.hidden ? null : (this.options[this.at] ?? null);
  }

  get open(): boolean {
    return !this.element.hidden;
  }

  show(options: readonly string[], at = -1): void {
    this.options = options;
    this.element.replaceChildren(
      ...options.map((option, index) => {
        const line = document.createElement("div");
        line.className = "tl-choice";
        line.id = `${this.id}-${index}`;
        line.dataset.at = String(index);
        line.setAttribute("role", "option");
        line.textContent = option;
        return line;
      }),
    );
    this.element.hidden = options.length === 0;
    this.element.removeAttribute("aria-busy");
    this.input.setAttribute("aria-expanded", String(options.length > 0));
    this.place();
    this.highlight(at);
  }

  /** What is shown answers letters typed before: it steps back, and nothing of it is highlighted. */
  wait(): void {
    this.element.setAttribute("aria-busy", "true");
    this.highlight(-1);
  }

  hide(): void {
    this.element.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  move(step: number): void {
    const count = this.options.length;
    if (count > 0) this.highlight((this.at + step + count) % count);
  }

  destroy(): void {
    this.element.remove();
  }

  private highlight(at: number): void {
    this.at = at;
    [...this.element.children].forEach((line, index) => {
      line.setAttribute("aria-selected", String(index === at));
      if (index === at) line.scrollIntoView({ block: "nearest" });
    });
    if (at >= 0) this.input.setAttribute("aria-activedescendant", `${this.id}-${at}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private place(): void {
    const rect = this.input.getBoundingClientRect();
    const height = Math.min(240, this.options.length * 30 + 8);
    const below = rect.bottom + height < window.innerHeight;
    this.element.style.left = `${rect.left}px`;
    this.element.style.top = `${below ? rect.bottom + 2 : rect.top - height - 2}px`;
    this.element.style.minWidth = `${Math.max(rect.width, 160)}px`;
  }
}
