import { beforeAll, describe, expect, it, vi } from "vitest";
import { type ComparisonRow, rowName, signed, type ThenAndNow } from "./changes";

beforeAll(() => void vi.stubGlobal("navigator", { language: "en-GB" }));

const part = (then: number, now: number): ThenAndNow => ({ then, now, difference: now - then });
const row = (standing: ComparisonRow["standing"], name = ""): ComparisonRow => ({
  id: null,
  name,
  standing,
  committed: part(0, 0),
  proposed: part(0, 0),
  cells: [],
});

describe("changes since a snapshot", () => {
  it("says differences with their sign", () => {
    expect(signed(part(2400, 1800))).toBe("−10 h");
    expect(signed(part(0, 450))).toBe("+7.5 h");
  });

  it("has words for rows without a name", () => {
    expect(rowName(row("named", "Ann"), "person")).toBe("Ann");
    expect(rowName(row("none"), "team")).toBe("In no team");
    expect(rowName(row("none"), "person")).toBe("People who were removed");
    expect(rowName(row("hidden"), "project")).toBe("A project you may not see");
    expect(rowName(row("gone"), "project")).toBe("Removed since");
  });
});
