import { Alert, Button, FileInput, Group, Modal, Select, Stack } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { problemOf } from "@/api/problem";
import type { components } from "@/api/schema";
import { t } from "@/i18n/t";
import { PlainTable } from "@/ui/PlainTable";
import { toastDone } from "@/ui/toast";

type Checked = components["schemas"]["PeopleImport"];

/** Findings shown; the rest is counted. */
const SHOWN = 50;

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
}

/** A list of people: checked first, with findings by line; taken over when nothing is wrong. */
export function ImportPeopleModal({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const [content, setContent] = useState<string | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function send(content: string, mapping: Record<string, string> | null, apply: boolean) {
    setBusy(true);
    setProblem(null);
    try {
      const body = { content, apply, ...(mapping ? { mapping } : {}) };
      const answer = await ok(client.POST("/api/v1/people_imports", { body }));
      setChecked(answer);
      if (answer.applied) {
        toastDone(t("resource.import.done", { created: answer.created, changed: answer.changed }));
        await queries.invalidateQueries({ queryKey: ["resources"] });
        onClose();
      }
    } catch (error) {
      setProblem(problemOf(error).detail || t("common.error.text"));
    } finally {
      setBusy(false);
    }
  }

  async function choose(file: File | null) {
    setChecked(null);
    if (!file) return;
    const text = await base64(file);
    setContent(text);
    await send(text, null, false);
  }

  const wrong = checked?.findings.some((one) => one.severity === "error") ?? true;
  return (
    <Modal
      opened
      size="xl"
      title={t("resource.import.title")}
      onClose={onClose}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap="sm">
        {problem ? (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        ) : null}
        <FileInput
          label={t("resource.import.file")}
          description={t("resource.import.file_hint")}
          accept=".csv,.txt,.xlsx"
          onChange={(file) => void choose(file)}
        />
        {checked && content ? (
          <>
            <Group gap="sm" align="end">
              {checked.meanings.map((meaning) => (
                <Select
                  key={meaning.key}
                  w={165}
                  label={meaning.heading}
                  required={meaning.required}
                  clearable
                  clearButtonProps={{ "aria-label": t("common.clear") }}
                  placeholder={t("resource.import.no_column")}
                  data={[...new Set(checked.headings.filter(Boolean))]}
                  value={checked.mapping[meaning.key] ?? null}
                  onChange={(heading) => {
                    const { [meaning.key]: _, ...rest } = checked.mapping;
                    const mapping = heading ? { ...rest, [meaning.key]: heading } : rest;
                    void send(content, mapping, false);
                  }}
                />
              ))}
            </Group>
            <p role="status">{t("resource.import.count", { ...checked })}</p>
            {checked.findings.length > 0 ? (
              <PlainTable
                label={t("resource.import.findings")}
                head={[
                  t("resource.import.line"),
                  t("resource.import.column"),
                  t("resource.import.what"),
                ]}
                rows={checked.findings.slice(0, SHOWN).map((one, at) => ({
                  key: `${one.line}-${one.field}-${at}`,
                  cells: [one.line, one.field, one.message],
                }))}
              />
            ) : null}
            {checked.findings.length > SHOWN ? (
              <p className="muted">
                {t("resource.import.more", { count: checked.findings.length - SHOWN })}
              </p>
            ) : null}
          </>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button
            disabled={wrong}
            loading={busy}
            onClick={() => content && checked && void send(content, checked.mapping, true)}
          >
            {t("resource.import.apply")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
