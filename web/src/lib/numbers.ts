import { locale } from "./locale";

const formats = new Map<string, Intl.NumberFormat>();

/** A format costs a hundred times what it takes to use it, and a grid uses one for each cell of each frame. */
function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale() + JSON.stringify(options);
  let known = formats.get(key);
  if (!known) {
    known = new Intl.NumberFormat(locale(), options);
    formats.set(key, known);
  }
  return known;
}

export function showNumber(value: number, digits = 0): string {
  return format({ maximumFractionDigits: digits }).format(value);
}

/** "412", or "10,000+" of a list that was not counted to its end. */
export function showCount(count: number, more: boolean): string {
  return more ? `${showNumber(count)}+` : showNumber(count);
}

/** "€87.50": a decimal of the API as money; digits are never lost in between. */
export function showMoney(amount: string, currency: string): string {
  const money = format({ style: "currency", currency, maximumFractionDigits: 4 });
  return money.format(amount as `${number}`);
}

/** Digits behind the point of a currency: money is told in minor units. */
export function minorDigits(currency: string): number {
  try {
    const money = new Intl.NumberFormat("en", { style: "currency", currency });
    return money.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    // A code that nobody knows.
    return 2;
  }
}

/** "45 %" in the locale's way; `value` is 0 to 100. */
export function showPercent(value: number | null | undefined): string {
  if (value === null || value === undefined) return "";
  return format({ style: "percent", maximumFractionDigits: 0 }).format(value / 100);
}
