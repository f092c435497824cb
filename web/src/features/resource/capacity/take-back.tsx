/** What was done on a page of capacity, said with the one step that takes it back. */
import { Alert, Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { t } from "@/i18n/t";
import { toastDone, toastFailed } from "@/ui/toast";

export interface Done {
  text: string;
  undo: () => Promise<unknown>;
}

export function useTakeBack() {
  const [done, setDone] = useState<Done | null>(null);
  const queries = useQueryClient();
  const fresh = () =>
    Promise.all(
      ["conflicts", "heatmap", "utilisation", "staffing"].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
  /** Does it; throws what was refused, for a dialog to show. */
  async function perform(act: () => Promise<Done>) {
    setDone(await act());
    await fresh();
  }
  /** The same from the page itself, which says what was refused, and shows what holds now. */
  async function run(act: () => Promise<Done>) {
    try {
      await perform(act);
    } catch (error) {
      toastFailed(error);
      await fresh();
    }
  }
  async function takeBack() {
    try {
      await done?.undo();
      setDone(null);
      toastDone(t("capacity.conflict.taken_back"));
    } catch (error) {
      toastFailed(error);
    }
    await fresh();
  }
  const notice = done ? (
    <Alert
      role="status"
      color="teal"
      title={t("capacity.conflict.done")}
      withCloseButton
      closeButtonLabel={t("common.close")}
      onClose={() => setDone(null)}
    >
      <p>{done.text}</p>
      <Button size="compact-sm" variant="light" onClick={() => void takeBack()}>
        {t("capacity.conflict.take_back")}
      </Button>
    </Alert>
  ) : null;
  return { perform, run, notice };
}
