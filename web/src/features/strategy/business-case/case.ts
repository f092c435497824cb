/** What the pages of business cases share: shapes, queries, periods. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { showMonth } from "@/lib/dates";

type Schemas = components["schemas"];
export type BusinessCase = Schemas["BusinessCaseView"];
export type CaseBody = Schemas["CaseBody"];
export type CaseOption = Schemas["CaseOption"];
export type CaseLine = Schemas["CaseLine"];
export type Figures = Schemas["OptionFigures"];
export type CaseVersion = Schemas["CaseVersionView"];
export type Difference = Schemas["CaseDifference"];
export type CaseKind = "request" | "project";

/** When in its period money is taken to flow; the first unless a case says so. */
export const DISCOUNTINGS = ["start", "middle"] as const;

export const discountingOf = (body: Pick<CaseBody, "discounting">) => body.discounting ?? "start";

/** The case of a request or project, or null. */
export const caseQuery = (kind: CaseKind, id: string) =>
  queryOptions({
    queryKey: ["business_case", kind, id],
    queryFn: async (): Promise<BusinessCase | null> => {
      const query = { subject_kind: kind, subject_id: id };
      const found = (await ok(client.GET("/api/v1/business_cases", { params: { query } }))) as {
        items: BusinessCase[];
      };
      return found.items[0] ?? null;
    },
  });

/** What the options of a case come to as it is typed. */
export const figuresQuery = (body: CaseBody) =>
  queryOptions({
    queryKey: ["case_figures", JSON.stringify(body)],
    queryFn: async () =>
      ((await ok(client.POST("/api/v1/business_case_figures", { body }))) as { items: Figures[] })
        .items,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 60_000,
  });

export const versionsQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: ["case_versions", id, number],
    queryFn: async () =>
      (
        (await ok(
          client.GET("/api/v1/business_cases/{id}/versions", { params: { path: { id } } }),
        )) as { items: CaseVersion[] }
      ).items,
  });

/** "2027", or "Mar 2027" where periods are months. */
export function periodNames(body: CaseBody): string[] {
  const [year, month] = body.start.split("-").map(Number);
  const count = Math.max(0, Math.min(60, Number(body.periods) || 0));
  return Array.from({ length: count }, (_, at) => {
    if (body.period === "year") return String(year + at);
    const number = (month || 1) - 1 + at;
    return showMonth(year + Math.floor(number / 12), (number % 12) + 1);
  });
}
