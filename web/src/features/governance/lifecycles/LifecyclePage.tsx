import { Alert, Button, Stack, Textarea, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Lifecycle } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { useCan } from "@/features/access/me";
import { loadProjects } from "@/features/plan/options";
import { Loaded } from "@/ui/Loaded";
import { OrderedCard } from "@/ui/OrderedCard";
import { PlainTable } from "@/ui/PlainTable";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { Section } from "@/ui/Section";
import { toastDone } from "@/ui/toast";
import { routesQuery } from "../routes/routes";
import { t } from "../texts";
import {
  definitionOf,
  draftOf,
  type MethodDraft,
  moved,
  newStage,
  type StageDraft,
} from "./drafts";
import { KpisEditor } from "./KpisEditor";
import { fieldsQuery } from "./lifecycles";
import { Revisions } from "./Revisions";
import { RolesEditor } from "./RolesEditor";
import { RuleInput } from "./RuleInput";
import { StageEditor } from "./StageEditor";
import { TakeOver } from "./TakeOver";

/** A lifecycle, designed by the PMO. */
export default function LifecyclePage() {
  const { lifecycleId } = useParams({ strict: false }) as { lifecycleId: string };
  const query = useQuery({
    queryKey: ["lifecycle", lifecycleId],
    queryFn: async () => {
      const params = { path: { id: lifecycleId } };
      return (await ok(client.GET("/api/v1/lifecycles/{id}", { params }))) as Lifecycle;
    },
  });
  return (
    <Loaded query={query}>
      {(lifecycle) => <Designer key={lifecycle.version} lifecycle={lifecycle} />}
    </Loaded>
  );
}

