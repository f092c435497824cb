/**
 * Mouse and pen on the canvas: hover, select, open, drag what can be dragged, pan by dragging empty
 * space, zoom with Ctrl+wheel. Fingers have their own ways: see touch-gestures.
 */
import type { Hit } from "./hit";

export interface GestureTarget {
  hitAt(x: number, y: number): Hit;
  hover(hit: Hit | null, x: number, y: number): void;
  select(task: number): void;
  open(task: number): void;
  panBy(dx: number, dy: number): void;
  /** Zooms by a factor and keeps the minute at `x` where it is. */
  zoomAt(factor: number, x: number): void;
  /** Takes hold of what lies there; false when a drag from there pans. */
  take(hit: Hit, x: number, alt: boolean): boolean;
  dragTo(x: number, y: number, free: boolean): void;
  drop(): void;
  letGo(): void;
}

const DRAG_THRESHOLD = 4;

interface Press {
  readonly id: number;
  readonly found: Hit;
  /** Where on the canvas it began. */
  readonly at: number;
  x: number;
  y: number;
  moved: boolean;
  dragging: boolean;
}

export function attachGestures(canvas: HTMLElement, target: GestureTarget): () => void {
  let press: Press | null = null;
  const place = (event: MouseEvent): [number, number] => [event.offsetX, event.offsetY];

  const down = (event: PointerEvent) => {
    if (event.button > 1 || event.pointerType === "touch") return;
    delete canvas.dataset.touch;
    press = {
      id: event.pointerId,
      x: event.clientX,
      y: event.clientY,
      moved: false,
      dragging: false,
      found: target.hitAt(...place(event)),
      at: event.offsetX,
    };
  };
  const move = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    const [x, y] = place(event);
    if (!press || press.id !== event.pointerId) {
      target.hover(target.hitAt(x, y), x, y);
      return;
    }
    const dx = event.clientX - press.x;
    const dy = event.clientY - press.y;
    if (!press.moved && Math.abs(dx) + Math.abs(dy) < DRAG_THRESHOLD) return;
    if (!press.moved) {
      canvas.setPointerCapture(event.pointerId);
      press.moved = true;
      press.dragging = event.button <= 0 && target.take(press.found, press.at, event.altKey);
      if (!press.dragging) canvas.dataset.panning = "true";
      target.hover(null, x, y);
    }
    if (press.dragging) {
      target.dragTo(x, y, event.shiftKey);
      return;
    }
    target.panBy(-dx, -dy);
    press.x = event.clientX;
    press.y = event.clientY;
  };
  const up = (event: PointerEvent) => {
    if (press?.dragging) target.drop();
    else if (press && !press.moved && event.button === 0) {
      const found = target.hitAt(...place(event));
      if (found.task >= 0) target.select(found.task);
    }
    press = null;
    delete canvas.dataset.panning;
  };
  const cancel = () => {
    if (press?.dragging) target.letGo();
    press = null;
    delete canvas.dataset.panning;
  };
  const leave = () => target.hover(null, 0, 0);
  const open = (event: MouseEvent) => {
    const found = target.hitAt(...place(event));
    if (found.task >= 0) target.open(found.task);
  };
  const wheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    target.zoomAt(Math.exp(-event.deltaY * 0.0022), place(event)[0]);
  };
  canvas.addEventListener("pointerdown", down);
  canvas.addEventListener("pointermove", move);
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", cancel);
  canvas.addEventListener("pointerleave", leave);
  canvas.addEventListener("dblclick", open);
  canvas.addEventListener("wheel", wheel, { passive: false });
  return () => {
    canvas.removeEventListener("pointerdown", down);
    canvas.removeEventListener("pointermove", move);
    canvas.removeEventListener("pointerup", up);
    canvas.removeEventListener("pointercancel", cancel);
    canvas.removeEventListener("pointerleave", leave);
    canvas.removeEventListener("dblclick", open);
    canvas.removeEventListener("wheel", wheel);
  };
}
