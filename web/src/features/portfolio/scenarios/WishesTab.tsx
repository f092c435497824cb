import { Button, CloseButton, NumberInput, Select } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { Loaded } from "@/ui/Loaded";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";
import { AmountInput } from "./AmountInput";
import { RoleInput } from "./RoleInput";
import {
  HOURS,
  moneyUnit,
  monthNames,
  type Overlay,
  overlayQuery,
  type Scenario,
  scenarioQuery,
  type Wishes,
} from "./scenarios";
import classes from "./scenarios.module.css";
import { t } from "./texts";

/** What goes for the scenario as a whole: people to be hired, more or less money, what is to be reached. */
export default function WishesTab() {
  const { scenarioId } = useParams({ strict: false }) as { scenarioId: string };
  const query = useQuery(scenarioQuery(scenarioId));
  const overlay = useQuery(overlayQuery(scenarioId)).data;
  return (
    <div className={classes.scrolls}>
      <Loaded query={query}>
        {(scenario) => (
          <Editor key={scenario.version} scenario={scenario} overlay={overlay ?? null} />
        )}
      </Loaded>
    </div>
  );
}

function Editor({ scenario, overlay }: { scenario: Scenario; overlay: Overlay | null }) {
  const queries = useQueryClient();
  const [wishes, setWishes] = useState<Wishes>(scenario.wishes);
  const [busy, setBusy] = useState(false);
  const fixed = !scenario.may_edit;
  const changed = JSON.stringify(wishes) !== JSON.stringify(scenario.wishes);
  const change = (changes: Partial<Wishes>) => setWishes({ ...wishes, ...changes });

  async function save() {
    setBusy(true);
    try {
      const params = { path: { id: scenario.id }, header: ifMatch(scenario.version) };
      const body = { wishes };
      const saved = (await ok(
        client.PATCH("/api/v1/scenarios/{id}", { params, body }),
      )) as Scenario;
      queries.setQueryData(scenarioQuery(scenario.id).queryKey, saved);
      void queries.invalidateQueries({ queryKey: overlayQuery(scenario.id).queryKey });
      void queries.invalidateQueries({ queryKey: ["scenario_answer", scenario.id] });
      toastDone(t("scenarios.saved"));
    } catch (error) {
      toastFailed(error);
    } finally {
      setBusy(false);
    }
  }

  const parts = { scenario, overlay, wishes, fixed, change };
  return (
    <>
      <Hires
        {...parts}
        save={
          fixed ? undefined : (
            <Button disabled={!changed} loading={busy} onClick={() => void save()}>
              {t("common.save")}
            </Button>
          )
        }
      />
      <Limits {...parts} />
      <Targets {...parts} />
    </>
  );
}

interface PartProps {
  scenario: Scenario;
  overlay: Overlay | null;
  wishes: Wishes;
  fixed: boolean;
  change: (changes: Partial<Wishes>) => void;
}

function Hires({
  scenario,
  overlay,
  wishes,
  fixed,
  change,
  save,
}: PartProps & { save: ReactNode }) {
  const hires = wishes.hires ?? [];
  const set = (at: number, changes: Partial<(typeof hires)[number]>) =>
    change({ hires: hires.map((one, index) => (index === at ? { ...one, ...changes } : one)) });
  const roles = overlay?.totals.roles.map((one) => one.role) ?? [];
  return (
    <Section
      title={t("scenarios.wishes.hires")}
      hint={t("scenarios.wishes.hires_hint")}
      actions={save}
    >
      {hires.map((hire, at) => (
        <div key={at} className={classes.rule} role="group" aria-label={hire.role}>
          <RoleInput
            label={t("scenarios.wishes.role")}
            roles={roles}
            disabled={fixed}
            value={hire.role}
            onChange={(role) => set(at, { role })}
          />
          <NumberInput
            label={t("scenarios.wishes.people")}
            w={120}
            decimalScale={2}
            disabled={fixed}
            value={hire.people}
            onChange={(next) => set(at, { people: Number(next) })}
          />
          <MonthSelect
            scenario={scenario}
            fixed={fixed}
            value={hire.from}
            onChange={(from) => set(at, { from })}
          />
          <AmountInput
            label={t("scenarios.wishes.cost_per_month", { currency: scenario.question.currency })}
            unit={moneyUnit(scenario.question.currency)}
            disabled={fixed}
            value={hire.cost_per_month ?? 0}
            onChange={(next) => set(at, { cost_per_month: next ?? 0 })}
          />
          <Remove
            fixed={fixed}
            name={hire.role}
            onClick={() => change({ hires: hires.filter((_, index) => index !== at) })}
          />
        </div>
      ))}
      <Add
        fixed={fixed}
        label={t("scenarios.wishes.add_hire")}
        onClick={() =>
          change({ hires: [...hires, { role: "", people: 1, from: 0, cost_per_month: 0 }] })
        }
      />
    </Section>
  );
}

