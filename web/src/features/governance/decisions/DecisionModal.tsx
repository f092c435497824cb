import { CloseButton, Group, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Decision, Ref } from "@/api/nouns";
import { loadDirectory, loadRequestPage, nameOf } from "@/features/intake/requests";
import { loadPortfolios, loadPrograms, loadProjects } from "@/features/plan/options";
import { FieldRow } from "@/ui/FieldRow";
import { FormModal } from "@/ui/FormModal";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { type About, SUBJECT_KINDS, useRefreshDecisions } from "./decisions";
import classes from "./decisions.module.css";
import { type OptionDraft, OptionFields } from "./OptionFields";
import { t } from "./texts";

type SubjectKind = (typeof SUBJECT_KINDS)[number];

const LOADERS: Record<SubjectKind, (q: string) => Promise<Option[]>> = {
  portfolio: loadPortfolios,
  program: loadPrograms,
  project: loadProjects,
  request: async (q) => {
    const page = await loadRequestPage({ q, sort: "title" });
    return page.items.map((one) => ({ value: one.id, label: `${nameOf(one)} ${one.title}` }));
  },
  scenario: async (q) => {
    const params = { query: { q, limit: 50 } };
    const page = await ok(client.GET("/api/v1/scenarios", { params }));
    return page.items.map((one) => ({ value: one.id, label: one.name }));
  },
};

interface DecisionModalProps {
  onClose: () => void;
  /** The decision to change while it is open. */
  decision?: Decision;
  /** The decision that the new one is to supersede. */
  supersedes?: Decision;
  /** What the new one is about, where that is clear. */
  about?: About;
}

/** Writes a decision down, or changes one that is open. */
export function DecisionModal({ onClose, decision, supersedes, about }: DecisionModalProps) {
  const navigate = useNavigate();
  const refresh = useRefreshDecisions();
  const from = decision ?? supersedes;
  const fixed = about ?? from?.subject;
  const [title, setTitle] = useState(from?.title ?? "");
  const [question, setQuestion] = useState(from?.question ?? "");
  const [options, setOptions] = useState<OptionDraft[]>(
    (from?.options ?? []).map((one, row) => ({ row, ...one })),
  );
  const [members, setMembers] = useState<Ref[]>(from?.members.map((one) => one.person) ?? []);
  const [kind, setKind] = useState<SubjectKind>("project");
  const [subject, setSubject] = useState<Option | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});

  async function save() {
    setErrors({});
    const said = options.map(({ title, pro, contra }) => ({ title, pro, contra }));
    if (decision) {
      const params = { path: { id: decision.id }, header: ifMatch(decision.version) };
      const body = {
        title,
        question,
        options: said,
        members: members.map((one) => ({ user_id: one.id })),
      };
      const now = await ok(client.PATCH("/api/v1/decisions/{id}", { params, body }));
      refresh(now as Decision);
      toastDone(t("decision.form.saved"));
      onClose();
      return;
    }
    const subjectId = fixed?.id ?? subject?.value;
    if (!subjectId) {
      setErrors({ subject_id: t("decision.form.about_missing") });
      throw new Error(t("decision.form.about_missing"));
    }
    const body = {
      title,
      question,
      options: said,
      members: members.map((one) => one.id),
      subject_kind: fixed?.kind ?? kind,
      subject_id: subjectId,
      supersedes_id: supersedes?.id ?? null,
    };
    const now = (await ok(client.POST("/api/v1/decisions", { body }))) as Decision;
    refresh(now);
    toastDone(t("decision.form.written", { title: now.title }));
    onClose();
    await navigate({ to: "/decisions/$decisionId", params: { decisionId: now.id } });
  }

  const heading = decision
    ? t("decision.form.edit", { title: decision.title })
    : supersedes
      ? t("decision.form.supersede", { title: supersedes.title })
      : t("decision.form.new");
  return (
    <FormModal
      opened
      size="lg"
      title={heading}
      submitLabel={decision ? t("common.save") : t("decision.form.save")}
      onClose={onClose}
      onSubmit={save}
      onFields={(fields) =>
        setErrors(Object.fromEntries(fields.map(({ field, message }) => [field, message])))
      }
    >
      {supersedes ? <p className={classes.hint}>{t("decision.form.supersede_hint")}</p> : null}
      <TextInput
        label={t("decision.form.title")}
        description={t("decision.form.title_hint")}
        required
        data-autofocus
        error={errors.title}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {fixed ? (
        <p className={classes.hint}>{t("decision.page.about", { name: fixed.name })}</p>
      ) : (
        <FieldRow>
          <Select
            label={t("decision.form.about_kind")}
            allowDeselect={false}
            data={SUBJECT_KINDS.map((value) => ({
              value,
              label: t(`decision.subject_kind.${value}`),
            }))}
            value={kind}
            onChange={(next) => {
              setKind((next as SubjectKind) ?? kind);
              setSubject(null);
            }}
          />
          <RemoteSelect
            key={kind}
            source={`decision-${kind}`}
            label={t("decision.form.about")}
            required
            load={LOADERS[kind]}
            error={errors.subject_id ?? errors.subject_kind}
            value={subject}
            onChange={setSubject}
          />
        </FieldRow>
      )}
      <Textarea
        label={t("decision.form.question")}
        description={t("decision.form.question_hint")}
        autosize
        minRows={2}
        error={errors.question}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      <OptionFields options={options} error={errors.options} onChange={setOptions} />
      <Stack gap={6} role="group" aria-label={t("decision.form.members")}>
        <div>
          <strong className={classes.label}>{t("decision.form.members")}</strong>
          <p className={classes.hint}>{t("decision.form.members_hint")}</p>
        </div>
        {members.length === 0 ? <span className="muted">{t("decision.form.nobody")}</span> : null}
        {members.map((one) => (
          <Group key={one.id} justify="space-between" wrap="nowrap">
            <span>{one.name}</span>
            <CloseButton
              aria-label={t("decision.form.remove_member", { name: one.name })}
              onClick={() => setMembers(members.filter((other) => other.id !== one.id))}
            />
          </Group>
        ))}
        <RemoteSelect
          // Empty again after each choice.
          key={members.length}
          source="directory"
          label={t("decision.form.add_member")}
          placeholder={t("common.person_hint")}
          load={loadDirectory}
          error={errors.members}
          value={null}
          onChange={(chosen) => {
            if (!chosen || members.some((one) => one.id === chosen.value)) return;
            setMembers([...members, { id: chosen.value, name: chosen.label }]);
          }}
        />
      </Stack>
    </FormModal>
  );
}
