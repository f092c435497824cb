/** Numbers as people write them in their own language. */

interface Marks {
  readonly decimal: string;
  readonly group: string;
}

const marks = new Map<string, Marks>();

function marksOf(locale: string): Marks {
  let found = marks.get(locale);
  if (!found) {
    const parts = new Intl.NumberFormat(locale).formatToParts(12345678.9);
    found = {
      decimal: parts.find((part) => part.type === "decimal")?.value ?? ".",
      group: parts.find((part) => part.type === "group")?.value ?? ",",
    };
    marks.set(locale, found);
  }
  return found;
}

/**
 * "1.234,5" by the marks of the locale, or null. A lone mark that is not the decimal one of the
 * locale and cannot part thousands counts as decimal: "2.5" is two and a half everywhere.
 */
export function parseNumber(text: string, locale: string): number | null {
  const { decimal, group } = marksOf(locale);
  let plain = text
    .trim()
    .replace(/[\s\u00a0\u202f'’]/g, "")
    .replace(/^\u2212/, "-");
  if (!/^[-+]?[\d.,]+$/.test(plain)) return null;
  const other = decimal === "." ? "," : ".";
  const last = Math.max(plain.lastIndexOf("."), plain.lastIndexOf(","));
  if (plain.includes(decimal) && plain.includes(other)) {
    const by = plain[last];
    plain = plain.replaceAll(by === "." ? "," : ".", "").replace(by, ".");
  } else if (plain.includes(decimal)) {
    if (plain.indexOf(decimal) !== plain.lastIndexOf(decimal)) return null;
    plain = plain.replace(decimal, ".");
  } else if (plain.includes(other)) {
    const parts = plain.replace(/^[-+]/, "").split(other);
    const grouped =
      other === group && parts[0].length <= 3 && parts.slice(1).every((part) => part.length === 3);
    if (grouped) plain = plain.replaceAll(other, "");
    else if (parts.length === 2) plain = plain.replace(other, ".");
    else return null;
  }
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** "3,5d" of a locale with decimal commas becomes "3.5d", which the server reads. */
export function withDecimalPoints(text: string): string {
  return text.replace(/(\d),(?=\d)/g, "$1.");
}
