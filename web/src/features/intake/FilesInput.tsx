import { ActionIcon, Button, FileButton, Group, Input } from "@mantine/core";
import { IconFile, IconX } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "@/api/problem";
import { useMe } from "@/features/access/me";
import type { Spot } from "@/features/delivery/comments";
import { attach, filesKey, showSize, useFiles } from "@/features/delivery/files";
import { idsOf } from "./form-logic";
import classes from "./intake.module.css";
import { t } from "./texts";

interface FilesInputProps {
  id: string;
  label: string;
  description?: string;
  required: boolean;
  error?: string;
  spot: Spot;
  /** Ids of files, separated by commas. */
  value: string;
  onChange: (value: string) => void;
}

/** A question that is answered with files: they are attached to the request at once. */
export function FilesInput({ id, spot, value, onChange, ...about }: FilesInputProps) {
  const queries = useQueryClient();
  const most = useMe()?.most_file_bytes;
  const list = useFiles(spot);
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const ids = idsOf(value);
  // One that was deleted meanwhile is no answer any more.
  const chosen = list.items.filter((file) => ids.includes(file.id));

  async function add(files: File[]) {
    setProblem(undefined);
    const now = list.loading ? ids : chosen.map((file) => file.id);
    for (const file of files) {
      if (most !== undefined && file.size > most) {
        setProblem(t("delivery.files.too_large", { name: file.name, most: showSize(most) }));
        continue;
      }
      setSending(file.name);
      try {
        now.push((await attach(spot, file, () => {})).id);
      } catch (error) {
        const found = problemOf(error);
        const reason = found.status === 0 ? t("common.offline.text") : found.detail;
        setProblem(`${t("delivery.files.not_sent", { name: file.name })} ${reason}`);
      }
    }
    setSending(null);
    onChange(now.join(","));
    void queries.invalidateQueries({ queryKey: filesKey(spot) });
  }

  return (
    <Input.Wrapper
      label={about.label}
      description={about.description}
      required={about.required}
      error={about.error ?? problem}
      id={id}
    >
      {chosen.length > 0 ? (
        <ul className={classes.files} aria-label={about.label}>
          {chosen.map((file) => (
            <li key={file.id}>
              <IconFile size={16} stroke={1.6} aria-hidden="true" />
              <a href={file.content} download={file.name}>
                {file.name}
              </a>
              <span className="muted">{showSize(file.size)}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("intake.file_out", { name: file.name })}
                onClick={() => onChange(ids.filter((one) => one !== file.id).join(","))}
              >
                <IconX size={16} stroke={1.6} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      ) : null}
      <Group gap={8} mt={6}>
        <FileButton multiple onChange={(files) => void add(files)}>
          {(button) => (
            <Button {...button} id={id} variant="default" loading={sending !== null}>
              {t("intake.file_add")}
            </Button>
          )}
        </FileButton>
        <span className="muted" role="status">
          {sending ? t("intake.file_sending", { name: sending }) : ""}
        </span>
      </Group>
    </Input.Wrapper>
  );
}
