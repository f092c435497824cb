/** The milestones of a project on the roadmap, in words: the same signs as on its bar. */
import { showDay } from "@/lib/dates";
import { t } from "../texts";

interface Shown {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  readonly late: boolean;
  readonly reached: boolean;
}

export function MilestoneList({ of }: { of: readonly Shown[] }) {
  if (of.length === 0) return null;
  return (
    <ul aria-label={t("portfolio.roadmap.milestones")}>
      {of.map((one) => (
        <li key={one.id}>
          {one.reached ? "◆" : "◇"} {one.name} <span className="muted num">{showDay(one.at)}</span>
          {one.late ? ` (${t("portfolio.roadmap.late")})` : ""}
        </li>
      ))}
    </ul>
  );
}
