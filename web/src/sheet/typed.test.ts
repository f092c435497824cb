import { expect, test } from "vitest";
import { isoOf, parseDate } from "./dates";
import { parseNumber, withDecimalPoints } from "./numbers";

const date = (text: string, locale: string) => {
  const read = parseDate(text, locale, "2026-11-20");
  return read ? isoOf(read) : null;
};

test("numbers follow the marks of the language", () => {
  expect(parseNumber("1,234.5", "en-GB")).toBe(1234.5);
  expect(parseNumber("1.234,5", "de-DE")).toBe(1234.5);
  expect(parseNumber("2,5", "de-DE")).toBe(2.5);
  expect(parseNumber("1 234,5", "fr-FR")).toBe(1234.5);
  expect(parseNumber("1’234.5", "de-CH")).toBe(1234.5);
  expect(parseNumber("−3", "en-GB")).toBe(-3);
});

test("one mark of the other kind is still understood, thousands stay thousands", () => {
  expect(parseNumber("2.5", "de-DE")).toBe(2.5);
  expect(parseNumber("2,5", "en-GB")).toBe(2.5);
  expect(parseNumber("2,500", "en-GB")).toBe(2500);
  expect(parseNumber("2.500", "de-DE")).toBe(2500);
  expect(parseNumber("1.2.3", "en-GB")).toBeNull();
  expect(parseNumber("abc", "en-GB")).toBeNull();
  expect(parseNumber("", "en-GB")).toBeNull();
});

test("decimal commas of durations become points", () => {
  expect(withDecimalPoints("2,5d?")).toBe("2.5d?");
  expect(withDecimalPoints("3d")).toBe("3d");
});

test("dates are read as ISO, by the order of the language, and with month names", () => {
  expect(date("2026-03-04", "en-US")).toBe("2026-03-04");
  expect(date("2026-03-04T08:30", "en-US")).toBe("2026-03-04T08:30");
  expect(date("3/4/2026", "en-US")).toBe("2026-03-04");
  expect(date("3/4/2026", "en-GB")).toBe("2026-04-03");
  expect(date("4.3.26", "de-DE")).toBe("2026-03-04");
  expect(date("4 Mar 2026", "en-GB")).toBe("2026-03-04");
  expect(date("Mar 4, 2026", "en-US")).toBe("2026-03-04");
  expect(date("4. März 2026", "de-DE")).toBe("2026-03-04");
  expect(date("Wed, 4 Mar 2026, 08:00", "en-GB")).toBe("2026-03-04T08:00");
  expect(date("4/3/2026 1:30 pm", "en-GB")).toBe("2026-03-04T13:30");
});

test("a missing year is this one", () => {
  expect(date("4/3", "en-GB")).toBe("2026-03-04");
  expect(date("4 Mar", "en-GB")).toBe("2026-03-04");
});

test("what is no date is refused", () => {
  for (const text of [
    "",
    "31/2/2026",
    "29 Feb 2026",
    "soon",
    "2026-13-01",
    "4/3/2026 25:00",
    "5",
  ]) {
    expect(date(text, "en-GB"), text).toBeNull();
  }
  expect(date("29/2/2028", "en-GB")).toBe("2028-02-29");
});

test("what the product itself shows can be typed back in every language we try", () => {
  for (const locale of ["en-GB", "en-US", "de-DE", "fr-FR", "pl-PL", "sv-SE", "nl-NL", "es-ES"]) {
    const show = new Intl.DateTimeFormat(locale, {
      day: "numeric",
      month: "short",
      year: "numeric",
      timeZone: "UTC",
    });
    for (let month = 1; month <= 12; month++) {
      const iso = `2026-${String(month).padStart(2, "0")}-09`;
      expect(date(show.format(new Date(`${iso}T00:00:00Z`)), locale), `${locale} ${iso}`).toBe(iso);
    }
  }
});
