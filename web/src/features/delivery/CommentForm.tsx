import { Alert, Button, FileButton, Group } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import {
  type ClipboardEvent,
  type DragEvent,
  type FormEvent,
  useEffect,
  useRef,
  useState,
} from "react";
import type { Ref } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { useMe } from "@/features/access/me";
import { t } from "@/i18n/t";
import { ChosenFiles } from "./CommentFiles";
import { FileNotSent, withFiles } from "./comment-files";
import type { Spot } from "./comments";
import classes from "./delivery.module.css";
import { MentionBox } from "./MentionBox";
import { toStored } from "./mention-text";

interface CommentFormProps {
  spot: Spot;
  label: string;
  submitLabel: string;
  /** What stands in the box, and who is mentioned there. */
  text: string;
  people: readonly Ref[];
  onType: (text: string, people: readonly Ref[]) => void;
  /** Files that go with it; none can be chosen when absent. */
  files?: readonly File[];
  onFiles?: (files: readonly File[]) => void;
  /** Sends the text as the server keeps it; throw to show why it was not sent. */
  onSend: (stored: string) => Promise<void>;
  onCancel?: () => void;
  focused?: boolean;
}

/** A box to write in: what could not be sent stays, and the reason stands beside it. */
export function CommentForm(props: CommentFormProps) {
  const { text, people, files = [], onFiles } = props;
  const mostBytes = useMe()?.most_file_bytes;
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const focused = props.focused;
  useEffect(() => {
    if (focused) form.current?.querySelector("textarea")?.focus();
  }, [focused]);

  function addFiles(more: readonly File[]) {
    const now = withFiles(files, more, mostBytes);
    setProblem(now.refused.length > 0 ? now.refused.join(" ") : null);
    onFiles?.(now.files);
  }

  const dropping = onFiles && {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      if (event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      addFiles([...event.dataTransfer.files]);
    },
    onPaste: (event: ClipboardEvent) => {
      if (event.clipboardData.files.length === 0) return;
      event.preventDefault();
      addFiles([...event.clipboardData.files]);
    },
  };

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
      if (error instanceof FileNotSent) {
        setProblem(`${t("delivery.comments.not_sent")} ${error.message}`);
        return;
      }
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
    <form
      ref={form}
      onSubmit={send}
      className={classes.form}
      data-over={over || undefined}
      noValidate
      {...dropping}
    >
      {problem ? (
        <Alert color="red" role="alert" mb={8}>
          {problem}
        </Alert>
      ) : null}
      <MentionBox
        spot={props.spot}
        label={props.label}
        description={t(
          onFiles ? "delivery.comments.write_hint_files" : "delivery.comments.write_hint",
        )}
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
      <ChosenFiles
        files={files}
        fixed={busy}
        onRemove={(file) => onFiles?.(files.filter((one) => one !== file))}
      />
      <Group gap={8} mt={8} justify="flex-end">
        {onFiles ? (
          <FileButton multiple onChange={addFiles}>
            {(button) => (
              <Button
                {...button}
                variant="subtle"
                mr="auto"
                leftSection={<IconPaperclip size={16} stroke={1.7} aria-hidden="true" />}
              >
                {t("delivery.comments.attach")}
              </Button>
            )}
          </FileButton>
        ) : null}
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
