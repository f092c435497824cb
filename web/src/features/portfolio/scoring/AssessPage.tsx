import { Button, NumberInput, Select, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { useCan, useMe } from "@/features/access/me";
import { t } from "@/i18n/t";
import { showNumber, showPercent } from "@/lib/numbers";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";
import { ScoreMeaning } from "./ScoreMeaning";
import {
  type Assessments,
  choicesOf,
  modelQuery,
  type ScoringModel,
  showMeasure,
  showPoints,
  showScore,
} from "./scoring";
import classes from "./scoring.module.css";

/** What is assessed. */
interface Subject {
  kind: "project" | "request";
  id: string;
}

/** What everybody says about a project under a model, and one’s own word. */
export default function AssessPage() {
  const { modelId, projectId } = useParams({ strict: false }) as {
    modelId: string;
    projectId: string;
  };
  const model = useQuery(modelQuery(modelId));
  const project = useQuery({
    queryKey: ["project", projectId],
    queryFn: async () =>
      (await ok(client.GET("/api/v1/projects/{id}", { params: { path: { id: projectId } } }))) as {
        name: string;
        key: string;
      },
  });
  return (
    <Page
      title={project.data?.name ?? t("common.loading")}
      marks={
        <Mark tone="plain" shape={false}>
          {project.data?.key}
        </Mark>
      }
      crumbs={[
        { label: t("scoring.title"), to: "/scoring" },
        { label: model.data?.name ?? "…", to: `/scoring/${modelId}` },
      ]}
    >
      <Opinions model={model.data} modelId={modelId} subject={{ kind: "project", id: projectId }} />
    </Page>
  );
}

/** What everybody says, and the form for one’s own word. */
export function Opinions(props: { model?: ScoringModel; modelId: string; subject: Subject }) {
  const { model, modelId, subject } = props;
  const query = useQuery({
    queryKey: ["assessments", modelId, subject.id],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/assessments", {
          params: {
            query: { model_id: modelId, subject_kind: subject.kind, subject_id: subject.id },
          },
        }),
      )) as Assessments,
  });
  return (
    <Loaded query={query}>
      {(found) => (
        <div className={classes.columns}>
          <Result found={found} method={model?.method ?? ""} />
          {model ? (
            <Mine key={`${found.number}`} model={model} subject={subject} found={found} />
          ) : null}
        </div>
      )}
    </Loaded>
  );
}

function Result({ found, method }: { found: Assessments; method: string }) {
  const { items } = found;
  const head = [
    t("scoring.criteria.criterion"),
    ...items.map((one) => one.assessor?.name ?? "–"),
    ...(found.mean_parts.length > 0 ? [t("scoring.assessment.adds")] : []),
  ];
  const of = (at: number, criterion: string) => {
    const one = items[at];
    const measure = one.measures.find((m) => m.criterion === criterion);
    const part = one.parts.find((p) => p.criterion === criterion);
    return (
      <>
        {showMeasure(method, measure?.value ?? 0)}
        {part?.value_percent != null ? (
          <span className="muted"> · {showPercent(part.value_percent)}</span>
        ) : null}
        {measure?.note ? <div className={classes.note}>{measure.note}</div> : null}
      </>
    );
  };
  return (
    <Section
      title={t("scoring.assessment.result")}
      hint={
        found.score == null
          ? t("scoring.assessment.nobody")
          : found.detail?.kind === "kano"
            ? t("scoring.kano.answers_of", { count: items.length })
            : t("scoring.assessment.mean_of", {
                count: items.length,
                spread: showPoints(found.spread),
              })
      }
      actions={
        found.score == null ? undefined : (
          <strong className={classes.score}>
            {t("scoring.assessment.points", { points: showScore(found.score, found.bucket) })}
          </strong>
        )
      }
    >
      {items.length > 0 ? (
        <PlainTable
          label={t("scoring.assessment.result")}
          head={head}
          numeric={head.map((_, at) => at).slice(1)}
          rows={[
            ...found.criteria.map((criterion, at) => ({
              key: criterion.code ?? "",
              cells: [
                <span key="name">
                  {criterion.name}
                  {criterion.unit ? <span className="muted"> ({criterion.unit})</span> : null}
                  {criterion.weight_percent ? (
                    <span className="muted"> · {showNumber(criterion.weight_percent, 2)} %</span>
                  ) : null}
                </span>,
                ...items.map((_, which) => of(which, criterion.code ?? "")),
                ...(found.mean_parts.length > 0 ? [showPoints(found.mean_parts[at])] : []),
              ],
            })),
            {
              key: "score",
              cells: [
                <strong key="score">{t("scoring.score")}</strong>,
                ...items.map((one) => (
                  <span key={one.id}>
                    <strong>{showScore(one.score, one.bucket)}</strong>{" "}
                    {one.knocked_out.length > 0 ? (
                      <Mark tone="bad">{t("scoring.knocked_out")}</Mark>
                    ) : one.outlier ? (
                      <Mark tone="warn">{t("scoring.outlier")}</Mark>
                    ) : null}
                  </span>
                )),
                ...(found.mean_parts.length > 0
                  ? [<strong key="sum">{showPoints(found.score ?? 0)}</strong>]
                  : []),
              ],
            },
          ]}
        />
      ) : null}
      {found.detail ? <ScoreMeaning detail={found.detail} score={found.score ?? 0} /> : null}
    </Section>
  );
}

