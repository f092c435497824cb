import { Alert, Button, Checkbox, Group, Radio, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { showMinor } from "@/features/intake/requests";
import { showDay, showInstant } from "@/lib/dates";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { FormModal } from "@/ui/FormModal";
import { Loaded } from "@/ui/Loaded";
import { Mark, type Tone } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { toastDone } from "@/ui/toast";
import {
  type Applicable,
  type Application,
  applicationsQuery,
  type NotCarried,
  previewQuery,
  type Scenario,
} from "./scenarios";
import classes from "./scenarios.module.css";
import { t } from "./texts";

type Leaving = "on_hold" | "cancelled";

const TONES: Record<string, Tone> = { ready: "good", conflict: "warn", gone: "bad" };

/** Carrying what the scenario wants into projects: shown three ways first, taken back as one. */
export function ApplySection({ scenario }: { scenario: Scenario }) {
  const preview = useQuery(previewQuery(scenario.id));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <Section
      title={t("scenarios.decide.apply")}
      hint={t("scenarios.decide.apply_hint")}
      actions={
        scenario.may_apply ? (
          <Button disabled={chosen.size === 0} onClick={() => setAsking(true)}>
            {t("scenarios.decide.apply_chosen", { count: chosen.size })}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={preview}>
        {(found) => {
          const wanted = found.items.filter(
            (item) => item.state !== "nothing" || item.not_carried.length > 0,
          );
          return (
            <>
              {wanted.length === 0 ? (
                <p className={classes.prose}>{t("scenarios.decide.nothing_to_do")}</p>
              ) : (
                <PreviewTable
                  items={wanted}
                  currency={scenario.question.currency}
                  chosen={chosen}
                  onToggle={scenario.may_apply ? toggle : undefined}
                />
              )}
              {found.not_carried.length > 0 ? (
                <div>
                  <h3 className={classes.small}>{t("scenarios.decide.not_carried")}</h3>
                  <NotCarriedList items={found.not_carried} />
                </div>
              ) : null}
              {asking ? (
                <ApplyModal
                  scenario={scenario}
                  items={wanted.filter((item) => chosen.has(item.id))}
                  onClose={() => setAsking(false)}
                  onDone={() => {
                    setChosen(new Set());
                    setAsking(false);
                  }}
                />
              ) : null}
            </>
          );
        }}
      </Loaded>
      <Applications scenario={scenario} />
    </Section>
  );
}

function PreviewTable(props: {
  items: readonly Applicable[];
  currency: string;
  chosen: ReadonlySet<string>;
  onToggle?: (id: string) => void;
}) {
  const value = (field: string, text: string) => {
    if (field === "start") return showDay(text);
    if (field === "stage") return t(`plan.stage.${text}`);
    if (field === "staffing") return text;
    if (field === "stretch" || field === "scope") return t(`scenarios.decide.${field}`, { text });
    const approved = text === "" ? "–" : showMinor(Number(text), props.currency);
    return t("scenarios.decide.funding", { amount: approved });
  };
  return (
    <PlainTable
      label={t("scenarios.decide.apply")}
      head={[
        t("scenarios.answer.project"),
        t("scenarios.decide.head_state"),
        t("scenarios.decide.taken"),
        t("scenarios.decide.wanted"),
        t("scenarios.decide.now"),
        t("scenarios.decide.by_hand"),
      ]}
      rows={props.items.map((item) => {
        const can = item.state === "ready" || item.state === "conflict";
        const lines = (of: "taken" | "wanted" | "live") =>
          item.fields.map((one) => (
            <div key={`${one.field} ${one.wanted}`}>{value(one.field, one[of])}</div>
          ));
        return {
          key: item.id,
          cells: [
            <Checkbox
              key="choose"
              label={`${item.name} (${item.key})`}
              disabled={!can || !props.onToggle}
              checked={props.chosen.has(item.id)}
              onChange={() => props.onToggle?.(item.id)}
            />,
            <Mark key="state" tone={TONES[item.state] ?? "plain"}>
              {t(`scenarios.decide.state.${item.state}`)}
            </Mark>,
            lines("taken"),
            <div key="wanted">
              {lines("wanted")}
              <Breaks items={[item]} />
            </div>,
            lines("live"),
            <NotCarriedList key="not" items={item.not_carried} />,
          ],
        };
      })}
    />
  );
}

/** Rules of plans that would not hold any more. */
function Breaks({ items, named }: { items: readonly Applicable[]; named?: boolean }) {
  const lines = items.flatMap((item) =>
    item.breaks.map((one) => (named ? `${item.name}: ${one}` : one)),
  );
  if (lines.length === 0) return null;
  return (
    <Alert color="orange" role="note" mt={6}>
      <strong>{t("scenarios.decide.breaks")}</strong>
      <ul className={classes.reasons}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Alert>
  );
}

/** What live has no place for, by name, with the reason. */
function NotCarriedList({ items }: { items: readonly NotCarried[] }) {
  if (items.length === 0) return null;
  return (
    <ul className={classes.reasons}>
      {items.map((one) => (
        <li key={`${one.what} ${one.wanted}`}>
          <strong>{t(`scenarios.decide.hand.${one.what}`, { wanted: one.wanted })}</strong>{" "}
          {one.why}
        </li>
      ))}
    </ul>
  );
}

function ApplyModal(props: {
  scenario: Scenario;
  items: readonly Applicable[];
  onClose: () => void;
  onDone: () => void;
}) {
  const { scenario, items } = props;
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const [why, setWhy] = useState<Record<string, string>>({});
  // Work that has begun is kept unless somebody says otherwise.
  const [leaving, setLeaving] = useState<Record<string, Leaving>>({});
  const leaves = (item: Applicable): Leaving | undefined =>
    item.leaves ? (leaving[item.id] ?? (item.cancels_begun ? "on_hold" : "cancelled")) : undefined;
  const moved = items.filter((item) => item.state === "conflict");
  return (
    <FormModal
      opened
      title={t("scenarios.decide.apply_title", { count: items.length })}
      submitLabel={t("scenarios.decide.apply_now")}
      onClose={props.onClose}
      onSubmit={async () => {
        await ok(
          client.POST("/api/v1/scenarios/{id}/applications", {
            params: { path: { id: scenario.id } },
            body: {
              reason,
              items: items.map((item) => ({
                id: item.id,
                seen: item.seen,
                leaving: leaves(item),
                cancel_reason: leaves(item) === "cancelled" ? why[item.id] || undefined : undefined,
              })),
            },
          }),
        );
        await refreshed(queries, scenario.id);
        toastDone(t("scenarios.decide.applied", { count: items.length }));
        props.onDone();
      }}
    >
      {moved.length > 0 ? (
        <Alert color="orange" role="note">
          {t("scenarios.decide.moved_text", { names: moved.map((one) => one.name).join(", ") })}
        </Alert>
      ) : null}
      <Breaks items={items} named />
      <Textarea
        label={t("governance.reason")}
        required
        data-autofocus
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {items
        .filter((item) => item.leaves)
        .map((item) => (
          <Radio.Group
            key={item.id}
            label={t("scenarios.decide.leaves", { name: item.name })}
            description={item.cancels_begun ? t("scenarios.decide.begun") : undefined}
            value={leaves(item)}
            onChange={(chosen) => setLeaving({ ...leaving, [item.id]: chosen as Leaving })}
          >
            <Group gap="md" mt={6}>
              <Radio value="on_hold" label={t("scenarios.decide.hold")} />
              <Radio value="cancelled" label={t("scenarios.decide.cancel")} />
            </Group>
          </Radio.Group>
        ))}
      {items
        .filter((item) => item.cancels_begun && leaves(item) === "cancelled")
        .map((item) => (
          <TextInput
            key={item.id}
            required
            label={t("scenarios.decide.why_cancel", { name: item.name })}
            value={why[item.id] ?? ""}
            onChange={(event) => setWhy({ ...why, [item.id]: event.currentTarget.value })}
          />
        ))}
    </FormModal>
  );
}

function Applications({ scenario }: { scenario: Scenario }) {
  const queries = useQueryClient();
  const query = useQuery(applicationsQuery(scenario.id));
  const [undoing, setUndoing] = useState<Application | null>(null);
  const done = query.data ?? [];
  const newest = done.find((one) => one.state === "applied");
  return (
    <>
      {done.map((one) => (
        <details key={one.id} className={classes.commit}>
          <summary>
            {t(`scenarios.decide.was_${one.state}`, {
              count: one.steps.length,
              author: one.author?.name ?? "",
              at: showInstant(one.at),
            })}
          </summary>
          <p className={classes.prose}>{one.reason}</p>
          <ul>
            {one.steps.map((step) => (
              <li key={step.project_id}>{`${step.name}: ${step.done}`}</li>
            ))}
          </ul>
        </details>
      ))}
      {newest && scenario.may_apply ? (
        <Group>
          <Button variant="default" onClick={() => setUndoing(newest)}>
            {t("scenarios.decide.take_back")}
          </Button>
        </Group>
      ) : null}
      <ConfirmModal
        opened={undoing !== null}
        title={t("scenarios.decide.take_back_title")}
        text={t("scenarios.decide.take_back_text", { count: undoing?.steps.length ?? 0 })}
        submitLabel={t("scenarios.decide.take_back")}
        onClose={() => setUndoing(null)}
        onConfirm={async () => {
          const params = { path: { id: scenario.id } };
          try {
            await ok(client.POST("/api/v1/scenarios/{id}/applications/undo", { params }));
            toastDone(t("scenarios.decide.taken_back"));
            setUndoing(null);
          } finally {
            await refreshed(queries, scenario.id);
          }
        }}
      />
    </>
  );
}

async function refreshed(queries: ReturnType<typeof useQueryClient>, id: string) {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ["scenario_preview", id] }),
    queries.invalidateQueries({ queryKey: ["scenario_applications", id] }),
  ]);
}
