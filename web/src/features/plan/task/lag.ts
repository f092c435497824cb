/** Lag as people read and type it: "2 d", "-4 h", "50 %", "2 ed" for elapsed days. */
import type { LagKind } from "@/api/nouns";

export interface Lag {
  lag_minutes: number;
  lag_kind: LagKind;
  lag_percent: number | null;
}

const UNITS: Record<string, number> = { m: 1, min: 1, h: 60, d: 480, w: 2400 };
const ELAPSED: Record<string, number> = { em: 1, eh: 60, ed: 1440, ew: 10_080 };

/** "" is no lag. Returns null for what it does not understand. */
export function parseLag(text: string, minutesPerDay: number): Lag | null {
  const trimmed = text.trim().toLowerCase().replace(",", ".").replace("−", "-");
  if (trimmed === "") return { lag_minutes: 0, lag_kind: "working", lag_percent: null };
  const match = /^([+-]?\d+(?:\.\d+)?)\s*(e?%|e?[a-z]+)?$/.exec(trimmed);
  if (!match) return null;
  const value = Number(match[1]);
  const unit = match[2] ?? "d";
  if (unit === "%" || unit === "e%") {
    const lag_kind = unit === "%" ? "percent" : "elapsed_percent";
    return { lag_minutes: 0, lag_kind, lag_percent: value };
  }
  if (unit in ELAPSED) {
    return { lag_minutes: value * ELAPSED[unit], lag_kind: "elapsed", lag_percent: null };
  }
  if (!(unit in UNITS)) return null;
  const size = unit === "d" ? minutesPerDay : unit === "w" ? minutesPerDay * 5 : UNITS[unit];
  return { lag_minutes: value * size, lag_kind: "working", lag_percent: null };
}

/** The text `parseLag` reads back. */
export function lagText(lag: Lag, minutesPerDay: number): string {
  const sign = (value: number) => (value > 0 ? `+${value}` : String(value));
  const round = (value: number) => Math.round(value * 100) / 100;
  if (lag.lag_kind === "percent") return `${sign(lag.lag_percent ?? 0)} %`;
  if (lag.lag_kind === "elapsed_percent") return `${sign(lag.lag_percent ?? 0)} e%`;
  const minutes = lag.lag_minutes;
  if (minutes === 0) return "";
  const e = lag.lag_kind === "elapsed" ? "e" : "";
  const day = e ? 1440 : minutesPerDay;
  if (Math.abs(minutes) % day === 0 || Math.abs(minutes) > day * 2) {
    return `${sign(round(minutes / day))} ${e}d`;
  }
  return minutes % 60 === 0 ? `${sign(minutes / 60)} ${e}h` : `${sign(round(minutes))} ${e}m`;
}
