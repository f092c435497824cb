/** Types of plans: which there are, and what of them forms and lists show. */
import { useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { PlanType } from "@/api/nouns";

export type PlanNoun = "project" | "program";

/** The colours a type can have; each is one of the theme. */
export const COLORS = [
  "gray",
  "red",
  "pink",
  "grape",
  "violet",
  "indigo",
  "blue",
  "cyan",
  "teal",
  "green",
  "yellow",
  "orange",
] as const;

const NONE: readonly PlanType[] = [];

export const planTypesQuery = {
  queryKey: ["plan_types"],
  staleTime: 5 * 60_000,
  queryFn: async (): Promise<PlanType[]> =>
    (await ok(client.GET("/api/v1/plan_types"))).items as PlanType[],
};

/** Types of a noun that something new can be of; none while they are still on their way. */
export function usePlanTypes(noun: PlanNoun): readonly PlanType[] {
  const { data } = useQuery({ ...planTypesQuery, select: (types) => offered(types, noun) });
  return data ?? NONE;
}

export function offered(types: readonly PlanType[], noun: PlanNoun): PlanType[] {
  return types.filter((type) => type.noun === noun && !type.archived);
}

/** Whether there is more than the standard type, so that it says something which one a plan is of. */
export function useSeveralTypes(noun: PlanNoun): boolean {
  const { data } = useQuery({
    ...planTypesQuery,
    select: (types) => types.filter((type) => type.noun === noun).length > 1,
  });
  return data ?? false;
}
