/** What people are missing for, and whom to hire: shapes, addresses and words that its pages share. */
import { client, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { locale } from "@/lib/locale";
import { minorDigits } from "@/lib/numbers";

type Schemas = components["schemas"];
export type HiringPlan = Schemas["HiringPlanView"];
export type RoleGap = Schemas["RoleGap"];
export type SkillGap = Schemas["SkillGap"];
export type HireLine = Schemas["HireView"];

/** What may be asked otherwise. */
export interface HiringChoice {
  from?: string;
  months?: number;
  proposed?: boolean;
  lead_weeks?: number;
  least_percent?: number;
}

export async function loadHiring(
  choice: HiringChoice,
  scenarioId: string | undefined,
): Promise<HiringPlan> {
  return scenarioId
    ? ok(
        client.GET("/api/v1/scenarios/{id}/hiring_plan", {
          params: { path: { id: scenarioId }, query: choice },
        }),
      )
    : ok(client.GET("/api/v1/hiring_plan", { params: { query: choice } }));
}

export type HiringFile = "xlsx" | "csv" | "roles_csv" | "skills_csv";

/** The address of the plan as a file. */
export function fileAddress(
  choice: HiringChoice,
  scenarioId: string | undefined,
  file: HiringFile,
): string {
  const query = new URLSearchParams({ file });
  for (const [name, value] of Object.entries(choice)) {
    if (value !== undefined) query.set(name, String(value));
  }
  const base = scenarioId ? `/api/v1/scenarios/${scenarioId}` : "/api/v1";
  return `${base}/hiring_plan/file?${query}`;
}

/** Minor units as money, to whole units: a plan of a year is no invoice. The file has all digits. */
export function moneyOf(minor: number | null | undefined, currency: string): string {
  if (minor === null || minor === undefined) return "–";
  return new Intl.NumberFormat(locale(), {
    style: "currency",
    currency,
    maximumFractionDigits: 0,
  }).format(minor / 10 ** minorDigits(currency));
}
