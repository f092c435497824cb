/** What the views of a portfolio share: lines of the register, the words for them, and where they lead. */
import "@/features/intake/texts";
import { useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page, Stage } from "@/api/nouns";
import type { components } from "@/api/schema";
import { showMinor, stateTone } from "@/features/intake/requests";
import { stageTone } from "@/features/plan/projects/stage";
import { minorDigits } from "@/lib/numbers";
import type { Tone } from "@/ui/Mark";
import type { Option } from "@/ui/RemoteSelect";
import { t } from "../texts";

type Schemas = components["schemas"];
export type RegisterItem = Schemas["RegisterItem"];
export type Health = Schemas["Health"];
export type CostSource = Schemas["CostSource"];
export type SubjectKind = Schemas["ScenarioSubject"];

export const HEALTHS: readonly Health[] = ["on_track", "at_risk", "off_track", "not_set"];
export const KINDS: readonly SubjectKind[] = ["project", "request"];

const TONES: Record<Health, Tone> = {
  on_track: "good",
  at_risk: "warn",
  off_track: "bad",
  not_set: "plain",
};

export const healthTone = (health: Health): Tone => TONES[health];
export const healthWord = (health: Health): string => t(`portfolio.health.${health}`);

interface Subject {
  kind: SubjectKind;
  id: string;
  state: string;
}

/** The word for a project's stage or a request's state. */
export function stateWord({ kind, state }: Pick<Subject, "kind" | "state">): string {
  return kind === "project" ? t(`plan.stage.${state}`) : t(`intake.state.${state}`);
}

export function toneOf({ kind, state }: Pick<Subject, "kind" | "state">): Tone {
  return kind === "project" ? stageTone(state as Stage) : stateTone(state);
}

/** Where a line leads. */
export function addressOf({ kind, id }: Pick<Subject, "kind" | "id">): string {
  return kind === "project" ? `/projects/${id}/gantt` : `/requests/${id}`;
}

/** A cost, or why there is none to see. */
export function costText(item: {
  cost_minor?: number | null;
  cost_hidden: boolean;
  currency: string;
}): string {
  if (item.cost_hidden) return t("portfolio.cost_hidden");
  return showMinor(item.cost_minor, item.currency);
}

/**
 * Where the cost of a project or request comes from, in words, and what its business case would come to as
 * it is being written; empty without either.
 */
export function costSource(item: {
  cost_source?: CostSource | null;
  cost_partial?: boolean;
  draft_minor?: number | null;
  draft_currency?: string;
}): string {
  const from = item.cost_source ? t(`portfolio.cost_from.${item.cost_source}`) : "";
  const whole = item.cost_partial ? t("portfolio.cost_from.partial", { from }) : from;
  if (item.draft_minor == null) return whole;
  const amount = showMinor(item.draft_minor, item.draft_currency ?? "");
  const draft = t("portfolio.cost_from.draft", { amount });
  return whole ? t("portfolio.cost_from.beside", { from: whole, draft }) : draft;
}

/** "€721,806": money of many, without its cents. */
export function showWhole(minor: number | null | undefined, currency: string): string {
  if (minor === null || minor === undefined || !currency) return "";
  const factor = 10 ** minorDigits(currency);
  return showMinor(Math.round(minor / factor) * factor, currency);
}

export async function loadRegister(
  filter: Record<string, string | undefined>,
  after?: string,
): Promise<Page<RegisterItem>> {
  const params = { query: listQuery(filter, after) };
  return (await ok(
    client.GET("/api/v1/register", { params: params as never }),
  )) as Page<RegisterItem>;
}

/** The portfolio that an address names, to be shown in a choice of portfolios. */
export function usePortfolioOption(id: string | undefined): Option | null {
  const query = useQuery({
    queryKey: ["portfolio", id],
    enabled: Boolean(id),
    queryFn: async () =>
      ok(client.GET("/api/v1/portfolios/{id}", { params: { path: { id: id ?? "" } } })),
  });
  if (!id) return null;
  return { value: id, label: query.data?.name ?? "…" };
}
