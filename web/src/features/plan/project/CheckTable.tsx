import { Button } from "@mantine/core";
import { useState } from "react";
import type { Check } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showNumber } from "@/lib/numbers";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Offenders } from "./Offenders";
import classes from "./project.module.css";

/** The 14 points, each with its figure, its limit, and the tasks behind it. */
export function CheckTable({ checks }: { checks: Check[] }) {
  const [open, setOpen] = useState<string | null>(null);
  const passed = checks.filter((check) => check.pass).length;
  return (
    <>
      <p className={classes.passed}>{t("plan.checks.passed", { passed, judged: checks.length })}</p>
      <PlainTable
        label={t("plan.checks.dcma")}
        head={[
          "#",
          t("plan.checks.check"),
          t("plan.checks.result"),
          t("plan.checks.value"),
          t("plan.checks.threshold"),
          t("plan.checks.tasks"),
        ]}
        numeric={[3, 4]}
        rows={checks.map((check) => ({
          key: check.code,
          cells: [
            check.number,
            check.name,
            <Mark key="result" tone={check.pass ? "good" : "bad"}>
              {t(check.pass ? "plan.checks.pass" : "plan.checks.fail")}
            </Mark>,
            showNumber(check.value, 2),
            showNumber(check.threshold, 2),
            check.offenders.length === 0 ? (
              t("plan.checks.of", { count: check.count, population: check.population })
            ) : (
              <div key="tasks">
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-expanded={open === check.code}
                  onClick={() => setOpen(open === check.code ? null : check.code)}
                >
                  {t("plan.checks.of", { count: check.count, population: check.population })}
                </Button>
                {open === check.code ? <Offenders ids={check.offenders} /> : null}
              </div>
            ),
          ],
        }))}
      />
    </>
  );
}
