import { Button } from "@mantine/core";
import { useState } from "react";
import type { GateCondition } from "@/api/nouns";
import { useMe } from "@/features/access/me";
import { showDay } from "@/lib/dates";
import { Mark } from "@/ui/Mark";
import { t } from "../texts";
import { CloseConditionModal } from "./CloseConditionModal";
import classes from "./gates.module.css";

/** Conditions of gates; each is closed with how it was met. */
export function ConditionList(props: { conditions: readonly GateCondition[]; mayClose: boolean }) {
  const me = useMe();
  const [closing, setClosing] = useState<GateCondition | null>(null);
  return (
    <>
      <ul className={classes.findings} aria-label={t("lifecycle.conditions")}>
        {props.conditions.map((one) => (
          <li key={one.id} className={classes.finding}>
            <div className={classes.what}>
              {one.text}
              <p className={classes.about}>
                {[
                  one.owner ? t("lifecycle.owned_by", { name: one.owner.name }) : "",
                  one.due ? t("lifecycle.due_on", { when: showDay(one.due) }) : "",
                  one.closed_at
                    ? t("lifecycle.closed_on", {
                        name: one.closed_by?.name ?? "",
                        when: showDay(one.closed_at.slice(0, 10)),
                      })
                    : "",
                  one.note,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            <div className={classes.deeds}>
              {one.closed_at ? (
                <Mark tone="good">{t("lifecycle.finding.met")}</Mark>
              ) : one.overdue ? (
                <Mark tone="bad">{t("lifecycle.overdue")}</Mark>
              ) : null}
              {!one.closed_at && (props.mayClose || one.owner?.id === me?.user.id) ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t("lifecycle.close_of", { text: one.text })}
                  onClick={() => setClosing(one)}
                >
                  {t("lifecycle.close_condition")}
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {closing ? (
        <CloseConditionModal condition={closing} onClose={() => setClosing(null)} />
      ) : null}
    </>
  );
}
