import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Decision, DecisionAction } from "@/api/nouns";
import { loadDirectory } from "@/features/intake/requests";
import { showDay } from "@/lib/dates";
import { FieldRow } from "@/ui/FieldRow";
import { FormModal } from "@/ui/FormModal";
import { Mark } from "@/ui/Mark";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";
import { useRefreshDecisions } from "./decisions";
import classes from "./decisions.module.css";
import { TickModal, tick } from "./TickModal";
import { t } from "./texts";

/** What has to be done after a decision. */
export function ActionSection({ decision }: { decision: Decision }) {
  const refresh = useRefreshDecisions();
  const [editing, setEditing] = useState<DecisionAction | "new" | null>(null);
  const [ticking, setTicking] = useState<DecisionAction | null>(null);
  const { actions } = decision;
  const adds = decision.state !== "superseded" && (decision.may_edit || decision.may_review);

  async function untick(action: DecisionAction) {
    try {
      refresh(await tick(action, false, ""));
      toastDone(t("decision.action.unticked", { text: action.text }));
    } catch (error) {
      toastFailed(error);
    }
  }
  async function remove(action: DecisionAction) {
    try {
      const params = { path: { id: action.id }, header: ifMatch(action.version) };
      const now = await ok(client.DELETE("/api/v1/decision_actions/{id}", { params }));
      refresh(now as Decision);
      toastDone(t("decision.action.removed"));
    } catch (error) {
      toastFailed(error);
    }
  }

  return (
    <Section
      title={t("decision.action.title")}
      hint={t("decision.action.hint")}
      actions={
        adds ? (
          <Button variant="default" onClick={() => setEditing("new")}>
            {t("decision.action.add")}
          </Button>
        ) : undefined
      }
    >
      {actions.length === 0 ? (
        <span className="muted">{t("decision.action.none")}</span>
      ) : (
        <ul className={classes.actions} aria-label={t("decision.action.title")}>
          {actions.map((one) => (
            <li key={one.id} className={classes.action}>
              <div className={classes.what}>
                {one.text}
                <p className={classes.about}>{aboutAction(one)}</p>
              </div>
              <div className={classes.deeds}>
                {one.done_at ? <Mark tone="good">{t("decision.action.done")}</Mark> : null}
                {one.overdue ? <Mark tone="bad">{t("decision.action.overdue")}</Mark> : null}
                {one.may_edit ? (
                  <>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-label={t("decision.action.edit_of", { text: one.text })}
                      onClick={() => setEditing(one)}
                    >
                      {t("decision.action.edit")}
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-label={t("decision.action.remove_of", { text: one.text })}
                      onClick={() => void remove(one)}
                    >
                      {t("decision.action.remove")}
                    </Button>
                  </>
                ) : null}
                {one.may_tick ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t(
                      one.done_at ? "decision.action.untick_of" : "decision.action.tick_of",
                      { text: one.text },
                    )}
                    onClick={() => (one.done_at ? void untick(one) : setTicking(one))}
                  >
                    {t(one.done_at ? "decision.action.untick" : "decision.action.tick")}
                  </Button>
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      )}
      {editing ? (
        <ActionModal
          decision={decision}
          action={editing === "new" ? undefined : editing}
          onClose={() => setEditing(null)}
        />
      ) : null}
      {ticking ? <TickModal action={ticking} onClose={() => setTicking(null)} /> : null}
    </Section>
  );
}

function aboutAction(one: DecisionAction): string {
  return [
    t("decision.action.owned_by", { name: one.owner.name }),
    one.due ? t("decision.action.due_on", { when: showDay(one.due) }) : "",
    one.done_at
      ? t("decision.action.done_by", {
          name: one.done_by?.name ?? "",
          when: showDay(one.done_at.slice(0, 10)),
        })
      : "",
    one.note,
  ]
    .filter(Boolean)
    .join(" · ");
}

function ActionModal(props: { decision: Decision; action?: DecisionAction; onClose: () => void }) {
  const { decision, action, onClose } = props;
  const refresh = useRefreshDecisions();
  const [text, setText] = useState(action?.text ?? "");
  const [owner, setOwner] = useState<Option | null>(
    action ? { value: action.owner.id, label: action.owner.name } : null,
  );
  const [due, setDue] = useState(action?.due ?? "");
  const [errors, setErrors] = useState<Record<string, string>>({});

  async function save() {
    setErrors({});
    if (!owner) {
      setErrors({ owner_id: t("decision.action.owner_missing") });
      throw new Error(t("decision.action.owner_missing"));
    }
    const body = { text, owner_id: owner.value, due: due || null };
    const now = action
      ? await ok(
          client.PUT("/api/v1/decision_actions/{id}", {
            params: { path: { id: action.id }, header: ifMatch(action.version) },
            body,
          }),
        )
      : await ok(
          client.POST("/api/v1/decisions/{id}/actions", {
            params: { path: { id: decision.id } },
            body,
          }),
        );
    refresh(now as Decision);
    toastDone(t(action ? "decision.action.changed" : "decision.action.added"));
    onClose();
  }

  return (
    <FormModal
      opened
      title={
        action ? t("decision.action.edit_of", { text: action.text }) : t("decision.action.add")
      }
      submitLabel={action ? t("common.save") : t("decision.action.add")}
      onClose={onClose}
      onSubmit={save}
      onFields={(fields) =>
        setErrors(Object.fromEntries(fields.map(({ field, message }) => [field, message])))
      }
    >
      <Textarea
        label={t("decision.action.text")}
        required
        data-autofocus
        autosize
        minRows={2}
        error={errors.text}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FieldRow>
        <RemoteSelect
          source="directory"
          label={t("decision.action.owner")}
          placeholder={t("common.person_hint")}
          required
          load={loadDirectory}
          error={errors.owner_id}
          value={owner}
          onChange={setOwner}
        />
        <TextInput
          type="date"
          label={t("decision.action.due")}
          error={errors.due}
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
      </FieldRow>
    </FormModal>
  );
}
