/** The note at a cell: why what was typed there was refused, or why nobody types there. */
import type { Rect } from "./layout";

export class CellNote {
  private readonly element: HTMLElement;

  constructor(layer: HTMLElement) {
    this.element = document.createElement("div");
    this.element.className = "tl-note";
    this.element.setAttribute("aria-hidden", "true");
    this.element.hidden = true;
    layer.append(this.element);
  }

  show(rect: Rect, text: string, bad: boolean, above: boolean): void {
    if (this.element.textContent !== text) this.element.textContent = text;
    this.element.dataset.bad = String(bad);
    this.element.hidden = false;
    const top = above ? rect.y - this.element.offsetHeight - 4 : rect.y + rect.h + 3;
    this.element.style.left = `${rect.x}px`;
    this.element.style.top = `${top}px`;
  }

  hide(): void {
    if (!this.element.hidden) this.element.hidden = true;
  }
}
