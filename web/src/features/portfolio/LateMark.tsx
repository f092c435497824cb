import { Mark } from "@/ui/Mark";
import { t } from "./texts";

/** How many projects finish after their baseline. */
export function LateMark({ late }: { late: number }) {
  return late > 0 ? (
    <Mark tone="bad">{t("portfolio.late_count", { count: late })}</Mark>
  ) : (
    <Mark tone="good">{t("portfolio.none_late")}</Mark>
  );
}
