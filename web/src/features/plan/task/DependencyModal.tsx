import { Select, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { DependencyEnd, DependencyKind, Task } from "@/api/nouns";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { refreshPlan, toastEffect } from "../effect";
import { loadTasks } from "../options";
import { lagText, parseLag } from "./lag";

const KINDS: DependencyKind[] = ["FS", "SS", "FF", "SF"];

interface DependencyModalProps {
  task: Task;
  side: "predecessors" | "successors";
  minutesPerDay: number;
  /** Given: change it. */
  dependency?: DependencyEnd;
  onClose: () => void;
}

export function DependencyModal(props: DependencyModalProps) {
  const { task, side, minutesPerDay, dependency, onClose } = props;
  const queries = useQueryClient();
  const [other, setOther] = useState<Option | null>(
    dependency ? { value: dependency.task_id, label: dependency.name } : null,
  );
  const [kind, setKind] = useState<DependencyKind>(dependency?.kind ?? "FS");
  const [lag, setLag] = useState(dependency ? lagText(dependency, minutesPerDay) : "");
  const [wrong, setWrong] = useState<string | null>(null);

  async function save() {
    const parsed = parseLag(lag, minutesPerDay);
    if (!parsed) {
      setWrong(t("plan.dependency.bad_lag"));
      throw new Error(t("plan.dependency.bad_lag"));
    }
    if (!other) throw new Error(t("plan.dependency.need_task"));
    const answer = dependency
      ? await ok(
          client.PATCH("/api/v1/dependencies/{id}", {
            params: { path: { id: dependency.id }, header: ifMatch(dependency.version) },
            body: { kind, ...parsed } as never,
          }),
        )
      : await ok(
          client.POST("/api/v1/projects/{id}/dependencies", {
            params: { path: { id: task.project_id } },
            body: {
              predecessor_id: side === "predecessors" ? other.value : task.id,
              successor_id: side === "predecessors" ? task.id : other.value,
              kind,
              ...parsed,
            } as never,
          }),
        );
    toastEffect(t(dependency ? "plan.dependency.changed" : "plan.dependency.added"), answer);
    refreshPlan(queries, task.project_id);
    onClose();
  }

  return (
    <FormModal
      opened
      title={t(dependency ? "plan.dependency.change_title" : `plan.dependency.add_${side}`)}
      submitLabel={t(dependency ? "common.save" : "common.add")}
      onClose={onClose}
      onSubmit={save}
    >
      <RemoteSelect
        source={`tasks-${task.project_id}`}
        label={t(
          side === "predecessors" ? "plan.dependency.predecessor" : "plan.dependency.successor",
        )}
        required
        disabled={dependency !== undefined}
        load={(q) => loadTasks(task.project_id, q)}
        value={other}
        onChange={setOther}
      />
      <Select
        label={t("plan.dependency.kind")}
        allowDeselect={false}
        data={KINDS.map((value) => ({ value, label: t(`plan.dependency.kind_${value}`) }))}
        value={kind}
        onChange={(value) => setKind(value as DependencyKind)}
      />
      <TextInput
        label={t("plan.dependency.lag")}
        description={t("plan.dependency.lag_hint")}
        value={lag}
        error={wrong}
        onChange={(event) => {
          setLag(event.currentTarget.value);
          setWrong(null);
        }}
      />
    </FormModal>
  );
}
