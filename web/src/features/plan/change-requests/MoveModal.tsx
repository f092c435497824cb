import { Checkbox, Textarea } from "@mantine/core";
import { useState } from "react";
import { Forecast } from "@/features/governance/Forecast";
import { FormModal } from "@/ui/FormModal";
import { toastDone } from "@/ui/toast";
import { type ChangeRequest, type Move, move, useRefreshChangeRequests } from "./change-requests";
import { t } from "./texts";

/** A move of the page: one on the server, but that deciding is either of two. */
export type Deed = Exclude<Move, "decide"> | "approve" | "reject";

/** Deeds that need a word why. */
const REASONED: readonly Deed[] = ["send_back", "approve", "reject", "defer"];

/** Makes a move of a change request, and says why. */
export function MoveModal(props: { request: ChangeRequest; deed: Deed; onClose: () => void }) {
  const { request, deed, onClose } = props;
  const refresh = useRefreshChangeRequests();
  const [reason, setReason] = useState("");
  const [baseline, setBaseline] = useState(request.may.baseline && request.edits.length > 0);
  const [wrong, setWrong] = useState<string>();
  const decides = deed === "approve" || deed === "reject";
  async function save() {
    setWrong(undefined);
    const body = {
      reason,
      ...(decides ? { approve: deed === "approve" } : {}),
      ...(deed === "implement" ? { baseline } : {}),
    };
    const now = await move(request, decides ? "decide" : deed, body);
    toastDone(t(`change_request.done.${deed}`, { key: request.key }));
    refresh(now);
    onClose();
  }
  return (
    <FormModal
      opened
      danger={deed === "reject" || deed === "withdraw"}
      title={t(`change_request.deed_title.${deed}`, { key: request.key })}
      submitLabel={t(`change_request.deed.${deed}`)}
      onClose={onClose}
      onSubmit={save}
      onFields={(fields) => setWrong(fields.find((one) => one.field === "reason")?.message)}
    >
      <p style={{ margin: 0 }}>
        {deed === "submit" && request.question
          ? t("change_request.answers", { question: request.question })
          : t(`change_request.deed_text.${deed}`)}
      </p>
      {deed === "ask" ? <Forecast subjectKind="change_request" subjectId={request.id} /> : null}
      <Textarea
        data-autofocus
        label={t(deed === "send_back" ? "change_request.question" : "change_request.reason")}
        required={REASONED.includes(deed)}
        autosize
        minRows={2}
        value={reason}
        error={wrong}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {deed === "implement" && request.may.baseline ? (
        <Checkbox
          label={t("change_request.baseline", { name: `${request.key} ${request.title}` })}
          description={t("change_request.baseline_hint")}
          checked={baseline}
          onChange={(event) => setBaseline(event.currentTarget.checked)}
        />
      ) : null}
    </FormModal>
  );
}
