import { expect, test } from "vitest";
import { DESTINATIONS } from "./navigation";

test("every destination has a letter of its own after G", () => {
  const letters = DESTINATIONS.map((one) => one.letter);
  expect(letters.filter((letter, at) => letters.indexOf(letter) !== at)).toEqual([]);
});
