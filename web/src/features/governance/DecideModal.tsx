import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import type { BulkResult, InboxItem } from "@/api/nouns";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { toastDone } from "@/ui/toast";
import { type Choice, decideMany, useRefreshApprovals } from "./approvals";
import classes from "./governance.module.css";

interface DecideModalProps {
  choice: Choice;
  items: readonly InboxItem[];
  onClose: () => void;
  /** With the ids of the approvals that were decided. */
  onDone: (done: string[]) => void;
}

/** Asks for the reason or the question, decides, and lists what was skipped and why. */
export function DecideModal({ choice, items, onClose, onDone }: DecideModalProps) {
  const refresh = useRefreshApprovals();
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string>();
  const [skipped, setSkipped] = useState<BulkResult[]>([]);

  async function save() {
    setError(undefined);
    const results = await decideMany(items, choice, reason);
    refresh();
    const done = results.filter((one) => one.done).map((one) => one.id);
    const not = results.filter((one) => !one.done);
    if (done.length > 0) {
      toastDone(t(`governance.${choice}_done`, { count: done.length, title: items[0]?.title }));
    }
    onDone(done);
    if (not.length === 0) onClose();
    else if (items.length === 1) throw new Error(not[0].text ?? t("common.error.text"));
    else setSkipped(not);
  }

  return (
    <FormModal
      opened
      title={t(`governance.${choice}_title`, { count: items.length, title: items[0]?.title })}
      submitLabel={t(`governance.${choice}`)}
      danger={choice === "reject"}
      onClose={onClose}
      onSubmit={save}
      onFields={(fields) => setError(fields.find((one) => one.field === "reason")?.message)}
    >
      <Textarea
        label={t(choice === "return" ? "governance.question" : "governance.reason")}
        required={choice !== "approve"}
        data-autofocus
        autosize
        minRows={3}
        error={error}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Skipped results={skipped} />
    </FormModal>
  );
}

/** What was not decided, with the reason of each. */
export function Skipped({ results }: { results: readonly BulkResult[] }) {
  if (results.length === 0) return null;
  return (
    <section aria-label={t("governance.skipped")}>
      <Text size="sm" fw={600} mb={4}>
        {t("governance.skipped")}
      </Text>
      <ul className={classes.log}>
        {results.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong>
            <p className={classes.said}>{one.text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