function Designer({ lifecycle }: { lifecycle: Lifecycle }) {
  const queries = useQueryClient();
  const can = useCan();
  const fields = useQuery(fieldsQuery).data ?? [];
  const allRoutes = useQuery({ ...routesQuery, enabled: can("approval.configure") }).data ?? [];
  const [name, setName] = useState(lifecycle.name);
  const [description, setDescription] = useState(lifecycle.description);
  const [appliesWhen, setAppliesWhen] = useState(lifecycle.applies_when);
  const [reason, setReason] = useState("");
  const [draft, setDraft] = useState<MethodDraft>(() => draftOf(lifecycle.definition));
  const [project, setProject] = useState<Option | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const on = project?.value ?? null;
  const { stages, roles, kpis } = draft;
  const setStages = (next: StageDraft[]) => setDraft((now) => ({ ...now, stages: next }));
  // A route that one may not list is still the one that is chosen.
  const routes = allRoutes
    .filter((one) => one.subject_kind === "gate_review" && !one.archived)
    .map((one) => ({ value: one.id, label: one.name }));
  for (const stage of stages) {
    const id = stage.gate?.route_id;
    if (id && !routes.some((one) => one.value === id)) {
      routes.push({ value: id, label: t("lifecycle.design.route") });
    }
  }
  const change = (id: string, changes: Partial<StageDraft>) =>
    setDraft((now) => ({
      ...now,
      stages: now.stages.map((one) => (one.id === id ? { ...one, ...changes } : one)),
    }));

  async function save() {
    setBusy(true);
    setErrors({});
    setProblem(null);
    try {
      const params = { path: { id: lifecycle.id }, header: ifMatch(lifecycle.version) };
      const definition = definitionOf(draft);
      const body = { name, description, applies_when: appliesWhen, reason, definition };
      const saved = (await ok(
        client.PATCH("/api/v1/lifecycles/{id}", { params, body }),
      )) as Lifecycle;
      toastDone(t("lifecycle.design.saved", { name: saved.name }));
      queries.setQueryData(["lifecycle", saved.id], saved);
      for (const key of ["lifecycles", "lifecycle_revisions", "lifecycle_place"]) {
        void queries.invalidateQueries({ queryKey: [key] });
      }
    } catch (error) {
      const found = problemOf(error);
      setErrors(Object.fromEntries(found.fields.map((one) => [one.field, one.message])));
      setProblem(found.status === 0 ? t("common.offline.text") : found.detail);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Stack maw={900} gap="md">
      <nav>
        <Link to="/settings/lifecycles" className="muted">
          {t("lifecycle.list.title")}
        </Link>
      </nav>
      <Section
        title={lifecycle.name}
        hint={t("lifecycle.file.key", { key: lifecycle.key })}
        actions={
          <Button
            component="a"
            variant="default"
            href={`/api/v1/lifecycles/${lifecycle.id}/file`}
            download
          >
            {t("lifecycle.file.export")}
          </Button>
        }
      >
        <Stack gap="sm">
          <TextInput
            label={t("lifecycle.design.name")}
            required
            value={name}
            error={errors.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Textarea
            label={t("lifecycle.design.description")}
            autosize
            minRows={1}
            value={description}
            error={errors.description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <RuleInput
            label={t("lifecycle.design.applies_when")}
            description={t("lifecycle.design.applies_hint")}
            value={appliesWhen}
            on={on}
            error={errors.applies_when}
            onChange={setAppliesWhen}
          />
          <RemoteSelect
            source="projects"
            label={t("lifecycle.design.try_on")}
            description={t("lifecycle.design.try_hint")}
            load={loadProjects}
            value={project}
            onChange={setProject}
          />
          <TakeOver draft={draft} onTake={setDraft} />
          <details>
            <summary>{t("lifecycle.design.words")}</summary>
            <PlainTable
              label={t("lifecycle.design.words")}
              head={[
                t("lifecycle.design.field"),
                t("lifecycle.design.means"),
                t("lifecycle.design.kind"),
              ]}
              rows={fields.map((field) => ({
                key: field.key,
                cells: [
                  <code key="key">{field.key}</code>,
                  field.label,
                  t(`lifecycle.design.kinds.${field.kind}`),
                ],
              }))}
            />
          </details>
        </Stack>
      </Section>
      <RolesEditor
        roles={roles}
        named={lifecycle.named}
        errors={errors}
        onChange={(next) => setDraft((now) => ({ ...now, roles: next }))}
      />
      <Section title={t("lifecycle.stages")}>
        <Stack gap="sm">
          {stages.map((stage, at) => (
            <OrderedCard
              key={stage.id}
              title={`${t("lifecycle.design.stage_number", { number: at + 1 })}: ${stage.name}`}
              labels={{
                up: t("lifecycle.design.stage_up", { number: at + 1 }),
                down: t("lifecycle.design.stage_down", { number: at + 1 }),
                remove: t("lifecycle.design.stage_remove", { number: at + 1 }),
              }}
              first={at === 0}
              last={at === stages.length - 1}
              gap="sm"
              onMove={(by) => setStages(moved(stages, at, by))}
              onRemove={() => setStages(stages.filter((one) => one.id !== stage.id))}
            >
              <StageEditor
                stage={stage}
                number={at + 1}
                errors={errors}
                fields={fields}
                routes={routes}
                stages={stages
                  .filter((one) => one.id !== stage.id && one.key)
                  .map((one) => ({ value: one.key, label: one.name }))}
                roles={roles
                  .filter((one) => one.name.trim())
                  .map((one) => ({ value: one.id, label: one.name }))}
                on={on}
                onChange={(changes) => change(stage.id, changes)}
              />
            </OrderedCard>
          ))}
          <Button
            variant="subtle"
            size="compact-sm"
            style={{ alignSelf: "flex-start" }}
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => setStages([...stages, newStage("")])}
          >
            {t("lifecycle.design.add_stage")}
          </Button>
        </Stack>
      </Section>
      <KpisEditor
        kpis={kpis}
        errors={errors}
        onChange={(next) => setDraft((now) => ({ ...now, kpis: next }))}
      />
      <TextInput
        label={t("lifecycle.design.reason")}
        description={t("lifecycle.design.reason_hint")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {problem ? (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      ) : null}
      <p className="muted" style={{ margin: 0 }}>
        {t("lifecycle.design.new_version", { revision: lifecycle.revision + 1 })}
      </p>
      <Button loading={busy} style={{ alignSelf: "flex-end" }} onClick={() => void save()}>
        {t("common.save")}
      </Button>
      <Revisions lifecycleId={lifecycle.id} />
    </Stack>
  );
}
