/** Stretches of days of a request while they are typed. */
import { today } from "@/lib/dates";
import type { StaffingRequest } from "./requests";

export interface Stretch {
  key: number;
  from: string;
  to: string;
  amount: string;
}

export function newStretch(after?: Stretch): Stretch {
  return { key: (after?.key ?? 0) + 1, from: after ? "" : today(), to: "", amount: "" };
}

/** Hours as they are typed, exact to the minute. */
export function typedHours(minutes: number): string {
  return String(Number((minutes / 60).toFixed(4)));
}

export function stretchesOf(request: StaffingRequest): Stretch[] {
  return request.spans.map((span, at) => ({
    key: at + 1,
    from: span.from,
    to: span.to,
    amount: typedHours(span.minutes),
  }));
}

/** As they are sent. */
export function sentSpans(stretches: Stretch[]) {
  return stretches.map(({ from, to, amount }) => ({ from, to, amount }));
}
