/** The locale numbers and dates are written in: the person's choice, or the browser's. */
let chosen: string | null = null;

export function setLocale(locale: string | null | undefined): void {
  try {
    const wanted = locale ? (Intl.getCanonicalLocales(locale)[0] ?? null) : null;
    // A bare language takes the region from the browser: "en" is en-GB for a British browser.
    const own = navigator.language;
    chosen = wanted && !wanted.includes("-") && own.startsWith(`${wanted}-`) ? own : wanted;
  } catch {
    chosen = null;
  }
}

export function locale(): string {
  return chosen ?? navigator.language;
}
