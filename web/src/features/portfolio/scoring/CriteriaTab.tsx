import { Button, CloseButton, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { showInstant } from "@/lib/dates";
import { showNumber } from "@/lib/numbers";
import { randomUuid } from "@/lib/random";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";
import { type Criterion, modelQuery, type Scale, type ScoringModel } from "./scoring";
import classes from "./scoring.module.css";
import { readSteps, showSteps } from "./steps";

/** A criterion as it is written; `unread`: its steps cannot be read. */
type Line = Criterion & { key: string; unread?: boolean };

/** Methods that discount. */
const DISCOUNTING = ["npv", "pi"];
type Version = components["schemas"]["ScoringVersionView"];

export default function CriteriaTab() {
  const { modelId } = useParams({ strict: false }) as { modelId: string };
  const model = useQuery(modelQuery(modelId));
  return (
    <div className={classes.scrolls}>
      <Loaded query={model}>
        {(found) => (
          <>
            <Editor key={found.version} model={found} />
            <Versions model={found} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Editor({ model }: { model: ScoringModel }) {
  const can = useCan();
  const queries = useQueryClient();
  const [lines, setLines] = useState<Line[]>(() =>
    model.criteria.map((one) => ({ ...one, key: one.code ?? "" })),
  );
  const [rate, setRate] = useState<number | string>(model.rate_percent);
  const [busy, setBusy] = useState(false);
  const added = useRef(0);
  const weighted = model.method === "weighted";
  const fixed = !can("scoring.configure") || model.archived;
  const sum =
    lines.reduce((all, one) => all + Math.round((one.weight_percent ?? 0) * 100), 0) / 100;
  const change = (at: number, changes: Partial<Line>) =>
    setLines(lines.map((line, index) => (index === at ? { ...line, ...changes } : line)));

  async function save() {
    setBusy(true);
    try {
      const criteria = lines.map(({ key: _, unread: __, ...one }) => one);
      const saved = (await ok(
        client.PATCH("/api/v1/scoring_models/{id}", {
          params: { path: { id: model.id }, header: ifMatch(model.version) },
          body: { criteria, rate_percent: Number(rate) },
        }),
      )) as ScoringModel;
      toastDone(t("scoring.saved", { name: model.name, number: saved.number }));
      await queries.invalidateQueries();
    } catch (error) {
      toastFailed(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Section
      title={t("scoring.criteria.title")}
      hint={weighted ? t("scoring.criteria.hint") : t("scoring.criteria.hint_formula")}
      actions={
        weighted ? (
          <Mark tone={sum === 100 ? "good" : "bad"}>
            {t("scoring.criteria.sum", { sum: showNumber(sum, 2) })}
          </Mark>
        ) : undefined
      }
    >
      {lines.map((line, at) => (
        <div
          key={line.key}
          role="group"
          aria-label={line.name || t("scoring.criteria.criterion_n", { number: at + 1 })}
          className={classes.criterion}
        >
          <TextInput
            className={classes.wide}
            label={t("scoring.criteria.criterion")}
            required
            disabled={fixed}
            value={line.name}
            onChange={(event) => change(at, { name: event.currentTarget.value })}
          />
          <TextInput
            label={t("scoring.criteria.help")}
            disabled={fixed}
            value={line.help ?? ""}
            onChange={(event) => change(at, { help: event.currentTarget.value })}
          />
          <TextInput
            label={t("scoring.criteria.unit")}
            disabled={fixed}
            value={line.unit ?? ""}
            onChange={(event) => change(at, { unit: event.currentTarget.value })}
          />
          {weighted ? (
            <TextInput
              label={t("scoring.criteria.group")}
              disabled={fixed}
              value={line.group ?? ""}
              onChange={(event) => change(at, { group: event.currentTarget.value })}
            />
          ) : null}
          {weighted ? (
            <WeightedFields line={line} fixed={fixed} onChange={(changes) => change(at, changes)} />
          ) : null}
          {fixed || !(weighted || model.method === "npv") || lines.length === 1 ? null : (
            <CloseButton
              className={classes.remove}
              aria-label={t("scoring.criteria.remove", { name: line.name || at + 1 })}
              onClick={() => setLines(lines.filter((_, index) => index !== at))}
            />
          )}
        </div>
      ))}
      {fixed ? null : (
        <div className={classes.buttons}>
          {DISCOUNTING.includes(model.method) ? (
            <NumberInput
              label={t("scoring.criteria.rate")}
              hideControls
              value={rate}
              onChange={setRate}
            />
          ) : null}
          {weighted || model.method === "npv" ? (
            <Button
              variant="default"
              onClick={() => {
                added.current += 1;
                const scale: Scale = { kind: "linear", from: 0, to: 10 };
                const fresh = {
                  code: "",
                  name: "",
                  help: "",
                  unit: "",
                  group: "",
                  weight_percent: 0,
                };
                setLines([
                  ...lines,
                  {
                    ...fresh,
                    scale: weighted ? scale : null,
                    knock_out_below_percent: null,
                    key: randomUuid(),
                  },
                ]);
              }}
            >
              {t("scoring.criteria.add")}
            </Button>
          ) : null}
          <Button
            loading={busy}
            disabled={lines.some((line) => line.unread)}
            onClick={() => void save()}
          >
            {t("scoring.criteria.save")}
          </Button>
        </div>
      )}
    </Section>
  );
}

function WeightedFields(props: {
  line: Line;
  fixed: boolean;
  onChange: (changes: Partial<Line>) => void;
}) {
  const { line, fixed, onChange } = props;
  const scale: Scale = line.scale ?? { kind: "linear", from: 0, to: 100 };
  const number = (name: string, label: string, value: number) => (
    <NumberInput
      key={name}
      label={label}
      hideControls
      disabled={fixed}
      value={value}
      onChange={(next) => onChange({ scale: { ...scale, [name]: Number(next) } as Scale })}
    />
  );
  const kinds: Record<string, Scale> = {
    linear: { kind: "linear", from: 0, to: 10 },
    step: { kind: "step", steps: [{ from: 0, percent: 0 }] },
    target: { kind: "target", low: 3, high: 9, slope: 12 },
  };
  return (
    <>
      <NumberInput
        label={t("scoring.criteria.weight")}
        hideControls
        decimalScale={2}
        disabled={fixed}
        value={line.weight_percent}
        onChange={(next) => onChange({ weight_percent: Number(next) })}
      />
      <Select
        label={t("scoring.criteria.scale")}
        allowDeselect={false}
        disabled={fixed}
        data={Object.keys(kinds).map((value) => ({
          value,
          label: t(`scoring.criteria.kinds.${value}`),
        }))}
        value={scale.kind}
        onChange={(next) => onChange({ scale: kinds[next ?? "linear"], unread: false })}
      />
      {scale.kind === "linear"
        ? [
            number("from", t("scoring.criteria.from"), scale.from),
            number("to", t("scoring.criteria.to"), scale.to),
          ]
        : null}
      {scale.kind === "target"
        ? [
            number("low", t("scoring.criteria.low"), scale.low),
            number("high", t("scoring.criteria.high"), scale.high),
            number("slope", t("scoring.criteria.slope"), scale.slope),
          ]
        : null}
      {scale.kind === "step" ? <Steps scale={scale} fixed={fixed} onChange={onChange} /> : null}
      <NumberInput
        label={t("scoring.criteria.knock_out")}
        hideControls
        disabled={fixed}
        value={line.knock_out_below_percent ?? ""}
        onChange={(next) =>
          onChange({ knock_out_below_percent: next === "" ? null : Number(next) })
        }
      />
    </>
  );
}

/** Steps as lines; a line that is none is named, and nothing is saved while there is one. */
function Steps(props: {
  scale: Extract<Scale, { kind: "step" }>;
  fixed: boolean;
  onChange: (changes: Partial<Line>) => void;
}) {
  const [text, setText] = useState(() => showSteps(props.scale.steps));
  const { unread } = readSteps(text);
  return (
    <Textarea
      className={classes.wide}
      label={t("scoring.criteria.steps")}
      autosize
      minRows={2}
      disabled={props.fixed}
      value={text}
      error={unread ? t("scoring.criteria.no_step", { ...unread }) : undefined}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        const found = readSteps(next);
        props.onChange({
          scale: { kind: "step", steps: found.steps },
          unread: found.unread !== null,
        });
      }}
    />
  );
}

function Versions({ model }: { model: ScoringModel }) {
  const query = useQuery({
    queryKey: ["scoring_versions", model.id, model.number],
    queryFn: async () =>
      (
        (await ok(
          client.GET("/api/v1/scoring_models/{id}/versions", {
            params: { path: { id: model.id } },
          }),
        )) as { items: Version[] }
      ).items,
  });
  return (
    <Section title={t("scoring.criteria.versions")}>
      <Loaded query={query} lines={2}>
        {(versions) => (
          <PlainTable
            label={t("scoring.criteria.versions")}
            head={[
              t("scoring.version"),
              t("scoring.criteria.criterion"),
              t("scoring.criteria.author"),
              t("scoring.updated"),
            ]}
            rows={versions.map((one) => ({
              key: String(one.number),
              cells: [
                one.number,
                one.criteria
                  .map((c) =>
                    c.weight_percent ? `${c.name} ${showNumber(c.weight_percent, 2)} %` : c.name,
                  )
                  .join(", "),
                one.author?.name ?? "",
                showInstant(one.created_at),
              ],
            }))}
          />
        )}
      </Loaded>
    </Section>
  );
}
