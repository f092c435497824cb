/** Where an objective goes when it is moved by a key: up, down, in under the one above, out. */
export type MoveWay = "up" | "down" | "in" | "out";

interface Placed {
  id: string;
  parent_id?: string | null;
  position: number;
}

/** The place to send, or null when it cannot go further that way. */
export function moveOf(
  all: readonly Placed[],
  id: string,
  way: MoveWay,
): { parent_id?: string | null; position?: number } | null {
  const own = all.find((one) => one.id === id);
  if (!own) return null;
  const parent = own.parent_id ?? null;
  const siblings = all.filter((one) => (one.parent_id ?? null) === parent);
  if (way === "up") return own.position > 1 ? { position: own.position - 1 } : null;
  if (way === "down") {
    return own.position < siblings.length ? { position: own.position + 1 } : null;
  }
  if (way === "in") {
    const before = siblings.find((one) => one.position === own.position - 1);
    return before ? { parent_id: before.id } : null;
  }
  const above = all.find((one) => one.id === parent);
  return above ? { parent_id: above.parent_id ?? null, position: above.position + 1 } : null;
}
