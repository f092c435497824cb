import { t } from "@/i18n/t";
import { showNumber } from "@/lib/numbers";
import { type ScoreDetail, showPoints } from "./scoring";
import classes from "./scoring.module.css";

/** What a score means, of methods that say more than points: in words, with what it was made of. */
export function ScoreMeaning({ detail, score }: { detail: ScoreDetail; score: number }) {
  if (detail.kind === "ecv") {
    return (
      <div className={classes.meaning}>
        <p>
          <strong>{t("scoring.ecv.value", { value: showNumber(detail.expected_value, 2) })}</strong>
        </p>
        <p className="muted">{t("scoring.ecv.ranked", { points: showPoints(score) })}</p>
      </div>
    );
  }
  const given = detail.answers.filter((one) => one.count > 0);
  return (
    <div className={classes.meaning}>
      <p>
        <strong>{t(`scoring.buckets.${detail.category}`)}</strong>
        {": "}
        {t(`scoring.kano.means.${detail.category}`)}
      </p>
      <ul className={classes.counts} aria-label={t("scoring.kano.counts")}>
        {given.map((one) => (
          <li key={one.category}>
            {t("scoring.kano.counted", {
              number: one.count,
              category: t(`scoring.buckets.${one.category}`),
            })}
          </li>
        ))}
      </ul>
      {detail.better == null || detail.worse == null ? null : (
        <p>
          {t("scoring.kano.coefficients", {
            better: showNumber(detail.better, 2),
            worse: showNumber(detail.worse, 2),
          })}
        </p>
      )}
      <p className="muted">{t("scoring.kano.ranked")}</p>
    </div>
  );
}
