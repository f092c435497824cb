import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { randomUuid } from "@/lib/random";
import { FieldRow } from "@/ui/FieldRow";
import { FormModal } from "@/ui/FormModal";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { loadTasks } from "../options";
import type { ChangeRequest, ProposedEdit } from "./change-requests";
import { t } from "./texts";

const KINDS = ["set_task", "add_task", "remove_task", "link", "unlink"] as const;
type Kind = (typeof KINDS)[number];
const LINKS = ["FS", "SS", "FF", "SF"] as const;

/** Adds an edit of the plan to a change request. Tasks that the request adds can be named too. */
export function EditModal(props: {
  request: ChangeRequest;
  onClose: () => void;
  onAdd: (edit: ProposedEdit) => Promise<void>;
}) {
  const { request, onClose, onAdd } = props;
  const [kind, setKind] = useState<Kind>("set_task");
  const [task, setTask] = useState<Option | null>(null);
  const [other, setOther] = useState<Option | null>(null);
  const [name, setName] = useState("");
  const [duration, setDuration] = useState("");
  const [work, setWork] = useState("");
  const [start, setStart] = useState("");
  const [link, setLink] = useState<string>("FS");
  const [lag, setLag] = useState("");
  const [wrong, setWrong] = useState<string>();

  const added: Option[] = request.edits.flatMap((edit) =>
    edit.kind === "add_task" && edit.task
      ? [{ value: edit.task, label: t("change_request.edit.new_task", { name: edit.task_name }) }]
      : [],
  );
  async function load(q: string): Promise<Option[]> {
    const own = added.filter((one) => one.label.toLowerCase().includes(q.toLowerCase()));
    return [...own, ...(await loadTasks(request.project.id, q))];
  }
  const picker = (label: string, value: Option | null, onChange: (one: Option | null) => void) => (
    <RemoteSelect
      source={`change-tasks-${request.id}-${request.version}`}
      label={label}
      required={kind !== "add_task"}
      load={load}
      value={value}
      onChange={onChange}
    />
  );

  function edit(): ProposedEdit | null {
    const times = { duration: duration || undefined, work: work || undefined };
    switch (kind) {
      case "set_task":
        return task && ({ kind, task: task.value, ...times, start: start || undefined } as never);
      case "add_task":
        return {
          kind,
          task: randomUuid(),
          task_name: name,
          ...times,
          after: other?.value ?? null,
        } as never;
      case "remove_task":
        return task && ({ kind, task: task.value } as never);
      default:
        return (
          task &&
          other &&
          ({
            kind,
            predecessor: other.value,
            successor: task.value,
            ...(kind === "link" ? { link, lag: lag || undefined } : {}),
          } as never)
        );
    }
  }

  return (
    <FormModal
      opened
      title={t("change_request.edit.title")}
      submitLabel={t("change_request.edit.add")}
      onClose={onClose}
      onSubmit={async () => {
        const made = edit();
        setWrong(made ? undefined : t("change_request.edit.need_task"));
        if (!made) return;
        await onAdd(made);
        onClose();
      }}
    >
      <Select
        data-autofocus
        label={t("change_request.edit.kind")}
        allowDeselect={false}
        data={KINDS.map((value) => ({ value, label: t(`change_request.edit.${value}`) }))}
        value={kind}
        error={wrong}
        onChange={(value) => setKind((value as Kind) ?? "set_task")}
      />
      {kind === "add_task" ? (
        <TextInput
          label={t("change_request.edit.name")}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      ) : (
        picker(t("change_request.edit.task"), task, setTask)
      )}
      {kind === "set_task" || kind === "add_task" ? (
        <FieldRow>
          <TextInput
            label={t("change_request.edit.duration_label")}
            description={t("change_request.edit.duration_hint")}
            value={duration}
            onChange={(event) => setDuration(event.currentTarget.value)}
          />
          <TextInput
            label={t("change_request.edit.work_label")}
            description={t("change_request.edit.work_hint")}
            value={work}
            onChange={(event) => setWork(event.currentTarget.value)}
          />
        </FieldRow>
      ) : null}
      {kind === "set_task" ? (
        <TextInput
          type="datetime-local"
          label={t("change_request.edit.start_label")}
          value={start}
          onChange={(event) => setStart(event.currentTarget.value)}
        />
      ) : null}
      {kind === "add_task" ? picker(t("change_request.edit.after_label"), other, setOther) : null}
      {kind === "link" || kind === "unlink"
        ? picker(
            t(kind === "link" ? "change_request.edit.waits_for" : "change_request.edit.no_more"),
            other,
            setOther,
          )
        : null}
      {kind === "link" ? (
        <FieldRow>
          <Select
            label={t("change_request.edit.link_kind")}
            allowDeselect={false}
            data={LINKS.map((value) => ({ value, label: t(`change_request.edit.${value}`) }))}
            value={link}
            onChange={(value) => setLink(value ?? "FS")}
          />
          <TextInput
            label={t("change_request.edit.lag")}
            description={t("change_request.edit.duration_hint")}
            value={lag}
            onChange={(event) => setLag(event.currentTarget.value)}
          />
        </FieldRow>
      ) : null}
    </FormModal>
  );
}
