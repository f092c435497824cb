/** A painter that writes its calls down instead of drawing, for golden files. */
import type { Painter } from "./frame";

export function recorder(): { painter: Painter; calls: string[] } {
  const calls: string[] = [];
  const round = (value: unknown) =>
    typeof value === "number" ? Math.round(value * 100) / 100 : value;
  const painter = new Proxy({} as Record<string, unknown>, {
    get:
      (_, name) =>
      (...args: unknown[]) => {
        calls.push(`${String(name)}(${args.map((a) => JSON.stringify(round(a))).join(",")})`);
      },
    set: (_, name, value) => {
      calls.push(`${String(name)}=${value}`);
      return true;
    },
  });
  return { painter: painter as unknown as Painter, calls };
}
