import { ActionIcon, Alert, Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { RequestType } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { PlanTypeSelect } from "@/features/organisation/plan-types/PlanTypeSelect";
import { loadModels, modelQuery } from "@/features/portfolio/scoring/scoring";
import { FieldRow } from "@/ui/FieldRow";
import { Loaded } from "@/ui/Loaded";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { Section } from "@/ui/Section";
import { toastDone } from "@/ui/toast";
import classes from "../intake.module.css";
import { t } from "../texts";
import { AgreedDays, type Days } from "./AgreedDays";
import { requestTimesQuery } from "./AgreedTimes";
import {
  askedAbove,
  draftOf,
  formOf,
  newQuestion,
  newSection,
  type QuestionDraft,
  type SectionDraft,
} from "./drafts";
import { LinksSection } from "./LinksSection";
import { QuestionCard } from "./QuestionCard";
import { ShownWhen } from "./ShownWhen";

/** The form of a type of requests, designed by the PMO. */
export default function RequestTypePage() {
  const { typeId } = useParams({ strict: false }) as { typeId: string };
  const fresh = typeId === "new";
  const query = useQuery({
    queryKey: ["request_type", typeId],
    queryFn: async () => {
      const params = { path: { id: typeId } };
      return (await ok(client.GET("/api/v1/request_types/{id}", { params }))) as RequestType;
    },
    enabled: !fresh,
  });
  if (fresh) return <TypeForm type={null} />;
  return <Loaded query={query}>{(type) => <TypeForm key={type.version} type={type} />}</Loaded>;
}

function TypeForm({ type }: { type: RequestType | null }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState(type?.name ?? "");
  const [description, setDescription] = useState(type?.description ?? "");
  const [currency, setCurrency] = useState(type?.currency ?? "EUR");
  const modelId = type?.scoring_model_id ?? null;
  const known = useQuery({ ...modelQuery(modelId ?? ""), enabled: modelId !== null });
  const [chosen, setModel] = useState<Option | null | undefined>(undefined);
  const kept = modelId ? { value: modelId, label: known.data?.name ?? "" } : null;
  const model = chosen === undefined ? kept : chosen;
  const [becomes, setBecomes] = useState<string | null>(type?.plan_type_id ?? null);
  const usual = useQuery(requestTimesQuery).data?.agreed_days as Days | undefined;
  const [days, setDays] = useState<Days>((type?.agreed_days ?? {}) as Days);
  const [sections, setSections] = useState<SectionDraft[]>(() =>
    type ? draftOf(type.form) : [newSection()],
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const change = (at: number, changes: Partial<SectionDraft>) =>
    setSections(sections.map((one, index) => (index === at ? { ...one, ...changes } : one)));

  async function save() {
    setBusy(true);
    setErrors({});
    setProblem(null);
    try {
      const form = formOf(sections);
      const scoring_model_id = model?.value ?? null;
      const body = {
        name,
        description,
        currency,
        form,
        scoring_model_id,
        agreed_days: days,
        plan_type_id: becomes,
      };
      const saved = await (type
        ? ok(
            client.PATCH("/api/v1/request_types/{id}", {
              params: { path: { id: type.id }, header: ifMatch(type.version) },
              body,
            }),
          )
        : ok(client.POST("/api/v1/request_types", { body })));
      toastDone(t("intake.types.saved", { name: saved.name }));
      queries.setQueryData(["request_type", saved.id], saved);
      void queries.invalidateQueries({ queryKey: ["request_types"] });
      if (!type) {
        await navigate({
          to: "/settings/request-types/$typeId",
          params: { typeId: saved.id },
          replace: true,
        });
      }
    } catch (error) {
      const found = problemOf(error);
      setErrors(Object.fromEntries(found.fields.map((one) => [one.field, one.message])));
      setProblem(found.status === 0 ? t("common.offline.text") : found.detail);
    } finally {
      setBusy(false);
    }
  }

  let number = 0;
  return (
    <Stack maw={860} gap="md">
      <nav>
        <Link to="/settings/request-types" className="muted">
          {t("intake.types.title")}
        </Link>
      </nav>
      <Section title={type?.name ?? t("intake.types.new_title")}>
        <Stack gap="sm">
          <FieldRow>
            <TextInput
              label={t("intake.types.name")}
              required
              value={name}
              error={errors.name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              label={t("intake.types.currency")}
              maxLength={3}
              value={currency}
              error={errors.currency}
              onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
            />
          </FieldRow>
          <Textarea
            label={t("intake.types.description")}
            description={t("intake.types.description_hint")}
            autosize
            minRows={2}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <RemoteSelect
            source="scoring_models"
            label={t("intake.types.model")}
            description={t("intake.types.model_hint")}
            clearable
            load={loadModels}
            error={errors.scoring_model_id}
            value={model}
            onChange={setModel}
          />
          <PlanTypeSelect
            noun="project"
            label={t("intake.types.becomes")}
            hint={t("intake.types.becomes_hint")}
            value={becomes}
            error={errors.plan_type_id}
            onChange={setBecomes}
          />
        </Stack>
      </Section>
      <Section title={t("intake.times.of_type")} hint={t("intake.times.of_type_hint")}>
        <AgreedDays days={days} usual={usual} errors={errors} onChange={setDays} />
      </Section>
      {type ? <LinksSection typeId={type.id} /> : null}
      {sections.map((section, at) => {
        const put = (questions: QuestionDraft[]) => change(at, { questions });
        return (
          <Section
            key={section.key}
            title={`${t("intake.types.section")} ${at + 1}`}
            actions={
              <ActionIcon
                variant="subtle"
                color="red"
                aria-label={t("intake.types.remove_section", { number: at + 1 })}
                onClick={() => setSections(sections.filter((_, index) => index !== at))}
              >
                <IconTrash size={16} aria-hidden="true" />
              </ActionIcon>
            }
          >
            <Stack gap="sm">
              <TextInput
                label={t("intake.types.section_title", { number: at + 1 })}
                required
                value={section.title}
                onChange={(event) => change(at, { title: event.currentTarget.value })}
              />
              <TextInput
                label={t("intake.types.section_help")}
                value={section.help}
                onChange={(event) => change(at, { help: event.currentTarget.value })}
              />
              {askedAbove(sections, at).length > 0 ? (
                <ShownWhen
                  when={section.shown_when}
                  above={askedAbove(sections, at)}
                  onChange={(shown_when) => change(at, { shown_when })}
                />
              ) : null}
              {section.questions.map((question, index) => {
                number += 1;
                return (
                  <QuestionCard
                    key={question.key}
                    number={number}
                    question={question}
                    above={askedAbove(sections, question)}
                    first={index === 0}
                    last={index === section.questions.length - 1}
                    onChange={(changes) =>
                      put(
                        section.questions.map((one) =>
                          one.key === question.key ? { ...one, ...changes } : one,
                        ),
                      )
                    }
                    onMove={(by) => {
                      const next = [...section.questions];
                      next.splice(index, 1);
                      next.splice(index + by, 0, question);
                      put(next);
                    }}
                    onRemove={() =>
                      put(section.questions.filter((one) => one.key !== question.key))
                    }
                  />
                );
              })}
              <Button
                variant="subtle"
                size="compact-sm"
                style={{ alignSelf: "flex-start" }}
                leftSection={<IconPlus size={14} aria-hidden="true" />}
                onClick={() => put([...section.questions, newQuestion()])}
              >
                {t("intake.types.add_question")}
              </Button>
            </Stack>
          </Section>
        );
      })}
      <div className={classes.bar}>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => setSections([...sections, newSection()])}
        >
          {t("intake.types.add_section")}
        </Button>
        <Group gap={8}>
          <Button loading={busy} onClick={() => void save()}>
            {t("common.save")}
          </Button>
        </Group>
        {problem ? (
          <Alert color="red" role="alert" style={{ flexBasis: "100%" }}>
            {problem}
          </Alert>
        ) : null}
      </div>
    </Stack>
  );
}
