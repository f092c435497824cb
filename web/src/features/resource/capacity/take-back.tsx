/** What was done on a page of capacity, said with the one step that takes it back: also after a reload. */
import { Alert, Button } from "@mantine/core";
import { useState } from "react";
import { t } from "@/i18n/t";
import { toastDone, toastFailed } from "@/ui/toast";
import { useLastStep } from "./steps";

/** How long after a step pages still say that it can be taken back, in milliseconds. */
const SAID_FOR = 60 * 60_000;

export function useTakeBack() {
  const { step, fresh, takeBack } = useLastStep();
  // Steps up to this one are not spoken of any more; their ids are in the order of time.
  const [quiet, setQuiet] = useState("");
  const shown =
    step && step.id > quiet && Date.parse(step.at) > Date.now() - SAID_FOR ? step : null;
  /** Does it; throws what was refused, for a dialog to show. */
  async function perform(act: () => Promise<unknown>) {
    await act();
    await fresh();
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
      setQuiet(id);
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
      withCloseButton
      closeButtonLabel={t("common.close")}
      onClose={() => setQuiet(shown.id)}
    >
      <p>{shown.title}</p>
      <Button size="compact-sm" variant="light" onClick={() => void goBack(shown.id)}>
        {t("capacity.conflict.take_back")}
      </Button>
    </Alert>
  ) : null;
  return { perform, run, notice };
}
