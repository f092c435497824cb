/** What was done on a page of capacity, said with the one step that takes it back: also after a reload. */
import { Alert, Button } from "@mantine/core";
import { useState } from "react";
import { t } from "@/i18n/t";
import { toastDone, toastFailed } from "@/ui/toast";
import { useLastStep } from "./steps";

/** Where this tab remembers the last step that was done on these pages; ids are in the order of time. */
const PLACE = "steerco:capacity-step";

function remembered(): string | null {
  try {
    return sessionStorage.getItem(PLACE);
  } catch {
    return null;
  }
}

function remember(id: string | null) {
  try {
    if (id) sessionStorage.setItem(PLACE, id);
    else sessionStorage.removeItem(PLACE);
  } catch {
    // A browser that keeps nothing only forgets it at the next reload.
  }
}

export function useTakeBack() {
  const { step, fresh, newest, takeBack } = useLastStep();
  const [done, setDone] = useState(remembered);
  const shown = step && step.id === done ? step : null;
  function say(id: string | null) {
    remember(id);
    setDone(id);
  }
  /** Does it; throws what was refused, for a dialog to show. */
  async function perform(act: () => Promise<unknown>) {
    await act();
    await fresh();
    say(await newest());
  }
  /** The same from the page itself, which says what was refused, and shows what holds now. */
  async function run(act: () => Promise<unknown>) {
    try {
      await perform(act);
    } catch (error) {
      toastFailed(error);
      await fresh();
    }
  }
  async function goBack(id: string) {
    try {
      await takeBack(id);
      say(null);
      toastDone(t("capacity.conflict.taken_back"));
    } catch (error) {
      toastFailed(error);
    }
    await fresh();
  }
  const notice = shown ? (
    <Alert
      role="status"
      color="teal"
      title={t("capacity.conflict.done")}
      styles={{ title: { color: "var(--sc-text)" } }}
      withCloseButton
      closeButtonLabel={t("common.close")}
      onClose={() => say(null)}
    >
      <p>{shown.title}</p>
      <Button size="compact-sm" variant="light" onClick={() => void goBack(shown.id)}>
        {t("capacity.conflict.take_back")}
      </Button>
    </Alert>
  ) : null;
  return { perform, run, notice };
}
