import { ActionIcon, Button, FileButton, Input } from "@mantine/core";
import { IconFile, IconX } from "@tabler/icons-react";
import { showSize } from "@/features/delivery/files";
import type { Question } from "../form-logic";
import classes from "../intake.module.css";
import { t } from "../texts";

interface GuestFilesProps {
  question: Question;
  files: readonly File[];
  most: number;
  mostBytes: number;
  error?: string;
  onChange: (files: File[]) => void;
}

/** A question that is answered with files: they go out with the request. */
export function GuestFiles({ question, files, error, onChange, ...bounds }: GuestFilesProps) {
  const id = `question-${question.code}`;
  const large = files.find((file) => file.size > bounds.mostBytes);
  const problem = large
    ? t("delivery.files.too_large", { name: large.name, most: showSize(bounds.mostBytes) })
    : undefined;
  const hint = t("intake.ask.files", { count: bounds.most, most: showSize(bounds.mostBytes) });
  return (
    <Input.Wrapper
      label={question.label}
      description={question.help ? `${question.help} ${hint}` : hint}
      required={question.required}
      error={error ?? problem}
      id={id}
    >
      {files.length > 0 ? (
        <ul className={classes.files} aria-label={question.label}>
          {files.map((file) => (
            <li key={`${file.name}-${file.size}-${file.lastModified}`}>
              <IconFile size={16} stroke={1.6} aria-hidden="true" />
              {file.name}
              <span className="muted">{showSize(file.size)}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("intake.file_out", { name: file.name })}
                onClick={() => onChange(files.filter((one) => one !== file))}
              >
                <IconX size={16} stroke={1.6} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      ) : null}
      <div style={{ marginTop: 6 }}>
        <FileButton multiple onChange={(added) => onChange([...files, ...added])}>
          {(button) => (
            <Button {...button} id={id} variant="default">
              {t("intake.file_add")}
            </Button>
          )}
        </FileButton>
      </div>
    </Input.Wrapper>
  );
}
