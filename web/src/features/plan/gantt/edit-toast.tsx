/** Says what an edit did, with the way back; one message at a time, since edits come quickly. */
import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { ApiProblem } from "@/api/problem";
import { t } from "@/i18n/t";
import { toastFailed } from "@/ui/toast";
import { effectText } from "../effect";
import type { EditAnswer } from "./change";
import type { EditSession } from "./edits";

const UNDO_FOR = 10_000;
let shown = "";
let count = 0;

export function tellDone(
  session: EditSession,
  answer: EditAnswer,
  kind: "edit" | "undo" | "redo",
): void {
  if (!answer.edit_id) return;
  const id = `edit-${count++}`;
  if (shown) notifications.hide(shown);
  shown = id;
  const effect = effectText(answer.effect);
  const skipped = answer.skipped.length;
  const text = skipped > 0 ? `${effect} ${t("sheet.edit.skipped", { count: skipped })}` : effect;
  // What was restored from the history is taken back like any edit.
  const again = kind === "undo" && answer.undo?.edit_id !== answer.edit_id;
  const back = () => {
    notifications.hide(id);
    const deed = again ? session.redo() : session.undo(answer.edit_id ?? undefined);
    deed.catch(() => {});
  };
  notifications.show({
    id,
    title: answer.title,
    message: (
      <Group justify="space-between" wrap="nowrap" gap={12}>
        <span>{text}</span>
        <Button size="compact-sm" variant="light" onClick={back}>
          {t(again ? "sheet.edit.redo" : "sheet.edit.undo")}
        </Button>
      </Group>
    ),
    color: "teal",
    autoClose: UNDO_FOR,
    withBorder: true,
  });
}

export function tellFailed(problem: ApiProblem, kind: "edit" | "undo" | "redo"): void {
  toastFailed(problem, t(`sheet.edit.failed_${kind}`));
}
