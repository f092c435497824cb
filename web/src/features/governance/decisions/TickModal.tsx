import { Textarea } from "@mantine/core";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Decision } from "@/api/nouns";
import { FormModal } from "@/ui/FormModal";
import { toastDone } from "@/ui/toast";
import { useRefreshDecisions } from "./decisions";
import { t } from "./texts";

interface Ticked {
  id: string;
  version: number;
  text: string;
}

/** Says that something is done, or not after all; answers the decision it follows from. */
export async function tick(action: Ticked, done: boolean, note: string): Promise<Decision> {
  const params = { path: { id: action.id }, header: ifMatch(action.version) };
  const body = { done, note };
  return (await ok(
    client.POST("/api/v1/decision_actions/{id}/tick", { params, body }),
  )) as Decision;
}

/** Says that something is done, with what there is to say to it. */
export function TickModal({ action, onClose }: { action: Ticked; onClose: () => void }) {
  const refresh = useRefreshDecisions();
  const [note, setNote] = useState("");
  return (
    <FormModal
      opened
      title={t("decision.action.tick_title", { text: action.text })}
      submitLabel={t("decision.action.tick")}
      onClose={onClose}
      onSubmit={async () => {
        refresh(await tick(action, true, note));
        toastDone(t("decision.action.ticked", { text: action.text }));
        onClose();
      }}
    >
      <Textarea
        label={t("decision.action.note")}
        data-autofocus
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormModal>
  );
}
