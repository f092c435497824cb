import { Alert, Checkbox, FileInput, Radio, Stack, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { problemOf } from "@/api/problem";
import type { components } from "@/api/schema";
import { FormModal } from "@/ui/FormModal";
import { PlainTable } from "@/ui/PlainTable";
import { toastDone } from "@/ui/toast";
import { t } from "../texts";

type Looked = components["schemas"]["LifecycleImport"];

/** A lifecycle from a file: looked at first, with what is wrong by line, then kept as new or as a version. */
export function ImportLifecycleModal({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [content, setContent] = useState<string | null>(null);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [asNew, setAsNew] = useState(false);
  const [name, setName] = useState("");
  const [leaveOut, setLeaveOut] = useState(false);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string>();
  const [errors, setErrors] = useState<Record<string, string>>({});

  async function look(content: string, asNew: boolean) {
    setProblem(undefined);
    setErrors({});
    try {
      const body = { content, as_new: asNew };
      const answer = await ok(client.POST("/api/v1/lifecycle_imports", { body }));
      setLooked(answer);
      setName(answer.name);
    } catch (error) {
      const { status, detail } = problemOf(error);
      setLooked(null);
      setProblem(status === 0 ? t("common.offline.text") : detail || t("common.error.text"));
    }
  }

  async function choose(file: File | null) {
    setLooked(null);
    setContent(null);
    setAsNew(false);
    setLeaveOut(false);
    if (!file) return;
    const text = await file.text();
    setContent(text);
    await look(text, false);
  }

  async function keep() {
    if (!content || !looked) {
      setProblem(t("lifecycle.import.choose"));
      return;
    }
    setErrors({});
    const body = { content, apply: true, as_new: asNew, leave_out: leaveOut, name, reason };
    const kept = await ok(client.POST("/api/v1/lifecycle_imports", { body }));
    for (const key of ["lifecycles", "lifecycle", "lifecycle_revisions"]) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
    if (!kept.lifecycle) return;
    toastDone(t(`lifecycle.import.done.${kept.outcome}`, { name: kept.lifecycle.name }));
    await navigate({
      to: "/settings/lifecycles/$lifecycleId",
      params: { lifecycleId: kept.lifecycle.id },
    });
  }

  const unknown = looked?.findings.some((one) => one.severity === "unknown") ?? false;
  // Whoever asks for one of its own gives it a name here, and not in the file.
  const taken = asNew
    ? looked?.findings.find((one) => one.severity === "error" && one.field === "name")
    : undefined;
  const found = looked?.findings.filter((one) => one !== taken) ?? [];
  const wrong = found.filter((one) => one.severity === "error").length;
  const there = asNew || looked?.outcome === "revised" || looked?.outcome === "unchanged";
  const named = asNew || looked?.outcome === "added";

  function status(looked: Looked): string {
    if (wrong > 0) return t("lifecycle.import.wrong", { count: wrong });
    if (looked.outcome === null || looked.outcome === undefined) {
      return t("lifecycle.import.own_name");
    }
    const stages = t("lifecycle.import.stages", { count: looked.stages });
    return t(`lifecycle.import.does.${looked.outcome}`, {
      name: looked.outcome === "added" ? name : (looked.lifecycle?.name ?? looked.name),
      revision: looked.revision ?? 1,
      parts: `${stages}, ${t("lifecycle.import.gates", { count: looked.gates })}`,
    });
  }

  return (
    <FormModal
      opened
      size="xl"
      title={t("lifecycle.import.title")}
      submitLabel={t("lifecycle.import.submit")}
      onClose={onClose}
      onSubmit={keep}
      onFields={(fields) =>
        setErrors(Object.fromEntries(fields.map((one) => [one.field, one.message])))
      }
    >
      {problem ? (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      ) : null}
      <FileInput
        label={t("lifecycle.import.file")}
        description={t("lifecycle.import.file_hint")}
        accept=".json,application/json"
        data-autofocus
        onChange={(file) => void choose(file)}
      />
      {looked ? (
        <>
          <p role="status" style={{ margin: 0 }}>
            {status(looked)}
          </p>
          {found.length > 0 ? (
            <PlainTable
              label={t("lifecycle.import.findings")}
              head={[
                t("lifecycle.import.line"),
                t("lifecycle.import.field"),
                t("lifecycle.import.what"),
              ]}
              numeric={[0]}
              rows={found.map((one, at) => ({
                key: `${one.line}-${one.field}-${at}`,
                cells: [one.line, <code key="field">{one.field}</code>, one.message],
              }))}
            />
          ) : null}
          {there && content ? (
            <Radio.Group
              label={t("lifecycle.import.as")}
              description={t("lifecycle.import.as_hint", { key: looked.key })}
              value={asNew ? "new" : "version"}
              onChange={(value) => {
                setAsNew(value === "new");
                void look(content, value === "new");
              }}
            >
              <Stack gap={6} mt={6}>
                <Radio value="version" label={t("lifecycle.import.as_version")} />
                <Radio value="new" label={t("lifecycle.import.as_new")} />
              </Stack>
            </Radio.Group>
          ) : null}
          {named ? (
            <TextInput
              label={t("lifecycle.list.name")}
              required
              value={name}
              error={errors.name ?? (name === looked.name ? taken?.message : undefined)}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          ) : null}
          {unknown ? (
            <Checkbox
              label={t("lifecycle.import.leave_out")}
              checked={leaveOut}
              onChange={(event) => setLeaveOut(event.currentTarget.checked)}
            />
          ) : null}
          {looked.outcome === "revised" ? (
            <TextInput
              label={t("lifecycle.design.reason")}
              description={t("lifecycle.design.reason_hint")}
              value={reason}
              error={errors.reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          ) : null}
        </>
      ) : null}
    </FormModal>
  );
}
