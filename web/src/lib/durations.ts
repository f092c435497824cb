/** Minutes of work as people say them: days by the project's day length, hours below a day. */
import { locale } from "./locale";

function number(value: number): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value);
}

/** "3 d", "2.5 h", "45 min" */
export function showDuration(minutes: number | null | undefined, minutesPerDay = 480): string {
  if (minutes === null || minutes === undefined) return "";
  const size = Math.abs(minutes);
  if (size === 0) return "0 d";
  if (size >= minutesPerDay) return `${number(minutes / minutesPerDay)} d`;
  if (size >= 60) return `${number(minutes / 60)} h`;
  return `${number(minutes)} min`;
}

/** "24 h" */
export function showWork(minutes: number | null | undefined): string {
  return minutes === null || minutes === undefined ? "" : `${number(minutes / 60)} h`;
}

/** "+3 d", "−2 d", "0 d" for changes. */
export function showChange(minutes: number, minutesPerDay = 480): string {
  const text = showDuration(Math.abs(minutes), minutesPerDay);
  return minutes > 0 ? `+${text}` : minutes < 0 ? `−${text}` : text;
}

/** "8:30", minutes since midnight. */
export function showClock(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(Math.round(minutes % 60))}`;
}
