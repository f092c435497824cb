import { SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { useCan } from "@/features/access/me";
import { FormModal } from "@/ui/FormModal";
import { type Option, optionOf, RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { loadProjects, loadTasks, loadUsers } from "../options";
import { type GiveGet, refreshGiveGet } from "./give-gets";
import { t } from "./texts";

interface Props {
  /** The project that proposes something new. */
  projectId?: string;
  /** Given: change it. */
  give?: GiveGet;
  onClose: () => void;
}

/** Proposes what one project gives another, or changes it. */
export function GiveGetModal({ projectId, give, onClose }: Props) {
  const queries = useQueryClient();
  const can = useCan();
  const [side, setSide] = useState<"giver" | "receiver">("receiver");
  const [other, setOther] = useState<Option | null>(null);
  const [given, setGiven] = useState(give?.given ?? "");
  const [theirs, setTheirs] = useState<Option | null>(null);
  const [ours, setOurs] = useState<Option | null>(null);
  const [agreed, setAgreed] = useState(give?.agreed_date.slice(0, 16) ?? "");
  const [needed, setNeeded] = useState(give?.needed_date.slice(0, 16) ?? "");
  const [policy, setPolicy] = useState(give?.policy ?? "alert");
  const [giver, setGiver] = useState<Option | null>(optionOf(give?.giver.owner));
  const [receiver, setReceiver] = useState<Option | null>(optionOf(give?.receiver.owner));
  const [note, setNote] = useState(give?.note ?? "");
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const bothTasks = give
    ? Boolean(give.giver.task && give.receiver.task)
    : theirs !== null && ours !== null;
  const both = Boolean(give?.giver.editable && give.receiver.editable);
  const [speaks, setSpeaks] = useState<string>(give?.proposed_side ?? "receiver");

  async function save() {
    setWrong({});
    const terms = {
      given,
      agreed_date: agreed,
      policy,
      giver_owner_id: giver?.value ?? null,
      receiver_owner_id: receiver?.value ?? null,
      note,
    };
    if (give) {
      const answer = (await ok(
        client.PATCH("/api/v1/give_gets/{id}", {
          params: { path: { id: give.id }, header: ifMatch(give.version) },
          body: {
            ...terms,
            needed_date: needed || agreed,
            ...(both ? { side: speaks } : {}),
          } as never,
        }),
      )) as GiveGet;
      toastDone(
        t(answer.state === "proposed" ? "give_get.proposed_anew" : "give_get.changed", {
          given: answer.given,
        }),
      );
      refreshGiveGet(queries, answer);
    } else {
      if (!other) throw new Error(t("give_get.need_project"));
      if (!agreed) throw new Error(t("give_get.need_date"));
      const tasks =
        side === "giver"
          ? { giver_task_id: ours?.value, receiver_task_id: theirs?.value }
          : { giver_task_id: theirs?.value, receiver_task_id: ours?.value };
      const answer = (await ok(
        client.POST("/api/v1/projects/{id}/give_gets", {
          params: { path: { id: projectId ?? "" } },
          body: {
            ...terms,
            ...tasks,
            side,
            other_project_id: other.value,
            needed_date: needed || null,
          } as never,
        }),
      )) as GiveGet;
      toastDone(t("give_get.proposed_done", { project: other.label }));
      refreshGiveGet(queries, answer);
    }
    onClose();
  }

  return (
    <FormModal
      opened
      title={t(give ? "give_get.change_title" : "give_get.propose_title")}
      submitLabel={t(give ? "common.save" : "give_get.propose")}
      onClose={onClose}
      onSubmit={save}
      onFields={(fields) =>
        setWrong(Object.fromEntries(fields.map((one) => [one.field, one.message])))
      }
    >
      {give ? (
        <p style={{ margin: 0 }}>{t("give_get.change_text")}</p>
      ) : (
        <SegmentedControl
          fullWidth
          aria-label={t("give_get.side")}
          value={side}
          onChange={(value) => setSide(value as "giver" | "receiver")}
          data={[
            { value: "receiver", label: t("give_get.this_gets") },
            { value: "giver", label: t("give_get.this_gives") },
          ]}
        />
      )}
      {both ? (
        <Select
          label={t("give_get.speaks_for")}
          allowDeselect={false}
          data={[
            { value: "giver", label: give?.giver.project.name ?? "" },
            { value: "receiver", label: give?.receiver.project.name ?? "" },
          ]}
          value={speaks}
          onChange={(value) => setSpeaks(value ?? "receiver")}
        />
      ) : null}
      {give ? null : (
        <RemoteSelect
          source="projects"
          label={t(side === "giver" ? "give_get.project_gets" : "give_get.project_gives")}
          required
          load={async (q) => (await loadProjects(q)).filter((one) => one.value !== projectId)}
          value={other}
          error={wrong.other_project_id}
          onChange={(value) => {
            setOther(value);
            setTheirs(null);
          }}
        />
      )}
      <TextInput
        label={t("give_get.given")}
        description={t("give_get.given_hint")}
        required
        value={given}
        error={wrong.given}
        onChange={(event) => setGiven(event.currentTarget.value)}
      />
      {give ? null : (
        <>
          <RemoteSelect
            key={`theirs-${other?.value ?? "none"}`}
            source={`tasks-${other?.value ?? ""}`}
            label={t(side === "giver" ? "give_get.task_gets" : "give_get.task_gives")}
            description={t("give_get.task_hint")}
            disabled={other === null}
            load={(q) => loadTasks(other?.value ?? "", q)}
            value={theirs}
            onChange={setTheirs}
            error={side === "giver" ? wrong.receiver_task_id : wrong.giver_task_id}
          />
          <RemoteSelect
            source={`tasks-${projectId ?? ""}`}
            label={t(side === "giver" ? "give_get.own_task_gives" : "give_get.own_task_gets")}
            load={(q) => loadTasks(projectId ?? "", q)}
            value={ours}
            onChange={setOurs}
            error={side === "giver" ? wrong.giver_task_id : wrong.receiver_task_id}
          />
        </>
      )}
      <TextInput
        type="datetime-local"
        label={t("give_get.agreed_date")}
        description={t("give_get.agreed_date_hint")}
        required
        value={agreed}
        error={wrong.agreed_date}
        onChange={(event) => setAgreed(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={t("give_get.needed_date")}
        description={t("give_get.needed_date_hint")}
        value={needed}
        error={wrong.needed_date}
        onChange={(event) => setNeeded(event.currentTarget.value)}
      />
      <Select
        label={t("give_get.policy")}
        description={bothTasks ? undefined : t("give_get.policy_hint")}
        allowDeselect={false}
        data={["alert", "carry"].map((value) => ({
          value,
          label: t(`give_get.policy_${value}`),
          disabled: value === "carry" && !bothTasks,
        }))}
        value={policy}
        error={wrong.policy}
        onChange={(value) => setPolicy(value ?? "alert")}
      />
      {can("user.view") ? (
        <>
          <RemoteSelect
            source="users"
            label={t("give_get.giver_owner")}
            load={loadUsers}
            value={giver}
            onChange={setGiver}
            error={wrong.giver_owner_id}
          />
          <RemoteSelect
            source="users"
            label={t("give_get.receiver_owner")}
            description={t("give_get.owner_hint")}
            load={loadUsers}
            value={receiver}
            onChange={setReceiver}
            error={wrong.receiver_owner_id}
          />
        </>
      ) : null}
      <Textarea
        label={t("give_get.note")}
        autosize
        minRows={2}
        value={note}
        error={wrong.note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormModal>
  );
}
