import { Alert, Button, Group } from "@mantine/core";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Ref } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { t } from "@/i18n/t";
import classes from "./delivery.module.css";
import { MentionBox } from "./MentionBox";
import { toStored } from "./mention-text";

interface CommentFormProps {
  projectId: string;
  label: string;
  submitLabel: string;
  /** What stands in the box, and who is mentioned there. */
  text: string;
  people: readonly Ref[];
  onType: (text: string, people: readonly Ref[]) => void;
  /** Sends the text as the server keeps it; throw to show why it was not sent. */
  onSend: (stored: string) => Promise<void>;
  onCancel?: () => void;
  focused?: boolean;
}

/** A box to write in: what could not be sent stays, and the reason stands beside it. */
export function CommentForm(props: CommentFormProps) {
  const { text, people } = props;
  const [problem, setProblem] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const focused = props.focused;
  useEffect(() => {
    if (focused) form.current?.querySelector("textarea")?.focus();
  }, [focused]);

  async function send(event?: FormEvent) {
    event?.preventDefault();
    if (busy) return;
    setProblem(null);
    setWrong(null);
    if (text.trim() === "") {
      setWrong(t("delivery.comments.empty"));
      return;
    }
    setBusy(true);
    try {
      await props.onSend(toStored(text, people));
    } catch (error) {
      const found = problemOf(error);
      const field = found.fields.find((one) => one.field === "text");
      if (field) setWrong(field.message);
      else {
        const reason = found.status === 0 ? t("common.offline.text") : found.detail;
        setProblem(`${t("delivery.comments.not_sent")} ${reason || t("common.error.text")}`);
      }
    } finally {
      setBusy(false);
    }
  }

  return (
    <form ref={form} onSubmit={send} className={classes.form} noValidate>
      {problem ? (
        <Alert color="red" role="alert" mb={8}>
          {problem}
        </Alert>
      ) : null}
      <MentionBox
        projectId={props.projectId}
        label={props.label}
        description={t("delivery.comments.write_hint")}
        inputWrapperOrder={["label", "input", "error", "description"]}
        value={text}
        chosen={people}
        error={wrong}
        onChange={(now) => {
          setWrong(null);
          props.onType(now, people);
        }}
        onChoose={(now, person) =>
          props.onType(now, [...people.filter((one) => one.name !== person.name), person])
        }
        onSend={() => void send()}
      />
      <Group gap={8} mt={8} justify="flex-end">
        {props.onCancel ? (
          <Button variant="default" onClick={props.onCancel}>
            {t("common.cancel")}
          </Button>
        ) : null}
        <Button type="submit" loading={busy}>
          {props.submitLabel}
        </Button>
      </Group>
    </form>
  );
}
