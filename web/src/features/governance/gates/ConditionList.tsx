import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { GateCondition, LifecyclePlace } from "@/api/nouns";
import { useMe } from "@/features/access/me";
import { showDay } from "@/lib/dates";
import { FormModal } from "@/ui/FormModal";
import { Mark } from "@/ui/Mark";
import { toastDone } from "@/ui/toast";
import { t } from "../texts";
import { useRefreshPlace } from "./gates";
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
      {closing ? <CloseModal condition={closing} onClose={() => setClosing(null)} /> : null}
    </>
  );
}

function CloseModal({ condition, onClose }: { condition: GateCondition; onClose: () => void }) {
  const refresh = useRefreshPlace();
  const [note, setNote] = useState("");
  const [error, setError] = useState<string>();
  return (
    <FormModal
      opened
      title={t("lifecycle.close_of", { text: condition.text })}
      submitLabel={t("lifecycle.close_condition")}
      onClose={onClose}
      onFields={(fields) => setError(fields.find((one) => one.field === "note")?.message)}
      onSubmit={async () => {
        setError(undefined);
        const params = { path: { id: condition.id }, header: ifMatch(condition.version) };
        const now = await ok(
          client.POST("/api/v1/gate_conditions/{id}/close", { params, body: { note } }),
        );
        refresh(now as LifecyclePlace);
        toastDone(t("lifecycle.closed"));
        onClose();
      }}
    >
      <Textarea
        label={t("lifecycle.close_title")}
        required
        data-autofocus
        autosize
        minRows={2}
        error={error}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormModal>
  );
}