type Saved = Pick<Assessments["items"][number], "score" | "bucket">;

function Mine(props: { model: ScoringModel; subject: Subject; found: Assessments }) {
  const { model, found, subject } = props;
  const can = useCan();
  const me = useMe();
  const queries = useQueryClient();
  const mine = found.items.find((one) => one.assessor?.id === me?.user.id);
  const before = (code: string) => mine?.measures.find((one) => one.criterion === code);
  const [values, setValues] = useState<Record<string, number | string>>(() =>
    Object.fromEntries(found.criteria.map((c) => [c.code, before(c.code ?? "")?.value ?? ""])),
  );
  const [notes, setNotes] = useState<Record<string, string>>(() =>
    Object.fromEntries(found.criteria.map((c) => [c.code, before(c.code ?? "")?.note ?? ""])),
  );
  const [busy, setBusy] = useState(false);
  if (!can("scoring.assess") || model.archived) return null;
  const choices = choicesOf(model.method);

  async function refresh() {
    const lists = ["assessments", "ranking", "sensitivity", "ranking_comparison"];
    for (const key of [...lists, "request", "requests"]) {
      await queries.invalidateQueries({ queryKey: [key] });
    }
  }

  async function save() {
    setBusy(true);
    try {
      const measures = found.criteria
        .filter((c) => values[c.code ?? ""] !== "")
        .map((c) => ({
          criterion: c.code ?? "",
          value: Number(values[c.code ?? ""]),
          note: notes[c.code ?? ""] ?? "",
        }));
      const body = {
        model_id: model.id,
        subject_kind: subject.kind,
        subject_id: subject.id,
        measures,
      };
      const saved = (await ok(client.POST("/api/v1/assessments", { body }))) as Saved;
      const score = showScore(saved.score, saved.bucket);
      toastDone(t("scoring.assessment.saved", { score }));
      await refresh();
    } catch (error) {
      toastFailed(error);
    } finally {
      setBusy(false);
    }
  }

  async function withdraw() {
    if (!mine) return;
    try {
      const params = { path: { id: mine.id }, header: ifMatch(mine.version) };
      await ok(client.DELETE("/api/v1/assessments/{id}", { params }));
      toastDone(t("scoring.assessment.withdrawn"));
      await refresh();
    } catch (error) {
      toastFailed(error);
    }
  }

  return (
    <Section
      title={t("scoring.assessment.mine")}
      hint={t(choices ? "scoring.assessment.mine_hint_words" : "scoring.assessment.mine_hint")}
    >
      <div className={classes.form}>
        {found.criteria.map((c) => {
          const code = c.code ?? "";
          return (
            <div key={code} className={classes.line}>
              {choices ? (
                <Select
                  label={c.name}
                  placeholder={t("scoring.pairs.choose")}
                  allowDeselect={false}
                  data={choices}
                  value={String(values[code])}
                  onChange={(value) => setValues({ ...values, [code]: value ?? "" })}
                />
              ) : (
                <NumberInput
                  label={c.unit ? `${c.name} (${c.unit})` : c.name}
                  description={c.help || undefined}
                  decimalScale={3}
                  hideControls
                  value={values[code]}
                  onChange={(value) => setValues({ ...values, [code]: value })}
                />
              )}
              <TextInput
                aria-label={t("scoring.assessment.note_for", { name: c.name })}
                placeholder={t("scoring.assessment.note")}
                value={notes[code]}
                onChange={(event) => setNotes({ ...notes, [code]: event.currentTarget.value })}
              />
            </div>
          );
        })}
        <div className={classes.buttons}>
          {mine ? (
            <Button variant="default" onClick={() => void withdraw()}>
              {t("scoring.assessment.withdraw")}
            </Button>
          ) : null}
          <Button loading={busy} onClick={() => void save()}>
            {t("scoring.assessment.save")}
          </Button>
        </div>
      </div>
    </Section>
  );
}
