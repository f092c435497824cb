import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { t } from "@/i18n/t";
import { FormModal } from "./FormModal";

interface ConfirmModalProps {
  opened: boolean;
  title: string;
  /** What goes, and what goes with it. */
  text: string;
  submitLabel: string;
  /** Must be typed before the deed can be done. */
  typed?: string;
  onClose: () => void;
  onConfirm: () => Promise<void>;
}

export function ConfirmModal(props: ConfirmModalProps) {
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  return (
    <FormModal
      danger
      opened={props.opened}
      title={props.title}
      submitLabel={props.submitLabel}
      onClose={props.onClose}
      onSubmit={async () => {
        if (props.typed && typed.trim() !== props.typed) {
          setWrong(true);
          throw new Error(t("common.confirm.mismatch", { name: props.typed }));
        }
        await props.onConfirm();
      }}
    >
      <Text size="sm">{props.text}</Text>
      {props.typed ? (
        <TextInput
          label={t("common.confirm.type", { name: props.typed })}
          value={typed}
          error={wrong && typed.trim() !== props.typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
      ) : null}
    </FormModal>
  );
}
