import { Alert, Button, Select, TextInput } from "@mantine/core";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { useCan, useMe } from "@/features/access/me";
import { t } from "@/i18n/t";
import { showNumber } from "@/lib/numbers";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { Meter } from "@/ui/Meter";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { toastDone, toastFailed } from "@/ui/toast";
import { saveMatrix } from "./pairs-csv";
import {
  type ComparisonOfPairs,
  type Criterion,
  type Judgement,
  modelQuery,
  type ScoringModel,
} from "./scoring";
import classes from "./scoring.module.css";

type Answers = Record<string, string>;

const ratio = (value: number) => showNumber(value, 2);

export default function PairsTab() {
  const { modelId } = useParams({ strict: false }) as { modelId: string };
  const model = useQuery(modelQuery(modelId));
  const all = useQuery({
    queryKey: ["comparisons", modelId, model.data?.number],
    enabled: model.data !== undefined,
    queryFn: async () =>
      (
        (await ok(
          client.GET("/api/v1/scoring_models/{id}/comparisons", {
            params: { path: { id: modelId } },
          }),
        )) as { items: ComparisonOfPairs[] }
      ).items,
  });
  return (
    <div className={classes.scrolls}>
      <Loaded query={model}>
        {(found) =>
          found.method === "weighted" ? (
            <Loaded query={all}>{(people) => <Pairs model={found} people={people} />}</Loaded>
          ) : (
            <EmptyState
              title={t("scoring.pairs.only_weighted")}
              text={t("scoring.pairs.only_weighted_text", {
                method: t(`scoring.methods.${found.method}`),
              })}
            />
          )
        }
      </Loaded>
    </div>
  );
}

function pairsOf(criteria: readonly Criterion[]): [Criterion, Criterion][] {
  return criteria.flatMap((one, at) =>
    criteria.slice(at + 1).map((other): [Criterion, Criterion] => [one, other]),
  );
}

const keyOf = (one: Criterion, other: Criterion) => `${one.code}|${other.code}`;

/** What was judged before, whichever way round. */
function answersOf(judgements: readonly Judgement[]): Answers {
  const found: Answers = {};
  for (const { criterion, over, strength } of judgements) {
    found[`${criterion}|${over}`] = String(strength);
    found[`${over}|${criterion}`] = String(Math.abs(strength) === 1 ? 1 : -strength);
  }
  return found;
}

