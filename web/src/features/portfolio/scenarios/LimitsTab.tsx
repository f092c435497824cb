import { Button, NumberInput, Switch, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Loaded } from "@/ui/Loaded";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";
import { loadModels, modelQuery } from "../scoring/scoring";
import { MonthGrid } from "./MonthGrid";
import { RuleLines } from "./RuleLines";
import {
  HOURS,
  moneyUnit,
  monthNames,
  overlayQuery,
  type Question,
  type Scenario,
  saveQuestion,
  scenarioQuery,
} from "./scenarios";
import classes from "./scenarios.module.css";
import { t } from "./texts";

export default function LimitsTab() {
  const { scenarioId } = useParams({ strict: false }) as { scenarioId: string };
  const query = useQuery(scenarioQuery(scenarioId));
  return (
    <div className={classes.scrolls}>
      <Loaded query={query}>
        {(scenario) => <Limits key={scenario.version} scenario={scenario} />}
      </Loaded>
    </div>
  );
}

function Limits({ scenario }: { scenario: Scenario }) {
  const queries = useQueryClient();
  const [question, setQuestion] = useState<Question>(scenario.question);
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<Option | null>(null);
  const modelId = question.scoring_model_id;
  const model = useQuery({ ...modelQuery(modelId ?? ""), enabled: Boolean(modelId) });
  const overlay = useQuery({ ...overlayQuery(scenario.id), enabled: scenario.live_items > 0 });
  const fixed = !scenario.may_edit;
  const change = (changes: Partial<Question>) => setQuestion({ ...question, ...changes });
  const changed = JSON.stringify(question) !== JSON.stringify(scenario.question);
  const months =
    /^\d{4}-\d{2}$/.test(question.start) && question.months >= 1 ? monthNames(question) : [];

  async function save() {
    setBusy(true);
    try {
      const named = <T extends { name: string }>(lines: readonly T[] | undefined) =>
        (lines ?? []).filter((line) => line.name.trim() !== "");
      const saved = await saveQuestion(scenario, {
        ...question,
        budgets: named(question.budgets),
        capacities: named(question.capacities),
      });
      queries.setQueryData(scenarioQuery(scenario.id).queryKey, saved);
      void queries.invalidateQueries({ queryKey: ["scenario_answer", scenario.id] });
      toastDone(t("scenarios.saved"));
    } catch (error) {
      toastFailed(error);
    } finally {
      setBusy(false);
    }
  }

  const taken = new Set(overlay.data?.items.map((one) => one.subject_id));
  const known = new Set([...taken, ...scenario.projects.map((one) => one.id)]);
  const candidates = [
    ...(overlay.data?.items ?? []).map((one) => ({
      value: one.subject_id,
      label: one.name ? `${one.key} ${one.name}` : t("scenarios.items.unseen"),
    })),
    ...scenario.projects
      .filter((one) => !taken.has(one.id))
      .map((one) => ({ value: one.id, label: `${one.key} ${one.name}` })),
    ...(question.items ?? [])
      .filter((one) => !known.has(one.project_id))
      .map((one) => ({ value: one.project_id, label: t("scenarios.items.unseen") })),
  ];
  const current = chosen ?? (modelId ? { value: modelId, label: model.data?.name ?? "…" } : null);
  return (
    <>
      <Section
        title={t("scenarios.limits.settings")}
        actions={
          fixed ? undefined : (
            <Button disabled={!changed} loading={busy} onClick={() => void save()}>
              {t("common.save")}
            </Button>
          )
        }
      >
        <div className={classes.fields}>
          <TextInput
            label={t("scenarios.start")}
            disabled={fixed}
            value={question.start}
            onChange={(event) => change({ start: event.currentTarget.value })}
          />
          <NumberInput
            label={t("scenarios.months")}
            min={1}
            max={60}
            disabled={fixed}
            value={question.months}
            onChange={(next) => change({ months: Number(next) })}
          />
          <TextInput
            label={t("scenarios.currency")}
            disabled={fixed}
            value={question.currency}
            onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
          />
          <RemoteSelect
            source="scoring_models"
            label={t("scenarios.model")}
            placeholder={t("scenarios.model_none")}
            disabled={fixed}
            load={loadModels}
            value={current}
            onChange={(next) => {
              setChosen(next);
              change({ scoring_model_id: next?.value ?? null });
            }}
          />
        </div>
      </Section>
      <Section
        title={`${t("scenarios.limits.budgets")} (${question.currency})`}
        hint={t("scenarios.limits.budgets_hint")}
      >
        <MonthGrid
          carry
          label={t("scenarios.limits.budgets")}
          unit={moneyUnit(question.currency)}
          months={months}
          lines={question.budgets ?? []}
          fixed={fixed}
          onChange={(budgets) => change({ budgets })}
        />
      </Section>
      <Section
        title={t("scenarios.limits.capacities")}
        hint={t("scenarios.limits.capacities_hint")}
      >
        <MonthGrid
          label={t("scenarios.limits.capacities")}
          unit={HOURS}
          months={months}
          lines={question.capacities ?? []}
          fixed={fixed}
          onChange={(capacities) =>
            change({ capacities: capacities.map(({ name, amounts }) => ({ name, amounts })) })
          }
        />
      </Section>
      <Section title={t("scenarios.limits.rules")} hint={t("scenarios.limits.rules_hint")}>
        {scenario.live_items > 0 ? (
          <Switch
            mb="sm"
            label={t("scenarios.limits.keep_begun")}
            description={t("scenarios.limits.keep_begun_hint")}
            disabled={fixed}
            checked={question.keep_begun ?? false}
            onChange={(event) => change({ keep_begun: event.currentTarget.checked })}
          />
        ) : null}
        <RuleLines
          rules={question.rules ?? []}
          candidates={candidates}
          fixed={fixed}
          onChange={(rules) => change({ rules })}
        />
      </Section>
    </>
  );
}
