/** Who decides a step of an approval, and how many of them have to approve, in words. */
import { t } from "@/i18n/t";

/** How many have to approve a step: "everybody has to approve". */
export function ruleInWords(step: {
  rule: string;
  quorum?: number | null;
  share_percent?: number | null;
}): string {
  return t(`governance.rule.${step.rule}`, {
    count: step.quorum ?? 1,
    share: step.share_percent ?? 100,
  });
}

/** A person, with how much they count where votes have weights: "Ann Meyer (50)". */
export const voter = (one: { name: string; weight?: number | null }): string =>
  one.weight ? t("governance.voter", { name: one.name, weight: one.weight }) : one.name;
