import { Radio, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { GateProposal, LifecyclePlace } from "@/api/nouns";
import { FormModal } from "@/ui/FormModal";
import { toastDone } from "@/ui/toast";
import { GateForecast } from "../Forecast";
import { t } from "../texts";
import { useRefreshPlace } from "./gates";

const PROPOSALS: GateProposal[] = ["go", "hold", "recycle", "kill"];

/** Proposes what a gate should decide, and puts it to its approvers. */
export function AskGateModal(props: {
  place: LifecyclePlace;
  gate: LifecyclePlace["gates"][number];
  onClose: () => void;
}) {
  const { place, gate, onClose } = props;
  const refresh = useRefreshPlace();
  const [proposed, setProposed] = useState<GateProposal>("go");
  const [note, setNote] = useState("");
  const [error, setError] = useState<string>();
  const guidance = place.pmo_type === "supportive";
  return (
    <FormModal
      opened
      title={t("lifecycle.ask_title", { name: gate.name })}
      submitLabel={t(guidance ? "lifecycle.pass" : "lifecycle.ask")}
      onClose={onClose}
      onFields={(fields) => setError(fields.find((one) => one.field === "note")?.message)}
      onSubmit={async () => {
        setError(undefined);
        const params = { path: { id: place.subject_id } };
        const body = { proposed, note, gate: place.gates.length > 1 ? gate.key : null };
        const now = await ok(client.POST("/api/v1/projects/{id}/gate_reviews", { params, body }));
        refresh(now as LifecyclePlace);
        toastDone(t(guidance ? "lifecycle.passed" : "lifecycle.asked"));
        onClose();
      }}
    >
      <Radio.Group
        label={t("lifecycle.propose")}
        value={proposed}
        onChange={(value) => setProposed(value as GateProposal)}
      >
        <Stack gap={8} mt={6}>
          {PROPOSALS.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`lifecycle.proposed.${value}`)}
              description={t(`lifecycle.proposed_text.${value}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {guidance ? null : <GateForecast projectId={place.subject_id} gate={gate.key} />}
      <Textarea
        label={t("lifecycle.note")}
        required={proposed !== "go"}
        autosize
        minRows={2}
        error={error}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormModal>
  );
}
