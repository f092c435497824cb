/** Trying on the board: every try changes a draft scenario, and never the plan of record. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { client, ifMatch, ok } from "@/api/client";
import { nowCivil, showMoment } from "@/lib/dates";
import { toastFailed, toastNote } from "@/ui/toast";
import {
  type Overlay,
  type OverlayItem,
  overlayQuery,
  type Scenario,
} from "../scenarios/scenarios";
import { t } from "../texts";
import type { Bubble } from "./board-geometry";

/** What is tried of one project or request. */
export interface Try {
  out?: boolean;
  bucket?: string;
}

export interface Trial {
  overlay: Overlay | undefined;
  error: unknown;
  /** The item of a bubble, once the draft has it. */
  itemOf: (bubble: Pick<Bubble, "kind" | "id">) => OverlayItem | undefined;
  attempt: (bubble: Bubble, wanted: Try) => Promise<void>;
}

interface TrialOf {
  scenarioId: string | undefined;
  portfolioId: string | undefined;
  currency: string;
  modelId: string | undefined;
  onScenario: (id: string) => void;
}

export function useTrial(of: TrialOf): Trial {
  const queries = useQueryClient();
  const query = useQuery({
    ...overlayQuery(of.scenarioId ?? ""),
    enabled: Boolean(of.scenarioId),
  });
  const overlay = of.scenarioId ? query.data : undefined;
  const find = (within: Overlay | undefined, bubble: Pick<Bubble, "kind" | "id">) =>
    within?.items.find((one) => one.kind === bubble.kind && one.subject_id === bubble.id);

  async function draft(): Promise<Overlay> {
    if (overlay) return overlay;
    const now = nowCivil();
    const scenario = (await ok(
      client.POST("/api/v1/scenarios", {
        body: {
          name: t("portfolio.board.trial_name", { when: showMoment(now) }),
          note: t("portfolio.board.trial_note"),
          portfolio_id: of.portfolioId ?? null,
          question: {
            currency: of.currency,
            start: now.slice(0, 7),
            months: 24,
            scoring_model_id: of.modelId ?? null,
          },
        },
      }),
    )) as Scenario;
    const made = (await ok(
      client.POST("/api/v1/scenarios/{id}/items", {
        params: { path: { id: scenario.id } },
        body: { all: true },
      }),
    )) as Overlay;
    queries.setQueryData(overlayQuery(scenario.id).queryKey, made);
    void queries.invalidateQueries({ queryKey: ["scenarios"] });
    of.onScenario(scenario.id);
    toastNote(t("portfolio.board.drafted", { name: scenario.name }));
    return made;
  }

  return {
    overlay,
    error: of.scenarioId ? query.error : null,
    itemOf: (bubble) => find(overlay, bubble),
    attempt: async (bubble, wanted) => {
      try {
        let within = await draft();
        if (!find(within, bubble)) {
          const { kind, id } = bubble;
          within = (await ok(
            client.POST("/api/v1/scenarios/{id}/items", {
              params: { path: { id: within.id } },
              body: { subjects: [{ kind, id }] },
            }),
          )) as Overlay;
        }
        const item = find(within, bubble);
        if (!item) return;
        await ok(
          client.PATCH("/api/v1/scenario_items/{id}", {
            params: { path: { id: item.id }, header: ifMatch(item.version) },
            body: { change: { ...item.change, ...wanted } },
          }),
        );
        await queries.invalidateQueries({ queryKey: overlayQuery(within.id).queryKey });
      } catch (error) {
        toastFailed(error);
      }
    },
  };
}
