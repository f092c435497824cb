import { describe, expect, it } from "vitest";
import { leaveBody, newLeave, partsOf } from "./LeaveFields";

describe("leave", () => {
  const day = { ...newLeave(), from: "2026-12-01", to: "2026-12-01" };

  it("is of whole days, halves or hours of a day", () => {
    expect(leaveBody(day)).toMatchObject({
      starts_midday: false,
      ends_midday: false,
      minutes: null,
    });
    expect(leaveBody({ ...day, part: "starts" })).toMatchObject({ starts_midday: true });
    expect(leaveBody({ ...day, part: "ends" })).toMatchObject({ ends_midday: true });
    expect(leaveBody({ ...day, part: "hours", hours: 1.5 })).toMatchObject({ minutes: 90 });
  });

  it("forgets a part that its days do not have", () => {
    const days = { ...day, to: "2026-12-03", part: "hours" as const };
    expect(partsOf(days)).not.toContain("hours");
    expect(leaveBody(days)).toMatchObject({ minutes: null, starts_midday: false });
    expect(leaveBody({ ...days, part: "both" })).toMatchObject({
      starts_midday: true,
      ends_midday: true,
    });
    expect(leaveBody({ ...day, part: "both" })).toMatchObject({ starts_midday: false });
  });
});
