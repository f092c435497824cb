import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Loaded } from "@/ui/Loaded";
import { EmptyState } from "@/ui/states";
import { toastDone, toastFailed } from "@/ui/toast";
import { CheckInModal } from "./CheckInModal";
import { KeyResultModal } from "./KeyResultModal";
import { type MoveWay, moveOf } from "./move";
import { ObjectiveModal } from "./ObjectiveModal";
import { ObjectiveTree, type TreeDeed } from "./ObjectiveTree";
import { removeKeyResult, removeObjective, saveObjective } from "./save";
import { type KeyResult, type Objective, objectivesQuery, useRefreshStrategy } from "./strategy";
import classes from "./strategy.module.css";

export default function ObjectivesTab() {
  const query = useQuery(objectivesQuery);
  const can = useCan();
  const refresh = useRefreshStrategy();
  const [deed, setDeed] = useState<TreeDeed | { kind: "new" } | null>(null);
  const edits = can("strategy.edit");
  const close = () => setDeed(null);

  async function move(objective: Objective, way: MoveWay) {
    const patch = moveOf(query.data ?? [], objective.id, way);
    if (!patch) return;
    try {
      await saveObjective(objective, patch);
      refresh();
      toastDone(t("strategy.moved", { name: objective.name }));
    } catch (error) {
      toastFailed(error);
    }
  }

  const add = edits ? (
    <Button onClick={() => setDeed({ kind: "new" })}>{t("strategy.new_objective")}</Button>
  ) : undefined;
  return (
    <div className={classes.scrolls}>
      <Loaded query={query}>
        {(objectives) =>
          objectives.length === 0 ? (
            <EmptyState title={t("strategy.none")} text={t("strategy.none_text")} action={add} />
          ) : (
            <>
              <div className={classes.above}>
                <span className="muted">
                  {edits ? t("strategy.keys") : t("strategy.keys_read")}
                </span>
                {add}
              </div>
              <ObjectiveTree
                objectives={objectives}
                edits={edits}
                onMove={(objective, way) => void move(objective, way)}
                onDeed={setDeed}
              />
            </>
          )
        }
      </Loaded>
      {deed?.kind === "new" ? <ObjectiveModal onClose={close} /> : null}
      {deed?.kind === "below" ? <ObjectiveModal parent={deed.objective} onClose={close} /> : null}
      {deed?.kind === "edit" ? <ObjectiveModal objective={deed.objective} onClose={close} /> : null}
      {deed?.kind === "add_result" ? (
        <KeyResultModal objective={deed.objective} onClose={close} />
      ) : null}
      {deed?.kind === "edit_result" ? (
        <KeyResultModal result={deed.result} onClose={close} />
      ) : null}
      {deed?.kind === "check_in" ? (
        <CheckInModal result={deed.result} edits={edits} onClose={close} />
      ) : null}
      {deed?.kind === "delete" || deed?.kind === "delete_result" ? (
        <DeleteModal deed={deed} onClose={close} onDone={refresh} />
      ) : null}
    </div>
  );
}

function DeleteModal(props: {
  deed: { objective: Objective } | { result: KeyResult };
  onClose: () => void;
  onDone: () => void;
}) {
  const { deed } = props;
  const name = "objective" in deed ? deed.objective.name : deed.result.name;
  return (
    <ConfirmModal
      opened
      title={t("strategy.delete_title", { name })}
      text={t("objective" in deed ? "strategy.delete_text" : "strategy.delete_result_text")}
      submitLabel={t("common.delete")}
      onClose={props.onClose}
      onConfirm={async () => {
        await ("objective" in deed
          ? removeObjective(deed.objective)
          : removeKeyResult(deed.result));
        toastDone(t("strategy.deleted", { name }));
        props.onDone();
        props.onClose();
      }}
    />
  );
}
