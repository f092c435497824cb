import { Alert, Button, NumberInput, Stack, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { GateReview } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { showDay } from "@/lib/dates";
import { showNumber } from "@/lib/numbers";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { toastDone } from "@/ui/toast";
import { t } from "../texts";
import { reviewQuery } from "./gates";
import classes from "./gates.module.css";
import { WaiveModal } from "./WaiveModal";

type Sheet = NonNullable<GateReview["scoring"]>;

/** The criteria of a gate that should be met, what those who decide gave them, and whether that is enough. */
export function Scores({ review }: { review: GateReview }) {
  const sheet = review.scoring;
  if (!sheet) return null;
  const { total, most, least } = sheet;
  return (
    <Section
      title={t("lifecycle.scores.title")}
      hint={
        least === null
          ? t("lifecycle.scores.hint_advice", { most })
          : t("lifecycle.scores.hint", { least, most })
      }
      actions={
        <Mark
          tone={sheet.enough ? "good" : sheet.waiver ? "info" : total === null ? "plain" : "warn"}
        >
          {total === null
            ? t("lifecycle.scores.nobody")
            : t("lifecycle.scores.total", { total: showNumber(total, 2), most })}
        </Mark>
      }
    >
      <Stack gap="sm">
        <Given sheet={sheet} />
        <Waiver review={review} sheet={sheet} />
        {sheet.may_score ? <Give review={review} sheet={sheet} /> : null}
      </Stack>
    </Section>
  );
}

function Given({ sheet }: { sheet: Sheet }) {
  const notes = sheet.scores.filter((one) => one.note);
  return (
    <>
      <PlainTable
        label={t("lifecycle.scores.title")}
        head={[
          t("lifecycle.scores.criterion"),
          t("lifecycle.scores.most"),
          t("lifecycle.scores.mean"),
          ...sheet.scores.map((one) => one.by.name),
        ]}
        numeric={[1, 2, ...sheet.scores.map((_, at) => at + 3)]}
        rows={sheet.criteria.map((one) => ({
          key: one.key,
          cells: [
            <span key="text">
              {one.text}
              {one.hint ? <p className={classes.about}>{one.hint}</p> : null}
            </span>,
            one.most,
            one.mean === null ? "–" : showNumber(one.mean, 2),
            ...sheet.scores.map((score) => score.points[one.key] ?? "–"),
          ],
        }))}
      />
      {notes.map((one) => (
        <p key={one.by.id} className={classes.about}>
          {one.by.name}: {one.note}
        </p>
      ))}
    </>
  );
}

/** Why a go needs no more points, or the way to say so. */
function Waiver({ review, sheet }: { review: GateReview; sheet: Sheet }) {
  const [waiving, setWaiving] = useState(false);
  const { least, most, waiver } = sheet;
  const label = t("lifecycle.scores.least", { least: least ?? 0, most });
  if (waiver) {
    return (
      <p className={classes.about}>
        {t("lifecycle.scores.waiver", {
          label,
          name: waiver.by.name,
          when: showDay(waiver.at.slice(0, 10)),
          reason: waiver.reason,
        })}
      </p>
    );
  }
  if (!sheet.may_waive) return null;
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        style={{ alignSelf: "flex-start" }}
        aria-label={t("lifecycle.waive_of", { text: label })}
        onClick={() => setWaiving(true)}
      >
        {t("lifecycle.waive")}
      </Button>
      {waiving ? (
        <WaiveModal
          projectId={review.subject.id}
          checked={{ what: "points", which: review.id }}
          label={label}
          onClose={() => setWaiving(false)}
        />
      ) : null}
    </>
  );
}

/** One's own points, given or changed. */
function Give({ review, sheet }: { review: GateReview; sheet: Sheet }) {
  const queries = useQueryClient();
  const own = sheet.scores.find((one) => one.own);
  const [points, setPoints] = useState<Record<string, number | "">>(() => ({ ...own?.points }));
  const [note, setNote] = useState(own?.note ?? "");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    setErrors({});
    setProblem(undefined);
    try {
      const params = { path: { id: review.id } };
      const given = Object.entries(points).filter((one): one is [string, number] => one[1] !== "");
      const body = { points: Object.fromEntries(given), note };
      const now = await ok(client.PUT("/api/v1/gate_reviews/{id}/scores", { params, body }));
      queries.setQueryData(reviewQuery(review.id).queryKey, now as GateReview);
      toastDone(t("lifecycle.scores.saved"));
    } catch (error) {
      const found = problemOf(error);
      setErrors(Object.fromEntries(found.fields.map((one) => [one.field, one.message])));
      setProblem(found.status === 0 ? t("common.offline.text") : found.detail);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      className={classes.give}
      aria-label={t("lifecycle.scores.own")}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3 className={classes.group}>{t("lifecycle.scores.own")}</h3>
      {problem ? (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      ) : null}
      {sheet.criteria.map((one) => (
        <NumberInput
          key={one.key}
          label={one.text}
          description={t("lifecycle.scores.of", { most: one.most })}
          min={0}
          max={one.most}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          value={points[one.key] ?? ""}
          error={errors[`points.${one.key}`]}
          onChange={(value) =>
            setPoints((now) => ({ ...now, [one.key]: value === "" ? "" : Number(value) }))
          }
        />
      ))}
      <Textarea
        label={t("lifecycle.scores.note")}
        autosize
        minRows={2}
        value={note}
        error={errors.note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy} style={{ alignSelf: "flex-start" }}>
        {t(own ? "lifecycle.scores.change" : "lifecycle.scores.give")}
      </Button>
    </form>
  );
}
