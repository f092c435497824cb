import { Button, Group, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { Import } from "@/api/nouns";
import { PlanTypeSelect } from "@/features/organisation/plan-types/PlanTypeSelect";
import { loadPrograms } from "@/features/plan/options";
import { t } from "@/i18n/t";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { Section } from "@/ui/Section";
import { toastFailed } from "@/ui/toast";

/** The last word before anything is written. */
export function CommitForm({ found }: { found: Import }) {
  const queries = useQueryClient();
  const [name, setName] = useState(found.report?.project?.name ?? "");
  const [program, setProgram] = useState<Option | null>(null);
  const [type, setType] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function commit() {
    setBusy(true);
    try {
      await ok(
        client.POST("/api/v1/imports/{id}/commit", {
          params: { path: { id: found.id } },
          body: {
            ...(name ? { name } : {}),
            ...(program ? { program_id: program.value } : {}),
            ...(type ? { plan_type_id: type } : {}),
          } as never,
        }),
      );
      await queries.invalidateQueries({ queryKey: ["import", found.id] });
      await queries.invalidateQueries({ queryKey: ["projects"] });
    } catch (error) {
      toastFailed(error, t("integration.not_committed"));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Section title={t("integration.commit.title")} hint={t("integration.commit.hint")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void commit();
        }}
      >
        <Group align="flex-end">
          <TextInput
            label={t("integration.commit.name")}
            value={name}
            style={{ flex: 1, minWidth: 220 }}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <RemoteSelect
            source="programs"
            label={t("plan.project.program")}
            placeholder={t("integration.commit.no_program")}
            load={loadPrograms}
            value={program}
            onChange={setProgram}
          />
          <PlanTypeSelect noun="project" value={type} onChange={setType} w={180} />
          <Button type="submit" loading={busy}>
            {t("integration.commit.submit")}
          </Button>
        </Group>
      </form>
    </Section>
  );
}
