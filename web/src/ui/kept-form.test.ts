import { expect, test } from "vitest";
import { difference } from "./kept-form";

test("only what differs from the saved version is kept", () => {
  const saved = { name: "Dig", notes: "", custom: { risk: "high" } };
  expect(difference(saved, { ...saved, custom: { risk: "high" } })).toBeNull();
  expect(difference(saved, { ...saved, notes: "deep" })).toEqual({ notes: "deep" });
  expect(difference(saved, { ...saved, custom: { risk: "low" } })).toEqual({
    custom: { risk: "low" },
  });
});
