import { NumberInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Assignment, Task } from "@/api/nouns";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { refreshPlan, toastEffect } from "../effect";
import { loadResources } from "../options";

interface AssignmentModalProps {
  task: Task;
  /** Given: change it. */
  assignment?: Assignment;
  onClose: () => void;
}

export function AssignmentModal({ task, assignment, onClose }: AssignmentModalProps) {
  const queries = useQueryClient();
  const [person, setPerson] = useState<Option | null>(
    assignment?.resource
      ? { value: assignment.resource.id, label: assignment.resource.name }
      : null,
  );
  const [units, setUnits] = useState<number | string>(assignment?.units_percent ?? 100);
  const [hours, setHours] = useState<number | string>(
    assignment ? Math.round(assignment.work_minutes / 6) / 10 : "",
  );

  async function save() {
    if (!person && !assignment) throw new Error(t("plan.assignment.need_person"));
    const units_percent = Number(units);
    const touched = hours !== "" && Number(hours) * 60 !== assignment?.work_minutes;
    const body = { units_percent, ...(touched ? { work_minutes: Number(hours) * 60 } : {}) };
    const answer = assignment
      ? await ok(
          client.PATCH("/api/v1/assignments/{id}", {
            params: { path: { id: assignment.id }, header: ifMatch(assignment.version) },
            body,
          }),
        )
      : await ok(
          client.POST("/api/v1/tasks/{id}/assignments", {
            params: { path: { id: task.id } },
            body: { resource_id: person?.value ?? "", ...body },
          }),
        );
    toastEffect(
      t(assignment ? "plan.assignment.changed" : "plan.assignment.added", {
        name: person?.label ?? "",
      }),
      answer,
    );
    refreshPlan(queries, task.project_id);
    onClose();
  }

  return (
    <FormModal
      opened
      title={t(assignment ? "plan.assignment.change_title" : "plan.assignment.add")}
      submitLabel={t(assignment ? "common.save" : "common.add")}
      onClose={onClose}
      onSubmit={save}
    >
      <RemoteSelect
        source="resources"
        label={t("plan.assignment.person")}
        required
        disabled={assignment !== undefined}
        load={loadResources}
        value={person}
        onChange={setPerson}
      />
      <NumberInput
        label={t("plan.assignment.units")}
        description={t("plan.assignment.units_hint")}
        suffix=" %"
        min={0}
        max={10000}
        value={units}
        onChange={setUnits}
      />
      <NumberInput
        label={t("plan.assignment.work")}
        description={t("plan.assignment.work_hint")}
        suffix=" h"
        min={0}
        value={hours}
        onChange={setHours}
      />
    </FormModal>
  );
}
