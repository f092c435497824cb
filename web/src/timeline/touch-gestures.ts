/**
 * Fingers on the canvas: a tap selects, holding still takes hold of what is there and then drags it,
 * a plain move scrolls (the browser does that by itself), two fingers zoom.
 */
import type { GestureTarget } from "./gestures";
import type { Hit } from "./hit";

/** Holding still for this many milliseconds takes hold. */
const LONG_PRESS = 400;
/** A finger that trembles less than this holds still. */
const SLOP = 10;

interface Press {
  readonly id: number;
  readonly found: Hit;
  readonly x: number;
  readonly y: number;
  timer: number;
  held: boolean;
  moved: boolean;
}

export function attachTouch(canvas: HTMLElement, target: GestureTarget): () => void {
  const fingers = new Map<number, { x: number; y: number }>();
  let press: Press | null = null;
  let apart = 0;

  const giveUp = () => {
    if (!press) return;
    window.clearTimeout(press.timer);
    if (press.held) target.letGo();
    press = null;
  };
  const hold = () => {
    if (press && target.take(press.found, press.x, false)) press.held = true;
  };
  const pinch = () => {
    const [one, two] = [...fingers.values()];
    return { apart: Math.hypot(one.x - two.x, one.y - two.y), x: (one.x + two.x) / 2 };
  };

  const down = (event: PointerEvent) => {
    if (event.pointerType !== "touch") return;
    canvas.dataset.touch = "true";
    const [x, y] = [event.offsetX, event.offsetY];
    fingers.set(event.pointerId, { x, y });
    if (press?.held) return;
    giveUp();
    if (fingers.size === 2) apart = pinch().apart;
    if (fingers.size > 1) return;
    const found = target.hitAt(x, y);
    const timer = window.setTimeout(hold, LONG_PRESS);
    press = { id: event.pointerId, found, x, y, timer, held: false, moved: false };
  };
  const move = (event: PointerEvent) => {
    if (!fingers.has(event.pointerId)) return;
    const [x, y] = [event.offsetX, event.offsetY];
    fingers.set(event.pointerId, { x, y });
    if (press?.id === event.pointerId) {
      if (press.held) target.dragTo(x, y, false);
      else if (Math.hypot(x - press.x, y - press.y) > SLOP) {
        window.clearTimeout(press.timer);
        press.moved = true;
      }
    } else if (!press && fingers.size === 2) {
      const now = pinch();
      if (apart > 0 && now.apart > 0) target.zoomAt(now.apart / apart, now.x);
      apart = now.apart;
    }
  };
  const up = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    if (press?.id !== event.pointerId) return;
    const { held, moved, found, timer } = press;
    window.clearTimeout(timer);
    press = null;
    if (held) target.drop();
    else if (!moved && found.task >= 0) target.select(found.task);
  };
  const cancel = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    if (press?.id === event.pointerId) giveUp();
  };
  const scroll = (event: TouchEvent) => {
    // What is dragged or zoomed does not scroll as well.
    if (press?.held || event.touches.length > 1) event.preventDefault();
  };
  const menu = (event: Event) => {
    if (press) event.preventDefault();
  };
  canvas.addEventListener("pointerdown", down);
  canvas.addEventListener("pointermove", move);
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", cancel);
  canvas.addEventListener("touchmove", scroll, { passive: false });
  canvas.addEventListener("contextmenu", menu);
  return () => {
    giveUp();
    canvas.removeEventListener("pointerdown", down);
    canvas.removeEventListener("pointermove", move);
    canvas.removeEventListener("pointerup", up);
    canvas.removeEventListener("pointercancel", cancel);
    canvas.removeEventListener("touchmove", scroll);
    canvas.removeEventListener("contextmenu", menu);
  };
}
