import type { LifecyclePlace } from "@/api/nouns";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { showMeasured, showTarget } from "../lifecycles/kpis";
import { t } from "../texts";
import classes from "./gates.module.css";

/** The key figures of a method and what they come to for a project, or why that cannot be told yet. */
export function KeyFigures({ place }: { place: LifecyclePlace }) {
  if (place.kpis.length === 0) return null;
  return (
    <Section title={t("lifecycle.kpi.title")} hint={t("lifecycle.kpi.here")}>
      <PlainTable
        label={t("lifecycle.kpi.title")}
        head={[
          t("lifecycle.kpi.figure"),
          t("lifecycle.kpi.value"),
          t("lifecycle.kpi.should"),
          t("lifecycle.kpi.state"),
        ]}
        numeric={[1]}
        rows={place.kpis.map((kpi) => ({
          key: kpi.key,
          cells: [
            <span key="name" title={kpi.why || undefined}>
              {kpi.name}
              <p className={classes.about}>{kpi.value === null ? kpi.why_not : kpi.basis}</p>
            </span>,
            kpi.value === null ? "–" : showMeasured(kpi.unit, kpi.value),
            showTarget(kpi.unit, kpi),
            <Mark key="state" tone={kpi.meets === null ? "plain" : kpi.meets ? "good" : "warn"}>
              {t(
                kpi.meets === null
                  ? "lifecycle.kpi.not_yet"
                  : kpi.meets
                    ? "lifecycle.kpi.meets"
                    : "lifecycle.kpi.misses",
              )}
            </Mark>,
          ],
        }))}
      />
    </Section>
  );
}
