import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Request } from "@/api/nouns";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";
import classes from "./intake.module.css";
import { useRefreshRequests } from "./requests";
import { t } from "./texts";

/** What the assessor found: to read, or to write while the request is in work. */
export function AssessmentSection({ request }: { request: Request }) {
  const refresh = useRefreshRequests();
  const writes = request.may.includes("write_assessment");
  const [editing, setEditing] = useState(false);
  const [text, setText] = useState(request.assessment);
  const [busy, setBusy] = useState(false);
  if (!writes && !request.assessment) return null;

  async function save() {
    setBusy(true);
    try {
      const params = { path: { id: request.id }, header: ifMatch(request.version) };
      const body = { assessment: text };
      refresh((await ok(client.PATCH("/api/v1/requests/{id}", { params, body }))) as Request);
      toastDone(t("intake.assessment_saved"));
      setEditing(false);
    } catch (error) {
      toastFailed(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Section
      title={t("intake.assessment")}
      actions={
        writes && !editing ? (
          <Button
            variant="default"
            onClick={() => {
              setText(request.assessment);
              setEditing(true);
            }}
          >
            {t(request.assessment ? "intake.change_assessment" : "intake.write_assessment")}
          </Button>
        ) : null
      }
    >
      {editing ? (
        <Stack gap="sm">
          <Textarea
            aria-label={t("intake.assessment")}
            autosize
            minRows={4}
            data-autofocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Group gap={8} justify="flex-end">
            <Button variant="default" onClick={() => setEditing(false)}>
              {t("common.cancel")}
            </Button>
            <Button loading={busy} onClick={() => void save()}>
              {t("common.save")}
            </Button>
          </Group>
        </Stack>
      ) : request.assessment ? (
        <p className={classes.prose}>{request.assessment}</p>
      ) : (
        <span className="muted">{t("intake.no_assessment")}</span>
      )}
    </Section>
  );
}
