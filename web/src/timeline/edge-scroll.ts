/** Scrolls while something is dragged near the edge of the canvas: the nearer, the quicker. */

/** How near to an edge scrolling begins, in pixels. */
const ZONE = 40;
const FASTEST = 22;

/** Pixels per frame for a place between `low` and `high`; beyond the edge it is full speed. */
export function edgeSpeed(at: number, low: number, high: number): number {
  if (high - low < ZONE * 3) return 0;
  const before = Math.max(0, ZONE - (at - low));
  const after = Math.max(0, ZONE - (high - at));
  const depth = Math.min(1, Math.max(before, after) / ZONE);
  const speed = Math.ceil(depth * depth * FASTEST);
  return before > after ? -speed : after > 0 ? speed : 0;
}

export interface EdgeTarget {
  /** Where the pointer is and between which edges; null when nothing is dragged. */
  edge(): { x: number; y: number; left: number; right: number; top: number; bottom: number } | null;
  scroll(dx: number, dy: number): void;
}

/** Runs from the first frame the pointer is near an edge until it is not any more. */
export class EdgeScroll {
  private running = 0;

  constructor(private readonly target: EdgeTarget) {}

  wake(): void {
    if (this.running === 0) this.running = requestAnimationFrame(() => this.step());
  }

  stop(): void {
    cancelAnimationFrame(this.running);
    this.running = 0;
  }

  private step(): void {
    this.running = 0;
    const edge = this.target.edge();
    if (!edge) return;
    const dx = edgeSpeed(edge.x, edge.left, edge.right);
    const dy = edgeSpeed(edge.y, edge.top, edge.bottom);
    if (dx === 0 && dy === 0) return;
    this.target.scroll(dx, dy);
    this.wake();
  }
}
