import { Alert, Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { problemOf } from "@/api/problem";
import { t } from "@/i18n/t";

interface AcceptMovesProps {
  /** What the button says: how much is taken. */
  label: string;
  /** Nothing is taken. */
  nothing: boolean;
  /** Some of what is offered is left out. */
  inPart: boolean;
  /** Makes it real; throws when that is refused. */
  onAccept: () => Promise<void>;
}

/** The end of every preview of a levelling: what is taken becomes real, or why it does not. */
export function AcceptMoves({ label, nothing, inPart, onAccept }: AcceptMovesProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const accept = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await onAccept();
    } catch (error) {
      setProblem(problemOf(error).detail || t("common.error.text"));
      setBusy(false);
    }
  };
  return (
    <>
      {inPart ? <Text size="sm">{t("levelling.part")}</Text> : null}
      {problem ? (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      ) : null}
      <Group justify="flex-end">
        <Button disabled={nothing} loading={busy} onClick={accept}>
          {label}
        </Button>
      </Group>
    </>
  );
}
