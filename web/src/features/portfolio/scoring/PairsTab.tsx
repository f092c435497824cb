import { Alert, Button, FileButton, Select, TextInput } from "@mantine/core";
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
import { type Level, type LevelItem, levelsOf, pairsOf } from "./pair-levels";
import { readMatrices, saveMatrix } from "./pairs-csv";
import {
  type ComparisonOfPairs,
  type Criterion,
  type Judgement,
  modelQuery,
  type ScoringModel,
} from "./scoring";
import classes from "./scoring.module.css";

type Answers = Record<string, string>;
type Matrix = ComparisonOfPairs["matrices"][number];

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

const keyOf = (one: LevelItem, other: LevelItem) => `${one.code}|${other.code}`;

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
  const [unread, setUnread] = useState<string | null>(null);
  const levels = levelsOf(model.criteria);
  const pairs = levels.flatMap(pairsOf);
  const judgements: Judgement[] = pairs.flatMap(([one, other]) => {
    const strength = Number(answers[keyOf(one, other)] ?? 0);
    return strength ? [{ criterion: one.code, over: other.code, strength }] : [];
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
  const odds = (found?.matrices ?? []).flatMap((one) =>
    one.inconsistent && one.least_consistent ? [one.least_consistent] : [],
  );
  const isOdd = (one: LevelItem, other: LevelItem) =>
    odds.some((odd) =>
      [keyOf(one, other), keyOf(other, one)].includes(`${odd.criterion}|${odd.over}`),
    );

  async function fill(file: File | null) {
    if (!file) return;
    const read = readMatrices(await file.text(), levels, me?.user.name);
    setUnread("wrong" in read ? read.wrong : null);
    if ("answers" in read) {
      setAnswers({ ...answers, ...read.answers });
      toastDone(t("scoring.pairs.filled", { file: file.name }));
    }
  }

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
              <span className={classes.buttons}>
                <span className="muted" role="status">
                  {t("scoring.pairs.progress", { done: judgements.length, all: pairs.length })}
                </span>
                <FileButton accept=".csv,.txt,text/csv" onChange={(file) => void fill(file)}>
                  {(button) => (
                    <Button variant="default" {...button}>
                      {t("scoring.pairs.import")}
                    </Button>
                  )}
                </FileButton>
              </span>
            }
          >
            {unread ? (
              <Alert color="red" role="alert" mb="sm">
                {unread}
              </Alert>
            ) : null}
            {levels.map((level) => (
              <div key={level.group ?? ""} role="group" aria-label={levelTitle(level, levels)}>
                {levels.length > 1 ? <h3>{levelTitle(level, levels)}</h3> : null}
                {pairsOf(level).map(([one, other]) => (
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
                      onChange={(next) =>
                        setAnswers({ ...answers, [keyOf(one, other)]: next ?? "" })
                      }
                    />
                  </div>
                ))}
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

function choices(one: LevelItem, other: LevelItem) {
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

/** "Groups", "Within “Technical”"; of a model without groups what is compared. */
function levelTitle(level: Pick<Level, "group">, levels: readonly unknown[]): string {
  if (level.group) return t("scoring.pairs.within", { group: level.group });
  return t(levels.length > 1 ? "scoring.pairs.groups" : "scoring.pairs.title");
}

function Result({ model, found }: { model: ScoringModel; found: ComparisonOfPairs }) {
  return (
    <>
      <div className={classes.bars}>
        {model.criteria.map((one, at) => (
          <div key={one.code}>
            <div>
              {one.name} <span className="muted">{showNumber(found.weights_percent[at], 2)} %</span>
              {product(one, found)}
            </div>
            <Meter value={found.weights_percent[at]} label={one.name} />
          </div>
        ))}
      </div>
      {found.matrices.map((matrix) => (
        <Consistency key={matrix.group ?? ""} matrix={matrix} levels={found.matrices} />
      ))}
    </>
  );
}

/** "= 75 % × 63.7 %": the weight of the group, and that within it; nothing for a criterion of its own. */
function product(one: Criterion, found: ComparisonOfPairs) {
  const [first, ...groups] = found.matrices;
  const own = groups.find((matrix) => matrix.group === one.group);
  if (!own) return null;
  const share = (matrix: Matrix, code: string) =>
    showNumber(matrix.weights_percent[matrix.items.findIndex((item) => item.code === code)], 2);
  const parts = { group: share(first, `group:${own.group}`), own: share(own, one.code ?? "") };
  return <span className="muted"> {t("scoring.pairs.product", parts)}</span>;
}

/** Whether the judgements of one matrix agree, and which of them fits least. */
function Consistency({ matrix, levels }: { matrix: Matrix; levels: readonly Matrix[] }) {
  const name = (code: string) => matrix.items.find((one) => one.code === code)?.name ?? code;
  const odd = matrix.least_consistent;
  const fits = (value: number) =>
    value >= 1
      ? t("scoring.pairs.times", { name: name(odd?.criterion ?? ""), times: showNumber(value, 1) })
      : t("scoring.pairs.times", { name: name(odd?.over ?? ""), times: showNumber(1 / value, 1) });
  return (
    <Alert
      mt="md"
      color={matrix.inconsistent ? "orange" : "teal"}
      role="status"
      title={levels.length > 1 ? levelTitle({ group: matrix.group ?? null }, levels) : undefined}
    >
      {t(matrix.inconsistent ? "scoring.pairs.ratio_bad" : "scoring.pairs.ratio_good", {
        ratio: ratio(matrix.consistency_ratio),
      })}
      {odd && matrix.inconsistent ? (
        <div>
          {t("scoring.pairs.odd", {
            one: name(odd.criterion),
            other: name(odd.over),
            fits: fits(odd.fits),
          })}
        </div>
      ) : null}
    </Alert>
  );
}
