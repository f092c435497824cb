/** The locale numbers and dates are written in: the person's choice, or the browser's. */
let chosen: string | null = null;

export function setLocale(locale: string | null | undefined): void {
  try {
    chosen = locale ? (Intl.getCanonicalLocales(locale)[0] ?? null) : null;
  } catch {
    chosen = null;
  }
}

export function locale(): string {
  return chosen ?? navigator.language;
}
