import { locale } from "./locale";

export function showNumber(value: number, digits = 0): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
}

/** "412", or "10,000+" of a list that was not counted to its end. */
export function showCount(count: number, more: boolean): string {
  return more ? `${showNumber(count)}+` : showNumber(count);
}

/** "€87.50": a decimal of the API as money; digits are never lost in between. */
export function showMoney(amount: string, currency: string): string {
  return new Intl.NumberFormat(locale(), {
    style: "currency",
    currency,
    maximumFractionDigits: 4,
  }).format(amount as `${number}`);
}

/** Digits behind the point of a currency: money is told in minor units. */
export function minorDigits(currency: string): number {
  try {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    // A code that nobody knows.
    return 2;
  }
}

/** "45 %" in the locale's way; `value` is 0 to 100. */
export function showPercent(value: number | null | undefined): string {
  if (value === null || value === undefined) return "";
  return new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: 0 }).format(
    value / 100,
  );
}
