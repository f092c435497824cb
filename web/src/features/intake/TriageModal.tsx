import { Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { BulkResult } from "@/api/nouns";
import { Forecast } from "@/features/governance/Forecast";
import { FormModal } from "@/ui/FormModal";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import classes from "./intake.module.css";
import { loadDirectory, loadMergeTargets, useRefreshRequests } from "./requests";
import { t } from "./texts";

/** What the PMO does with requests. */
export type Deed =
  | "take"
  | "assess"
  | "decide"
  | "defer"
  | "reject"
  | "return"
  | "merge"
  | "reopen";

export const DEEDS: readonly Deed[] = [
  "take",
  "assess",
  "decide",
  "return",
  "defer",
  "merge",
  "reject",
  "reopen",
];

interface TriageModalProps {
  deed: Deed;
  requests: readonly { id: string; title: string }[];
  onClose: () => void;
  /** With the ids of those it was done with. */
  onDone: (done: string[]) => void;
}

/** Asks what a deed needs, does it with one request or many, and lists what was skipped and why. */
export function TriageModal({ deed, onClose, onDone, ...props }: TriageModalProps) {
  // Those it began with: the page picks others off while it works.
  const [requests] = useState(props.requests);
  const refresh = useRefreshRequests();
  const [reason, setReason] = useState("");
  const [assessor, setAssessor] = useState<Option | null>(null);
  const [into, setInto] = useState<Option | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [skipped, setSkipped] = useState<BulkResult[]>([]);
  const one = requests.length === 1 ? requests[0] : null;
  const needsReason = ["defer", "reject", "return", "reopen"].includes(deed);

  async function save() {
    setErrors({});
    const body = {
      do: deed,
      reason,
      assessor_id: deed === "assess" ? (assessor?.value ?? null) : null,
      into_id: deed === "merge" ? (into?.value ?? null) : null,
    };
    if (one) {
      const params = { path: { id: one.id } };
      await ok(client.POST("/api/v1/requests/{id}/triage", { params, body }));
      refresh();
      toastDone(t(`intake.deed.${deed}_done`, { count: 1, title: one.title }));
      onDone([one.id]);
      onClose();
      return;
    }
    const ids = requests.map((request) => request.id);
    const answer = await ok(client.POST("/api/v1/requests/triage", { body: { ids, ...body } }));
    const results = answer.items as BulkResult[];
    const done = results.filter((result) => result.done).map((result) => result.id);
    refresh();
    if (done.length > 0) toastDone(t("intake.deed.many_done", { count: done.length }));
    onDone(done);
    const not = results.filter((result) => !result.done);
    setSkipped(not);
    if (not.length === 0) onClose();
  }

  return (
    <FormModal
      opened
      title={t(`intake.deed.${deed}_title`, { count: requests.length, title: one?.title })}
      submitLabel={t(`intake.deed.${deed}`)}
      danger={deed === "reject"}
      onClose={onClose}
      onSubmit={save}
      onFields={(fields) =>
        setErrors(Object.fromEntries(fields.map(({ field, message }) => [field, message])))
      }
    >
      <Stack gap="sm">
        <Text size="sm">{t(`intake.deed.${deed}_text`)}</Text>
        {deed === "decide" && one ? <Forecast subjectKind="request" subjectId={one.id} /> : null}
        {deed === "assess" ? (
          <RemoteSelect
            source="directory"
            label={t("intake.assessor")}
            placeholder={t("common.person_hint")}
            required
            data-autofocus
            load={loadDirectory}
            error={errors.assessor_id}
            value={assessor}
            onChange={setAssessor}
          />
        ) : null}
        {deed === "merge" ? (
          <RemoteSelect
            source="merge-targets"
            label={t("intake.merge_into")}
            required
            data-autofocus
            load={async (q) =>
              (await loadMergeTargets(q)).filter(
                (option) => !requests.some((request) => request.id === option.value),
              )
            }
            error={errors.into_id}
            value={into}
            onChange={setInto}
          />
        ) : null}
        {deed === "take" ? null : (
          <Textarea
            label={t(deed === "return" ? "intake.question_to_ask" : "intake.reason")}
            required={needsReason}
            data-autofocus={needsReason || undefined}
            autosize
            minRows={2}
            error={errors.reason}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {skipped.length > 0 ? (
          <section aria-label={t("intake.deed.skipped")}>
            <Text size="sm" fw={600} mb={4}>
              {t("intake.deed.skipped")}
            </Text>
            <ul className={classes.lines}>
              {skipped.map((result) => (
                <li key={result.id}>
                  <strong>{result.name}</strong>
                  <p className={classes.said}>{result.text}</p>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </Stack>
    </FormModal>
  );
}