function Pairs({ model, people }: { model: ScoringModel; people: ComparisonOfPairs[] }) {
  const can = useCan();
  const me = useMe();
  const queries = useQueryClient();
  const mine = people.find((one) => one.assessor?.id === me?.user.id);
  const [answers, setAnswers] = useState<Answers>(() => answersOf(mine?.judgements ?? []));
  const [reason, setReason] = useState(mine?.override_reason ?? "");
  const [busy, setBusy] = useState(false);
  const pairs = pairsOf(model.criteria);
  const judgements: Judgement[] = pairs.flatMap(([one, other]) => {
    const strength = Number(answers[keyOf(one, other)] ?? 0);
    return strength ? [{ criterion: one.code ?? "", over: other.code ?? "", strength }] : [];
  });
  const complete = judgements.length === pairs.length && pairs.length > 0;
  const may = can("scoring.configure") && !model.archived;
  const preview = useQuery({
    queryKey: ["comparison_preview", model.id, judgements],
    enabled: complete && may,
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (await ok(
        client.POST("/api/v1/scoring_models/{id}/comparison_preview", {
          params: { path: { id: model.id } },
          body: { judgements },
        }),
      )) as ComparisonOfPairs,
  });
  const found = complete ? preview.data : undefined;
  const odd = found?.inconsistent ? found.least_consistent : undefined;
  const isOdd = (one: Criterion, other: Criterion) =>
    odd && [keyOf(one, other), keyOf(other, one)].includes(`${odd.criterion}|${odd.over}`);

  async function save() {
    setBusy(true);
    try {
      await ok(
        client.PUT("/api/v1/scoring_models/{id}/comparison", {
          params: { path: { id: model.id } },
          body: { judgements, override_reason: reason },
        }),
      );
      toastDone(t("scoring.pairs.saved"));
      await queries.invalidateQueries({ queryKey: ["comparisons", model.id] });
    } catch (error) {
      toastFailed(error);
    } finally {
      setBusy(false);
    }
  }

  async function use() {
    try {
      const saved = (await ok(
        client.PUT("/api/v1/scoring_models/{id}/weights", {
          params: { path: { id: model.id }, header: ifMatch(model.version) },
        }),
      )) as ScoringModel;
      toastDone(t("scoring.pairs.used", { number: saved.number }));
      await queries.invalidateQueries();
    } catch (error) {
      toastFailed(error);
    }
  }

  return (
    <>
      {may ? (
        <div className={classes.columns}>
          <Section
            title={t("scoring.pairs.title")}
            hint={t("scoring.pairs.hint")}
            actions={
              <span className="muted" role="status">
                {t("scoring.pairs.progress", { done: judgements.length, all: pairs.length })}
              </span>
            }
          >
            {pairs.map(([one, other]) => (
              <div
                key={keyOf(one, other)}
                className={classes.pair}
                data-odd={isOdd(one, other) || undefined}
              >
                <span>{t("scoring.pairs.question", { one: one.name, other: other.name })}</span>
                <Select
                  aria-label={t("scoring.pairs.question", { one: one.name, other: other.name })}
                  placeholder={t("scoring.pairs.choose")}
                  allowDeselect={false}
                  data={choices(one, other)}
                  value={answers[keyOf(one, other)] ?? null}
                  onChange={(next) => setAnswers({ ...answers, [keyOf(one, other)]: next ?? "" })}
                />
              </div>
            ))}
          </Section>
          <Section title={t("scoring.pairs.result")}>
            {found ? (
              <Result model={model} found={found} />
            ) : (
              <p className="muted">
                {t("scoring.pairs.progress", { done: judgements.length, all: pairs.length })}
              </p>
            )}
            {found?.inconsistent ? (
              <TextInput
                mt="sm"
                label={t("scoring.pairs.reason")}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            ) : null}
            <div className={classes.buttons}>
              <Button disabled={!complete} loading={busy} onClick={() => void save()}>
                {t("scoring.pairs.save")}
              </Button>
            </div>
          </Section>
        </div>
      ) : null}
      <Section
        title={t("scoring.pairs.people")}
        actions={
          people.length > 0 ? (
            <span className={classes.buttons}>
              <Button variant="default" onClick={() => saveMatrix(model, people)}>
                {t("scoring.pairs.export")}
              </Button>
              {may ? (
                <Button variant="default" onClick={() => void use()}>
                  {t("scoring.pairs.use")}
                </Button>
              ) : null}
            </span>
          ) : undefined
        }
      >
        {people.length === 0 ? (
          <p className="muted">{t("scoring.pairs.none")}</p>
        ) : (
          <PlainTable
            label={t("scoring.pairs.people")}
            head={[
              t("scoring.pairs.person"),
              ...model.criteria.map((one) => one.name),
              t("scoring.remarks"),
            ]}
            numeric={model.criteria.map((_, at) => at + 1)}
            rows={people.map((one) => ({
              key: one.assessor?.id ?? "all",
              cells: [
                one.assessor?.name ?? <strong key="all">{t("scoring.pairs.together")}</strong>,
                ...one.weights_percent.map((weight) => `${showNumber(weight, 2)} %`),
                <span key="remark">
                  <Mark tone={one.inconsistent ? "warn" : "good"}>
                    {t("scoring.pairs.ratio", { ratio: ratio(one.consistency_ratio) })}
                  </Mark>{" "}
                  {one.override_reason
                    ? t("scoring.pairs.overridden", { reason: one.override_reason })
                    : ""}
                </span>,
              ],
            }))}
          />
        )}
      </Section>
    </>
  );
}

function choices(one: Criterion, other: Criterion) {
  const more = (name: string, sign: number) =>
    [9, 8, 7, 6, 5, 4, 3, 2].map((strength) => ({
      value: String(sign * strength),
      label: t("scoring.pairs.more", { name, word: t(`scoring.pairs.words.${strength}`) }),
    }));
  return [
    ...more(one.name, 1),
    { value: "1", label: t("scoring.pairs.same") },
    ...more(other.name, -1).reverse(),
  ];
}

function Result({ model, found }: { model: ScoringModel; found: ComparisonOfPairs }) {
  const name = (code: string) => model.criteria.find((one) => one.code === code)?.name ?? code;
  const odd = found.least_consistent;
  const fits = (value: number) =>
    value >= 1
      ? t("scoring.pairs.times", { name: name(odd?.criterion ?? ""), times: showNumber(value, 1) })
      : t("scoring.pairs.times", { name: name(odd?.over ?? ""), times: showNumber(1 / value, 1) });
  return (
    <>
      <div className={classes.bars}>
        {model.criteria.map((one, at) => (
          <div key={one.code}>
            <div>
              {one.name} <span className="muted">{showNumber(found.weights_percent[at], 2)} %</span>
            </div>
            <Meter value={found.weights_percent[at]} label={one.name} />
          </div>
        ))}
      </div>
      <Alert mt="md" color={found.inconsistent ? "orange" : "teal"} role="status">
        {t(found.inconsistent ? "scoring.pairs.ratio_bad" : "scoring.pairs.ratio_good", {
          ratio: ratio(found.consistency_ratio),
        })}
        {odd && found.inconsistent ? (
          <div>
            {t("scoring.pairs.odd", {
              one: name(odd.criterion),
              other: name(odd.over),
              fits: fits(odd.fits),
            })}
          </div>
        ) : null}
      </Alert>
    </>
  );
}
