import { Button, CloseButton, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { problemOf } from "@/api/problem";
import { showMinor } from "@/features/intake/requests";
import { t } from "@/i18n/t";
import { showNumber } from "@/lib/numbers";
import { FormModal } from "@/ui/FormModal";
import { Loaded } from "@/ui/Loaded";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { toastDone, toastFailed } from "@/ui/toast";
import { CaseFigures } from "./CaseFigures";
import { CaseGrid } from "./CaseGrid";
import { CaseVersions } from "./CaseVersions";
import {
  type BusinessCase,
  type CaseBody,
  type CaseKind,
  type CaseOption,
  caseQuery,
  DISCOUNTINGS,
  discountingOf,
  figuresQuery,
  periodNames,
} from "./case";
import classes from "./case.module.css";

/** The business case of a request or project, or the offer to begin one. */
export function CaseEditor(props: { kind: CaseKind; id: string; mayBegin: boolean }) {
  const { kind, id } = props;
  const query = useQuery(caseQuery(kind, id));
  const queries = useQueryClient();
  async function begin() {
    try {
      const body = { subject_kind: kind, subject_id: id };
      await ok(client.POST("/api/v1/business_cases", { body }));
      await queries.invalidateQueries({ queryKey: ["business_case"] });
    } catch (error) {
      toastFailed(error);
    }
  }
  return (
    <Loaded query={query}>
      {(found) =>
        found ? (
          <Editor key={`${found.id}-${found.version}`} found={found} />
        ) : (
          <EmptyState
            title={t("strategy.case.none")}
            text={t("strategy.case.none_text")}
            action={
              props.mayBegin ? (
                <Button onClick={() => void begin()}>{t("strategy.case.begin")}</Button>
              ) : undefined
            }
          />
        )
      }
    </Loaded>
  );
}

/** What of a case counts as the cost of its subject, in words. */
function whatCounts(found: BusinessCase): string {
  if (found.number === 1) return t("strategy.case.counts_not_yet");
  const decided = found.decided_cost_minor ?? null;
  const number = found.number - 1;
  const counts =
    decided === null
      ? t("strategy.case.counts_nothing", { number })
      : t("strategy.case.counts", { amount: showMinor(decided, found.currency), number });
  const written = found.cost_minor ?? null;
  if (written === decided || written === null) return counts;
  const amount = showMinor(written, found.currency);
  return `${counts} ${t("strategy.case.counts_otherwise", { amount })}`;
}

function Editor({ found }: { found: BusinessCase }) {
  const queries = useQueryClient();
  const [body, setBody] = useState<CaseBody>(found.body);
  const [busy, setBusy] = useState(false);
  const [freezing, setFreezing] = useState(false);
  const fixed = !found.may_edit;
  const changed = JSON.stringify(body) !== JSON.stringify(found.body);
  const change = (changes: Partial<CaseBody>) => setBody({ ...body, ...changes });
  const option = (at: number, changes: Partial<CaseOption>) =>
    change({
      options: body.options.map((one, index) => (index === at ? { ...one, ...changes } : one)),
    });
  const [typed] = useDebouncedValue(body, 120);
  const live = useQuery({ ...figuresQuery(typed), enabled: changed });
  const figures = changed && live.data ? live.data : found.figures;
  const problem = changed && live.isError ? problemOf(live.error).detail : null;
  const refresh = () => queries.invalidateQueries({ queryKey: ["business_case"] });

  async function save() {
    setBusy(true);
    try {
      const params = { path: { id: found.id }, header: ifMatch(found.version) };
      await ok(client.PATCH("/api/v1/business_cases/{id}", { params, body: { body } }));
      toastDone(t("strategy.case.saved"));
      void queries.invalidateQueries({ queryKey: ["alignment_report"] });
      await refresh();
    } catch (error) {
      toastFailed(error);
    } finally {
      setBusy(false);
    }
  }

  const text = (
    field: "purpose" | "recommendation" | "assumptions" | "scope_in" | "scope_out" | "deliverables",
  ) => (
    <Textarea
      label={t(`strategy.case.parts.${field}`)}
      autosize
      minRows={2}
      disabled={fixed}
      value={body[field] ?? ""}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <Section
        title={t("strategy.case.figures")}
        hint={t("strategy.case.figures_hint", { number: found.number })}
        actions={
          fixed ? undefined : (
            <span className={classes.buttons}>
              <Button variant="default" disabled={changed} onClick={() => setFreezing(true)}>
                {t("strategy.case.freeze")}
              </Button>
              <Button disabled={!changed} loading={busy} onClick={() => void save()}>
                {t("common.save")}
              </Button>
            </span>
          )
        }
      >
        <CaseFigures body={body} figures={figures} currency={found.currency} />
        <p className="muted">{t(`strategy.case.npv_note.${discountingOf(body)}`)}</p>
        <p className="muted">{whatCounts(found)}</p>
        {problem ? (
          <p className={classes.bad} role="alert">
            {problem}
          </p>
        ) : null}
      </Section>
      <Section title={t("strategy.case.frame")} hint={t("strategy.case.frame_hint")}>
        <div className={classes.fields}>
          <Select
            label={t("strategy.case.period")}
            allowDeselect={false}
            disabled={fixed}
            data={["year", "month"].map((value) => ({
              value,
              label: t(`strategy.case.period_names.${value}`),
            }))}
            value={body.period}
            onChange={(next) =>
              change({
                period: next as CaseBody["period"],
                start: next === "month" ? `${body.start.slice(0, 4)}-01` : body.start.slice(0, 4),
              })
            }
          />
          <TextInput
            label={t("strategy.case.parts.start")}
            disabled={fixed}
            value={body.start}
            onChange={(event) => change({ start: event.currentTarget.value })}
          />
          <NumberInput
            label={t("strategy.case.parts.periods")}
            min={1}
            max={60}
            disabled={fixed}
            value={body.periods}
            onChange={(next) => change({ periods: Number(next) })}
          />
          <NumberInput
            label={t("strategy.case.parts.discount_percent")}
            min={0}
            max={100}
            decimalScale={2}
            disabled={fixed}
            value={body.discount_percent}
            onChange={(next) => change({ discount_percent: Number(next) })}
          />
          <Select
            label={t("strategy.case.parts.discounting")}
            allowDeselect={false}
            disabled={fixed}
            data={DISCOUNTINGS.map((value) => ({
              value,
              label: t(`strategy.case.discountings.${value}`),
            }))}
            value={discountingOf(body)}
            // The usual one is not said: a case that is as before stays as it was.
            onChange={(next) => change({ discounting: next === "middle" ? "middle" : undefined })}
          />
          {(["finance_percent", "reinvestment_percent"] as const).map((rate) => (
            <NumberInput
              key={rate}
              label={t(`strategy.case.parts.${rate}`)}
              placeholder={t("strategy.case.as_discount", {
                percent: showNumber(body.discount_percent, 2),
              })}
              min={0}
              max={100}
              decimalScale={2}
              disabled={fixed}
              value={body[rate] ?? ""}
              onChange={(next) => change({ [rate]: next === "" ? undefined : Number(next) })}
            />
          ))}
          <Select
            label={t("strategy.case.recommended")}
            clearable
            disabled={fixed}
            data={body.options
              .filter((one) => one.key)
              .map((one) => ({ value: one.key ?? "", label: one.name }))}
            value={body.chosen ?? null}
            onChange={(chosen) => change({ chosen })}
          />
        </div>
      </Section>
      {body.options.map((one, at) => (
        <Section
          key={one.key || at}
          title={one.name || t("strategy.case.option")}
          hint={one.do_nothing ? t("strategy.case.do_nothing") : undefined}
          actions={
            one.do_nothing || fixed ? undefined : (
              <CloseButton
                aria-label={t("strategy.case.remove_option", { name: one.name })}
                onClick={() =>
                  change({
                    options: body.options.filter((_, index) => index !== at),
                    chosen: body.chosen === one.key ? null : body.chosen,
                  })
                }
              />
            )
          }
        >
          <div className={classes.pair}>
            <TextInput
              label={t("strategy.name")}
              disabled={fixed}
              value={one.name}
              onChange={(event) => option(at, { name: event.currentTarget.value })}
            />
            <TextInput
              label={t("strategy.description")}
              disabled={fixed}
              value={one.description ?? ""}
              onChange={(event) => option(at, { description: event.currentTarget.value })}
            />
          </div>
          <CaseGrid
            option={one}
            currency={found.currency}
            periods={periodNames(body)}
            fixed={fixed}
            onChange={(lines) => option(at, { lines })}
          />
        </Section>
      ))}
      {fixed ? null : (
        <div>
          <Button
            variant="default"
            onClick={() =>
              change({
                options: [
                  ...body.options,
                  {
                    key: freeKey(body),
                    name: t("strategy.case.option_n", { number: body.options.length }),
                    description: "",
                    do_nothing: false,
                    lines: [],
                  },
                ],
              })
            }
          >
            {t("strategy.case.add_option")}
          </Button>
        </div>
      )}
      <Section title={t("strategy.case.words")}>
        <div className={classes.words}>
          {text("purpose")}
          {text("recommendation")}
          {text("assumptions")}
          {text("deliverables")}
          {text("scope_in")}
          {text("scope_out")}
        </div>
        <Risks body={body} fixed={fixed} onChange={(risks) => change({ risks })} />
      </Section>
      <CaseVersions found={found} />
      {freezing ? (
        <FreezeModal found={found} onClose={() => setFreezing(false)} onDone={refresh} />
      ) : null}
    </>
  );
}

function freeKey(body: CaseBody): string {
  for (let number = 1; ; number += 1) {
    const key = `option_${number}`;
    if (body.options.every((one) => one.key !== key)) return key;
  }
}

function Risks(props: {
  body: CaseBody;
  fixed: boolean;
  onChange: (risks: NonNullable<CaseBody["risks"]>) => void;
}) {
  const risks = props.body.risks ?? [];
  const change = (at: number, changes: Partial<(typeof risks)[number]>) =>
    props.onChange(risks.map((one, index) => (index === at ? { ...one, ...changes } : one)));
  return (
    <>
      <h3 className={classes.sub}>{t("strategy.case.parts.risks")}</h3>
      {risks.map((one, at) => (
        <div key={at} className={classes.risk}>
          <TextInput
            label={t("strategy.case.risk_n", { number: at + 1 })}
            disabled={props.fixed}
            value={one.risk}
            onChange={(event) => change(at, { risk: event.currentTarget.value })}
          />
          <TextInput
            label={t("strategy.case.response_n", { number: at + 1 })}
            disabled={props.fixed}
            value={one.response ?? ""}
            onChange={(event) => change(at, { response: event.currentTarget.value })}
          />
          {props.fixed ? null : (
            <CloseButton
              aria-label={t("strategy.case.remove_risk", { number: at + 1 })}
              onClick={() => props.onChange(risks.filter((_, index) => index !== at))}
            />
          )}
        </div>
      ))}
      {props.fixed ? null : (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => props.onChange([...risks, { risk: "", response: "" }])}
        >
          {t("strategy.case.add_risk")}
        </Button>
      )}
    </>
  );
}

function FreezeModal(props: { found: BusinessCase; onClose: () => void; onDone: () => void }) {
  const { found } = props;
  const [reason, setReason] = useState("");
  return (
    <FormModal
      opened
      title={t("strategy.case.freeze_title", { number: found.number })}
      submitLabel={t("strategy.case.freeze")}
      onClose={props.onClose}
      onSubmit={async () => {
        const params = { path: { id: found.id }, header: ifMatch(found.version) };
        await ok(client.POST("/api/v1/business_cases/{id}/freeze", { params, body: { reason } }));
        toastDone(t("strategy.case.frozen", { number: found.number }));
        props.onDone();
        props.onClose();
      }}
    >
      <p>{t("strategy.case.freeze_text")}</p>
      <TextInput
        label={t("strategy.case.why")}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormModal>
  );
}
