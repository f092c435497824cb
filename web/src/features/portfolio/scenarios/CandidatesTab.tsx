import { Button, Group, MultiSelect, Select, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import { FormModal } from "@/ui/FormModal";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { toastDone } from "@/ui/toast";
import { showPoints } from "../scoring/scoring";
import { MonthGrid } from "./MonthGrid";
import {
  type Amounts,
  HOURS,
  type Item,
  moneyUnit,
  monthAt,
  parseShares,
  type Question,
  type Scenario,
  saveQuestion,
  scenarioQuery,
  showShares,
  total,
} from "./scenarios";
import classes from "./scenarios.module.css";
import { t } from "./texts";

type ProjectRow = { id: string; name: string; key: string };

export default function CandidatesTab() {
  const { scenarioId } = useParams({ strict: false }) as { scenarioId: string };
  const query = useQuery(scenarioQuery(scenarioId));
  return (
    <div className={classes.scrolls}>
      <Loaded query={query}>{(scenario) => <Candidates scenario={scenario} />}</Loaded>
    </div>
  );
}

function Candidates({ scenario }: { scenario: Scenario }) {
  const queries = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<Item | null>(null);
  const { question } = scenario;
  const items = question.items ?? [];
  const money = moneyUnit(question.currency);
  const fixed = !scenario.may_edit;
  const project = (id: string) => scenario.projects.find((one) => one.id === id);
  const name = (id: string) => project(id)?.name ?? t("scenarios.items.unseen");

  async function save(next: Partial<Question>) {
    const saved = await saveQuestion(scenario, { ...question, ...next });
    queries.setQueryData(scenarioQuery(scenario.id).queryKey, saved);
    void queries.invalidateQueries({ queryKey: ["scenario_answer", scenario.id] });
    toastDone(t("scenarios.saved"));
  }

  const add = fixed ? undefined : (
    <Button onClick={() => setAdding(true)}>{t("scenarios.items.add")}</Button>
  );
  const value = (item: Item) => {
    if (item.value != null) return item.value;
    const score = project(item.project_id)?.score;
    return score == null
      ? t("scenarios.items.no_score")
      : t("scenarios.items.score", { score: showPoints(score) });
  };
  const must = (item: Item) =>
    item.mandatory
      ? t("scenarios.items.mandatory")
      : item.excluded
        ? t("scenarios.items.excluded")
        : "";
  return (
    <Section title={t("scenarios.tabs.candidates")} actions={items.length > 0 ? add : undefined}>
      {items.length === 0 ? (
        <EmptyState
          title={t("scenarios.items.none")}
          text={t("scenarios.items.none_text")}
          action={add}
        />
      ) : (
        <PlainTable
          label={t("scenarios.tabs.candidates")}
          head={[
            t("scenarios.answer.project"),
            t("scenarios.items.value"),
            t("scenarios.items.cost"),
            t("scenarios.items.demand"),
            t("scenarios.items.earliest"),
            t("scenarios.items.latest"),
            t("scenarios.items.bucket"),
            t("scenarios.items.must"),
          ]}
          numeric={[1, 2, 3]}
          rows={items.map((item) => ({
            key: item.project_id,
            cells: [
              <button
                key="open"
                type="button"
                className={classes.open}
                onClick={() => setOpen(item)}
              >
                {name(item.project_id)}
              </button>,
              value(item),
              money.show(total(item.costs)),
              HOURS.show(total(item.demands)),
              monthAt(question.start, item.earliest ?? 0),
              monthAt(question.start, Math.max(item.latest ?? 0, item.earliest ?? 0)),
              item.bucket ?? "",
              must(item),
            ],
          }))}
        />
      )}
      {adding ? (
        <AddModal
          scenario={scenario}
          onClose={() => setAdding(false)}
          onAdd={async (ids) => {
            const latest = 0;
            const fresh = ids.map((project_id) => ({
              project_id,
              value: question.scoring_model_id ? null : "0",
              latest,
            }));
            await save({ items: [...items, ...fresh] });
          }}
        />
      ) : null}
      {open ? (
        <ItemModal
          item={open}
          name={name(open.project_id)}
          question={question}
          fixed={fixed}
          onClose={() => setOpen(null)}
          onSave={(item) =>
            save({
              items: item
                ? items.map((one) => (one.project_id === item.project_id ? item : one))
                : items.filter((one) => one.project_id !== open.project_id),
              ...(item
                ? {}
                : { rules: (question.rules ?? []).filter((r) => !speaksOf(r, open.project_id)) }),
            })
          }
        />
      ) : null}
    </Section>
  );
}

function speaksOf(rule: NonNullable<Question["rules"]>[number], id: string): boolean {
  if (rule.kind === "requires") return rule.project === id || rule.needs === id;
  return "projects" in rule && rule.projects.includes(id);
}

function AddModal(props: {
  scenario: Scenario;
  onClose: () => void;
  onAdd: (ids: string[]) => Promise<void>;
}) {
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const [known, setKnown] = useState<Record<string, string>>({});
  const taken = new Set((props.scenario.question.items ?? []).map((item) => item.project_id));
  const portfolio = props.scenario.portfolio?.id;
  const query = useQuery({
    queryKey: ["options", "candidates", portfolio, search],
    queryFn: async () => {
      const query = listQuery({ q: search, sort: "name", portfolio_id: portfolio });
      const page = (await ok(client.GET("/api/v1/projects", { params: { query } }))) as {
        items: ProjectRow[];
      };
      const names = page.items.map((one) => [one.id, `${one.name} (${one.key})`]);
      setKnown((before) => ({ ...before, ...Object.fromEntries(names) }));
      return page.items;
    },
  });
  const found = (query.data ?? []).filter((one) => !taken.has(one.id)).map((one) => one.id);
  const data = [...new Set([...chosen, ...found])].map((value) => ({
    value,
    label: known[value] ?? value,
  }));
  return (
    <FormModal
      opened
      title={t("scenarios.items.add")}
      submitLabel={t("scenarios.items.add_one")}
      onClose={props.onClose}
      onSubmit={async () => {
        await props.onAdd(chosen);
        props.onClose();
      }}
    >
      <MultiSelect
        label={t("scenarios.items.add")}
        data-autofocus
        searchable
        data={data}
        filter={({ options }) => options}
        searchValue={search}
        onSearchChange={setSearch}
        value={chosen}
        onChange={setChosen}
        nothingFoundMessage={t("common.nothing_found")}
      />
    </FormModal>
  );
}

function ItemModal(props: {
  item: Item;
  name: string;
  question: Question;
  fixed: boolean;
  onClose: () => void;
  onSave: (item: Item | null) => Promise<void>;
}) {
  const { question, fixed } = props;
  const [item, setItem] = useState(props.item);
  const [shares, setShares] = useState(showShares(item.partial_percents));
  const [badShares, setBadShares] = useState<string>();
  const change = (changes: Partial<Item>) => setItem({ ...item, ...changes });
  const starts = Array.from({ length: question.months }, (_, at) => ({
    value: String(at),
    label: monthAt(question.start, at),
  }));
  const own = starts.map((_, at) => t("scenarios.grid.month_n", { number: at + 1 }));
  const named = (lines: readonly Amounts[]) => lines.filter((line) => line.name.trim() !== "");
  return (
    <FormModal
      opened
      size="min(1180px, 94vw)"
      title={t("scenarios.items.figures_of", { name: props.name })}
      submitLabel={t("common.save")}
      onClose={props.onClose}
      onSubmit={async () => {
        const partial = parseShares(shares);
        setBadShares(partial ? undefined : t("scenarios.grid.bad", { text: shares }));
        if (!partial) return;
        if (!fixed) {
          await props.onSave({
            ...item,
            partial_percents: partial,
            costs: named(item.costs ?? []),
            demands: named(item.demands ?? []),
          });
        }
        props.onClose();
      }}
    >
      <div className={classes.fields}>
        <TextInput
          label={t("scenarios.items.value")}
          placeholder={question.scoring_model_id ? t("scenarios.model") : undefined}
          inputMode="decimal"
          disabled={fixed}
          value={item.value ?? ""}
          onChange={(event) => {
            const text = event.currentTarget.value.trim();
            change({ value: text === "" && question.scoring_model_id ? null : text || "0" });
          }}
        />
        <Select
          label={t("scenarios.items.must")}
          allowDeselect={false}
          disabled={fixed}
          data={["free", "mandatory", "excluded"].map((value) => ({
            value,
            label: t(`scenarios.items.${value}`),
          }))}
          value={item.mandatory ? "mandatory" : item.excluded ? "excluded" : "free"}
          onChange={(next) =>
            change({ mandatory: next === "mandatory", excluded: next === "excluded" })
          }
        />
        <Select
          label={t("scenarios.items.earliest")}
          allowDeselect={false}
          disabled={fixed}
          data={starts}
          value={String(item.earliest ?? 0)}
          onChange={(next) => change({ earliest: Number(next) })}
        />
        <Select
          label={t("scenarios.items.latest")}
          allowDeselect={false}
          disabled={fixed}
          data={starts}
          value={String(item.latest ?? 0)}
          onChange={(next) => change({ latest: Number(next) })}
        />
        <TextInput
          label={t("scenarios.items.bucket")}
          disabled={fixed}
          value={item.bucket ?? ""}
          onChange={(event) => change({ bucket: event.currentTarget.value })}
        />
        <TextInput
          label={t("scenarios.items.partial")}
          placeholder={t("scenarios.items.partial_none")}
          inputMode="decimal"
          disabled={fixed}
          value={shares}
          error={badShares}
          onChange={(event) => setShares(event.currentTarget.value)}
        />
      </div>
      <h3 className={classes.sub}>
        {t("scenarios.limits.costs")} ({question.currency})
      </h3>
      <MonthGrid
        label={t("scenarios.limits.costs")}
        unit={moneyUnit(question.currency)}
        months={own}
        lines={item.costs ?? []}
        fixed={fixed}
        onChange={(costs) => change({ costs })}
      />
      <h3 className={classes.sub}>{t("scenarios.limits.demands")}</h3>
      <MonthGrid
        label={t("scenarios.limits.demands")}
        unit={HOURS}
        months={own}
        lines={item.demands ?? []}
        fixed={fixed}
        onChange={(demands) => change({ demands })}
      />
      {fixed ? null : (
        <Group>
          <Button
            variant="subtle"
            color="red"
            size="compact-sm"
            onClick={() => void props.onSave(null).then(props.onClose)}
          >
            {t("scenarios.items.remove", { name: props.name })}
          </Button>
        </Group>
      )}
    </FormModal>
  );
}
