import { Select, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { CrossDependency, DependencyKind, Task } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { type Option, optionOf, RemoteSelect } from "@/ui/RemoteSelect";
import { refreshPlan, toastEffect } from "../effect";
import { PartOfAgreement } from "../give-gets/PartOfAgreement";
import { loadProjects, loadTasks, loadUsers } from "../options";
import classes from "./cross.module.css";

const KINDS: DependencyKind[] = ["FS", "SS", "FF", "SF"];

interface CrossModalProps {
  /** The task that waits, for a new dependency. */
  task?: Task;
  /** Given: change it. */
  link?: CrossDependency;
  onClose: () => void;
}

export function CrossModal({ task, link, onClose }: CrossModalProps) {
  const queries = useQueryClient();
  const can = useCan();
  const [project, setProject] = useState<Option | null>(optionOf(link?.predecessor.project));
  const [other, setOther] = useState<Option | null>(
    link ? { value: link.predecessor.task_id, label: link.predecessor.name } : null,
  );
  const [kind, setKind] = useState<DependencyKind>(link?.kind ?? "FS");
  const [lag, setLag] = useState(link?.lag_text ?? "");
  const [policy, setPolicy] = useState<string>(link?.policy ?? "propagate");
  const [date, setDate] = useState(link?.agreed_date?.slice(0, 16) ?? "");
  const [there, setThere] = useState<Option | null>(optionOf(link?.predecessor.owner));
  const [here, setHere] = useState<Option | null>(optionOf(link?.successor.owner));
  const [note, setNote] = useState(link?.note ?? "");
  const [wrong, setWrong] = useState<Record<string, string>>({});

  async function save() {
    setWrong({});
    if (!other) throw new Error(t("plan.cross.need_task"));
    // What an agreement says of a link is changed there.
    const terms = {
      policy,
      agreed_date: date || null,
      predecessor_owner_id: there?.value ?? null,
      successor_owner_id: here?.value ?? null,
    };
    const body = {
      kind,
      lag: lag.trim().replace(/^\+/, "") || "0d",
      note,
      ...(link?.agreement ? {} : terms),
    };
    const own = task?.project_id ?? link?.successor.project.id ?? "";
    const answer = link
      ? await ok(
          client.PATCH("/api/v1/cross_dependencies/{id}", {
            params: { path: { id: link.id }, header: ifMatch(link.version) },
            body: body as never,
          }),
        )
      : await ok(
          client.POST("/api/v1/projects/{id}/cross_dependencies", {
            params: { path: { id: own } },
            body: { ...body, predecessor_id: other.value, successor_id: task?.id } as never,
          }),
        );
    toastEffect(t(link ? "plan.dependency.changed" : "plan.dependency.added"), answer);
    refreshPlan(queries, own);
    const far = project?.value ?? link?.predecessor.project.id;
    if (far) refreshPlan(queries, far);
    onClose();
  }

  return (
    <FormModal
      opened
      title={t(link ? "plan.dependency.change_title" : "plan.cross.add_title")}
      submitLabel={t(link ? "common.save" : "common.add")}
      onClose={onClose}
      onSubmit={save}
      onFields={(fields) =>
        setWrong(Object.fromEntries(fields.map((one) => [one.field, one.message])))
      }
    >
      <RemoteSelect
        source="projects"
        label={t("plan.cross.project")}
        required
        disabled={link !== undefined}
        load={async (q) => (await loadProjects(q)).filter((one) => one.value !== task?.project_id)}
        value={project}
        onChange={(value) => {
          setProject(value);
          setOther(null);
        }}
      />
      <RemoteSelect
        key={project?.value ?? "none"}
        source={`tasks-${project?.value ?? ""}`}
        label={t("plan.cross.task")}
        required
        disabled={link !== undefined || project === null}
        load={(q) => loadTasks(project?.value ?? "", q)}
        value={other}
        onChange={setOther}
        error={wrong.predecessor_id}
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
        error={wrong.lag}
        onChange={(event) => setLag(event.currentTarget.value)}
      />
      {link?.agreement ? (
        <p className={classes.part}>
          <PartOfAgreement agreement={link.agreement} />
        </p>
      ) : (
        <>
          <Select
            label={t("plan.cross.policy")}
            allowDeselect={false}
            data={["propagate", "warn"].map((value) => ({
              value,
              label: t(`plan.cross.policy_${value}`),
            }))}
            value={policy}
            onChange={(value) => setPolicy(value ?? "propagate")}
          />
          <TextInput
            type="datetime-local"
            label={t("plan.cross.agreed_date")}
            description={t("plan.cross.agreed_date_hint")}
            value={date}
            error={wrong.agreed_date}
            onChange={(event) => setDate(event.currentTarget.value)}
          />
          {can("user.view") || there || here ? (
            <>
              <RemoteSelect
                source="users"
                label={t("plan.cross.owner_of_predecessor")}
                load={loadUsers}
                value={there}
                onChange={setThere}
                error={wrong.predecessor_owner_id}
              />
              <RemoteSelect
                source="users"
                label={t("plan.cross.owner_of_successor")}
                load={loadUsers}
                value={here}
                onChange={setHere}
                error={wrong.successor_owner_id}
              />
            </>
          ) : null}
        </>
      )}
      <Textarea
        label={t("plan.cross.note")}
        autosize
        minRows={2}
        value={note}
        error={wrong.note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormModal>
  );
}
