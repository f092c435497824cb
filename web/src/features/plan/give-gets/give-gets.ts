/** What projects give each other: where it is asked for, and how it reads. */
import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { Page } from "@/api/nouns";
import type { components } from "@/api/schema";
import type { Tone } from "@/ui/Mark";
import { refreshPlan } from "../effect";
import { t } from "./texts";

export type GiveGet = components["schemas"]["GiveGetView"];
export type Rag = components["schemas"]["GiveGetRag"];
export type WallRow = components["schemas"]["WallRow"];
export type CriticalChain = components["schemas"]["CriticalChain"];

/** All that the reader may see. */
interface Everywhere {
  kind: "everywhere";
}

/** Where several projects stand together. */
export type Group = { kind: "program" | "portfolio"; id: string } | Everywhere;

export type Place = { kind: "project"; id: string } | Group;

export interface GiveGetFilter {
  side?: "giver" | "receiver";
  state?: string;
  attention?: boolean;
}

const LISTS = {
  project: "/api/v1/projects/{id}/give_gets",
  program: "/api/v1/programs/{id}/give_gets",
  portfolio: "/api/v1/portfolios/{id}/give_gets",
} as const;

export function giveGetsQuery(place: Place, filter: GiveGetFilter) {
  return infiniteQueryOptions({
    queryKey: ["give_gets", place, filter],
    queryFn: async ({ pageParam }) => {
      const query = { ...filter, after: pageParam ?? undefined, limit: 25 };
      return (await ok(
        place.kind === "everywhere"
          ? client.GET("/api/v1/give_gets", { params: { query } })
          : client.GET(LISTS[place.kind], { params: { path: { id: place.id }, query } }),
      )) as Page<GiveGet>;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page<GiveGet>) => page.next ?? null,
  });
}

const WALLS = {
  program: "/api/v1/programs/{id}/dependency_wall",
  portfolio: "/api/v1/portfolios/{id}/dependency_wall",
} as const;

type WallPage = Page<WallRow> & { truncated: boolean };

export function wallQuery(place: Group) {
  return infiniteQueryOptions({
    queryKey: ["give_gets", "wall", place],
    queryFn: async ({ pageParam }) => {
      const query = { after: pageParam ?? undefined, limit: 20 };
      return (await ok(
        place.kind === "everywhere"
          ? client.GET("/api/v1/dependency_wall", { params: { query } })
          : client.GET(WALLS[place.kind], { params: { path: { id: place.id }, query } }),
      )) as WallPage;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: WallPage) => page.next ?? null,
  });
}

const CHAINS = {
  program: "/api/v1/programs/{id}/critical_chain",
  portfolio: "/api/v1/portfolios/{id}/critical_chain",
} as const;

export function chainQuery(place: Group) {
  return queryOptions({
    queryKey: ["give_gets", "chain", place],
    queryFn: async () =>
      (await ok(
        place.kind === "everywhere"
          ? client.GET("/api/v1/critical_chain")
          : client.GET(CHAINS[place.kind], { params: { path: { id: place.id } } }),
      )) as CriticalChain,
  });
}

const TONES: Record<Rag, Tone> = { on_track: "good", at_risk: "warn", off_track: "bad" };

export function ragTone(rag: Rag): Tone {
  return TONES[rag];
}

export function ragWord(rag: Rag): string {
  return t(`give_get.rag.${rag}`);
}

export function stateTone(state: string): Tone {
  if (state === "proposed") return "warn";
  return state === "agreed" ? "info" : "plain";
}

/** Everything on screen that an agreement can touch. */
export function refreshGiveGet(queries: QueryClient, give: GiveGet): void {
  for (const key of ["give_gets", "give_get", "inbox", "register"]) {
    void queries.invalidateQueries({ queryKey: [key] });
  }
  refreshPlan(queries, give.giver.project.id);
  refreshPlan(queries, give.receiver.project.id);
}
