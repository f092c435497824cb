/** The divider between table and timeline: dragged, or moved with the arrow keys. */

export interface SplitterTarget {
  paneWidth(): number;
  setPaneWidth(width: number): void;
}

const STEP = 24;

export function makeSplitter(label: string, target: SplitterTarget): HTMLElement {
  const element = document.createElement("div");
  element.className = "tl-splitter";
  element.tabIndex = 0;
  element.setAttribute("role", "separator");
  element.setAttribute("aria-orientation", "vertical");
  element.setAttribute("aria-label", label);
  let from: { x: number; width: number } | null = null;
  element.addEventListener("pointerdown", (event) => {
    from = { x: event.clientX, width: target.paneWidth() };
    element.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  element.addEventListener("pointermove", (event) => {
    if (from) target.setPaneWidth(from.width + event.clientX - from.x);
  });
  const end = () => {
    from = null;
  };
  element.addEventListener("pointerup", end);
  element.addEventListener("pointercancel", end);
  element.addEventListener("keydown", (event) => {
    const change = event.key === "ArrowLeft" ? -STEP : event.key === "ArrowRight" ? STEP : 0;
    if (change === 0) return;
    event.preventDefault();
    event.stopPropagation();
    target.setPaneWidth(target.paneWidth() + change);
  });
  return element;
}

export function describeSplitter(element: HTMLElement, width: number, max: number): void {
  element.setAttribute("aria-valuenow", String(Math.round(width)));
  element.setAttribute("aria-valuemin", "0");
  element.setAttribute("aria-valuemax", String(Math.round(max)));
}
