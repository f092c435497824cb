/** Routes of approval while they are being written, and in words. */
import { queryOptions } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { ApprovalRoute, Approver, Ref, RouteStep } from "@/api/nouns";
import { showMinor } from "@/features/intake/requests";
import { t } from "@/i18n/t";
import { minorDigits } from "@/lib/numbers";
import { randomUuid } from "@/lib/random";

/** The kinds of what is approved, in the order in which they are shown, with their fields. */
export const subjectKindsQuery = queryOptions({
  queryKey: ["approval_subjects"],
  queryFn: async () => (await ok(client.GET("/api/v1/approval_subjects"))).items,
});

export const routesQuery = queryOptions({
  queryKey: ["approval_routes"],
  queryFn: async () => (await ok(client.GET("/api/v1/approval_routes"))).items as ApprovalRoute[],
});

export interface StepDraft extends RouteStep {
  key: string;
}

export const newStep = (): StepDraft => ({
  key: randomUuid(),
  name: "",
  approvers: [],
  rule: "any",
  quorum: null as never,
  weights: [],
  share_percent: null as never,
  escalate_after_days: null as never,
  escalate_to: [],
});

export const draftOf = (steps: readonly RouteStep[]): StepDraft[] =>
  steps.map((step) => ({ ...step, key: randomUuid() }));

export const sameApprover = (a: Approver, b: Approver): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** "from €1,000.00, for Project idea"; "always" without conditions. */
export function conditionsInWords(
  route: ApprovalRoute,
  types: readonly Ref[],
  figures: readonly { key: string; name: string; unit: string }[] = [],
): string {
  const { amount_from_minor, amount_below_minor, currency, kinds, programs } = route.conditions;
  const bounds = route.conditions.figures.flatMap(({ field, from, below }) => {
    const figure = figures.find((one) => one.key === field);
    const name = figure?.name ?? field;
    const value = (bound: number) =>
      figure?.unit === "money" ? showMinor(bound, currency) : String(bound);
    return [
      typeof from === "number"
        ? t("governance.routes.figure_is_from", { name, value: value(from) })
        : "",
      typeof below === "number"
        ? t("governance.routes.figure_is_below", { name, value: value(below) })
        : "",
    ];
  });
  const names = types.filter((one) => kinds.includes(one.id)).map((one) => one.name);
  const parts = [
    amount_from_minor === null
      ? ""
      : t("governance.routes.from", { amount: showMinor(amount_from_minor, currency) }),
    amount_below_minor === null
      ? ""
      : t("governance.routes.below", { amount: showMinor(amount_below_minor, currency) }),
    names.length === 0 ? "" : t("governance.routes.of_types", { names: names.join(", ") }),
    programs.length === 0 ? "" : t("governance.routes.in_programs", { count: programs.length }),
    ...bounds,
  ].filter(Boolean);
  return parts.join(", ") || t("governance.routes.always");
}

/** An amount as typed, in minor units; null when nothing or no number was typed. */
export function minorOf(text: string, currency: string): number | null {
  const plain = text.replace(/[\s,’']/g, "");
  if (!/^\d+(\.\d+)?$/.test(plain)) return null;
  return Math.round(Number(plain) * 10 ** minorDigits(currency));
}

export function typedOf(minor: number | null, currency: string): string {
  if (minor === null || minor === undefined) return "";
  return String(minor / 10 ** minorDigits(currency || "EUR"));
}
