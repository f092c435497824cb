import { Alert, Button, Group, Modal, Stack } from "@mantine/core";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { type FieldProblem, problemOf } from "@/api/problem";
import { t } from "@/i18n/t";

interface FormModalProps {
  opened: boolean;
  title: string;
  submitLabel: string;
  danger?: boolean;
  size?: string;
  onClose: () => void;
  /** Saves; throw to show the reason here and keep what was typed. */
  onSubmit: () => Promise<void>;
  /** Puts the server's field messages at their fields. */
  onFields?: (fields: readonly FieldProblem[]) => void;
  children: ReactNode;
}

/** A dialog with a form: says why a save was refused, keeps what was typed, closes when done. */
export function FormModal(props: FormModalProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const alert = useRef<HTMLDivElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    setBusy(true);
    setProblem(null);
    try {
      await props.onSubmit();
    } catch (error) {
      const found = problemOf(error);
      props.onFields?.(found.fields);
      const text = found.status === 0 ? t("common.offline.text") : found.detail;
      setProblem(text || t("common.error.text"));
      requestAnimationFrame(() => alert.current?.focus());
    } finally {
      setBusy(false);
    }
  }

  function close() {
    setProblem(null);
    props.onClose();
  }

  return (
    <Modal
      opened={props.opened}
      onClose={close}
      title={props.title}
      size={props.size ?? "md"}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {problem ? (
            <Alert ref={alert} tabIndex={-1} color="red" role="alert">
              {problem}
            </Alert>
          ) : null}
          {props.children}
          <Group justify="flex-end" mt="xs">
            <Button variant="default" onClick={close}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={busy} color={props.danger ? "red" : undefined}>
              {props.submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