function Limits({ scenario, overlay, wishes, fixed, change }: PartProps) {
  const limits = wishes.limits ?? [];
  const set = (at: number, changes: Partial<(typeof limits)[number]>) =>
    change({ limits: limits.map((one, index) => (index === at ? { ...one, ...changes } : one)) });
  const { currency, budgets } = scenario.question;
  const names = {
    budget: (budgets ?? []).map((one) => one.name),
    capacity: overlay?.totals.roles.map((one) => one.role) ?? [],
  };
  return (
    <Section title={t("scenarios.wishes.limits")} hint={t("scenarios.wishes.limits_hint")}>
      {limits.map((limit, at) => (
        <div key={at} className={classes.rule} role="group" aria-label={limit.name}>
          <Select
            label={t("scenarios.wishes.kind")}
            w={120}
            allowDeselect={false}
            disabled={fixed}
            data={[
              { value: "budget", label: t("scenarios.wishes.budget") },
              { value: "capacity", label: t("scenarios.wishes.capacity") },
            ]}
            value={limit.kind}
            onChange={(kind) => set(at, { kind: kind === "capacity" ? "capacity" : "budget" })}
          />
          <RoleInput
            label={t(`scenarios.wishes.name_of.${limit.kind}`)}
            roles={names[limit.kind]}
            disabled={fixed}
            value={limit.name}
            onChange={(name) => set(at, { name })}
          />
          <AmountInput
            label={
              limit.kind === "budget"
                ? t("scenarios.wishes.money_per_month", { currency })
                : t("scenarios.wishes.hours_per_month")
            }
            unit={limit.kind === "budget" ? moneyUnit(currency) : HOURS}
            disabled={fixed}
            value={limit.amount}
            onChange={(next) => set(at, { amount: next ?? 0 })}
          />
          <MonthSelect
            scenario={scenario}
            fixed={fixed}
            value={limit.from}
            onChange={(from) => set(at, { from })}
          />
          <Remove
            fixed={fixed}
            name={limit.name}
            onClick={() => change({ limits: limits.filter((_, index) => index !== at) })}
          />
        </div>
      ))}
      <Add
        fixed={fixed}
        label={t("scenarios.wishes.add_limit")}
        onClick={() =>
          change({ limits: [...limits, { kind: "budget", name: "", amount: 0, from: 0 }] })
        }
      />
    </Section>
  );
}

function Targets({ scenario, wishes, fixed, change }: PartProps) {
  const targets = wishes.targets ?? {};
  const set = (changes: typeof targets) => change({ targets: { ...targets, ...changes } });
  const { currency } = scenario.question;
  return (
    <Section title={t("scenarios.wishes.targets")} hint={t("scenarios.wishes.targets_hint")}>
      <div className={classes.fields}>
        <NumberInput
          label={t("scenarios.wishes.least_value")}
          disabled={fixed}
          decimalScale={6}
          value={targets.value ?? ""}
          onChange={(next) => set({ value: next === "" ? null : Number(next) })}
        />
        <AmountInput
          label={t("scenarios.wishes.most_cost", { currency })}
          unit={moneyUnit(currency)}
          disabled={fixed}
          optional
          value={targets.cost ?? null}
          onChange={(cost) => set({ cost })}
        />
        <AmountInput
          label={t("scenarios.wishes.most_work")}
          unit={HOURS}
          disabled={fixed}
          optional
          value={targets.work ?? null}
          onChange={(work) => set({ work })}
        />
      </div>
    </Section>
  );
}

function MonthSelect(props: {
  scenario: Scenario;
  fixed: boolean;
  value: number | undefined;
  onChange: (from: number) => void;
}) {
  return (
    <Select
      label={t("scenarios.wishes.from")}
      w={165}
      allowDeselect={false}
      disabled={props.fixed}
      data={monthNames(props.scenario.question).map((label, at) => ({ value: `${at}`, label }))}
      value={`${props.value ?? 0}`}
      onChange={(next) => props.onChange(Number(next))}
    />
  );
}

function Remove(props: { fixed: boolean; name: string; onClick: () => void }) {
  return props.fixed ? null : (
    <CloseButton
      size="sm"
      aria-label={t("scenarios.grid.remove", { name: props.name })}
      onClick={props.onClick}
    />
  );
}

function Add(props: { fixed: boolean; label: string; onClick: () => void }) {
  return props.fixed ? null : (
    <Button size="compact-sm" variant="subtle" onClick={props.onClick}>
      {props.label}
    </Button>
  );
}
