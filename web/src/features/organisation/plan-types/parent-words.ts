/** Where plans of a type may be, in words. */
import type { PlanType } from "@/api/nouns";
import { t } from "./texts";

export function parentWords(
  type: Pick<PlanType, "noun" | "parents">,
  all: readonly Pick<PlanType, "id" | "name">[],
): string {
  const { program_type_ids: ids, portfolio, alone } = type.parents;
  const words: string[] = [];
  if (type.noun === "project" && ids == null) words.push(t("plan_type.in_any_program"));
  if (ids?.length) {
    const names = ids.map((id) => all.find((one) => one.id === id)?.name ?? "?");
    words.push(t("plan_type.in_program_of", { names: names.sort().join(", ") }));
  }
  if (portfolio)
    words.push(
      t(type.noun === "program" ? "plan_type.portfolio_program" : "plan_type.in_portfolio"),
    );
  if (alone) words.push(t("plan_type.alone"));
  return words.join(" · ");
}
