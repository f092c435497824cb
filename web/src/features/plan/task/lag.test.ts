import { expect, test } from "vitest";
import { lagText, parseLag } from "./lag";

test("lag is understood as planners type it", () => {
  expect(parseLag("2d", 480)).toMatchObject({ lag_minutes: 960, lag_kind: "working" });
  expect(parseLag("-4 h", 480)).toMatchObject({ lag_minutes: -240 });
  expect(parseLag("+1,5 d", 480)).toMatchObject({ lag_minutes: 720 });
  expect(parseLag("3 ed", 480)).toMatchObject({ lag_minutes: 4320, lag_kind: "elapsed" });
  expect(parseLag("50%", 480)).toMatchObject({ lag_percent: 50, lag_kind: "percent" });
  expect(parseLag("2", 480)).toMatchObject({ lag_minutes: 960 });
  expect(parseLag("", 480)).toMatchObject({ lag_minutes: 0 });
  expect(parseLag("soon", 480)).toBeNull();
});

test("what is shown reads back the same", () => {
  for (const text of ["+2 d", "-4 h", "+3 ed", "+50 %", "-10 e%", "+45 m", ""]) {
    const lag = parseLag(text, 480);
    expect(lag && lagText(lag, 480)).toBe(text);
  }
});
