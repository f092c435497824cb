import { Link } from "@tanstack/react-router";
import type { LifecyclePlace } from "@/api/nouns";
import { showDay } from "@/lib/dates";
import { showNumber } from "@/lib/numbers";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { t } from "../texts";
import { OUTCOME_TONES } from "./gates";
import classes from "./gates.module.css";

/** Gates so far, and what was done otherwise than the lifecycle says. */
export function GateHistory({ place }: { place: LifecyclePlace }) {
  return (
    <>
      <Section title={t("lifecycle.reviews")}>
        {place.reviews.length === 0 ? (
          <span className="muted">{t("lifecycle.reviews_none")}</span>
        ) : (
          <ul className={classes.findings} aria-label={t("lifecycle.reviews")}>
            {place.reviews.map((review) => (
              <li key={review.id} className={classes.finding}>
                <div className={classes.what}>
                  <Link
                    to="/gates/$reviewId"
                    params={{ reviewId: review.id }}
                    style={{ color: "var(--mantine-color-anchor)" }}
                  >
                    {review.gate}
                  </Link>
                  <p className={classes.about}>
                    {[
                      review.stage,
                      t("lifecycle.asked_by", {
                        name: review.asked_by?.name ?? "",
                        when: showDay(review.asked_at.slice(0, 10)),
                      }),
                      review.decided_at
                        ? t("lifecycle.decided_on", {
                            when: showDay(review.decided_at.slice(0, 10)),
                          })
                        : "",
                      review.points === null
                        ? ""
                        : t("lifecycle.scores.total", {
                            total: showNumber(review.points, 2),
                            most: review.points_most,
                          }),
                      review.reason,
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </p>
                </div>
                {review.outcome ? (
                  <Mark tone={OUTCOME_TONES[review.outcome]}>
                    {t(`lifecycle.outcome.${review.outcome}`)}
                  </Mark>
                ) : (
                  <Mark tone="plain">{t(`lifecycle.review_state.${review.state}`)}</Mark>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {place.deviations.length > 0 ? (
        <Section title={t("lifecycle.deviations")}>
          <PlainTable
            label={t("lifecycle.deviations")}
            head={["", t("lifecycle.deviations"), t("lifecycle.reason"), t("lifecycle.stage")]}
            rows={place.deviations.map((one) => ({
              key: one.id,
              cells: [
                `${showDay(one.at.slice(0, 10))} ${one.by?.name ?? ""}`,
                `${t(`lifecycle.deviation.${one.kind}`)}: ${one.what}`,
                one.reason,
                place.stages.find((stage) => stage.key === one.stage)?.name ?? one.stage,
              ],
            }))}
          />
        </Section>
      ) : null}
    </>
  );
}
