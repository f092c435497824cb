/** Requests for people: shapes, words and choices that their pages share. */
import { useQueryClient } from "@tanstack/react-query";
import type { components } from "@/api/schema";
import { showNumber } from "@/lib/numbers";
import type { Tone } from "@/ui/Mark";

type Schemas = components["schemas"];
export type StaffingRequest = Schemas["StaffingRequestView"];
export type Proposal = Schemas["StaffingProposalView"];
export type Candidate = Schemas["Candidates"]["candidates"]["items"][number];
export type CriterionScore = Schemas["CriterionScore"];
export type StaffingFigures = Schemas["StaffingFigures"];
export type StaffingEvent = Schemas["StaffingEvent"];
export type StaffingPolicy = Schemas["StaffingPolicyView"];

export const STATES = [
  "draft",
  "open",
  "proposed",
  "countered",
  "partly_filled",
  "filled",
  "change_asked",
  "change_countered",
  "rejected",
  "expired",
  "withdrawn",
] as const;

export const STATE_TONES: Record<string, Tone> = {
  draft: "plain",
  open: "warn",
  proposed: "info",
  countered: "warn",
  partly_filled: "info",
  filled: "good",
  change_asked: "warn",
  change_countered: "info",
  rejected: "bad",
  expired: "bad",
  withdrawn: "plain",
};

export const PROPOSAL_TONES: Record<string, Tone> = {
  waiting: "info",
  accepted: "good",
  accepted_in_part: "good",
  changed: "plain",
  rejected: "bad",
  countered: "plain",
  withdrawn: "plain",
  lapsed: "plain",
};

export const CRITERIA = [
  "skill",
  "level",
  "availability",
  "cost",
  "location",
  "time_zone",
  "interest",
] as const;

export function isLive(request: StaffingRequest): boolean {
  return ["open", "proposed", "countered", "partly_filled"].includes(request.state);
}

/** Hours with as many decimals as they need, at most two. */
export function showHours(minutes: number): string {
  const digits = minutes % 60 === 0 ? 0 : minutes % 6 === 0 ? 1 : 2;
  return `${showNumber(minutes / 60, digits)} h`;
}

/** Minutes of hours as typed; `null` when it is no number. */
export function minutesOf(hours: number | string): number | null {
  const minutes = Math.round(Number(hours) * 60);
  return Number.isFinite(minutes) && minutes > 0 ? minutes : null;
}

/** Loads anew what a change of a request shows in. */
export function useFreshRequests(): () => Promise<unknown> {
  const queries = useQueryClient();
  const keys = ["staffing_requests", "staffing_request", "staffing", "heatmap", "inbox"];
  return () => Promise.all(keys.map((key) => queries.invalidateQueries({ queryKey: [key] })));
}
