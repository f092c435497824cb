import { Button, Group, Select, SimpleGrid } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { Import } from "@/api/nouns";
import { t } from "@/i18n/t";
import { Section } from "@/ui/Section";
import { toastFailed } from "@/ui/toast";

/** What a task list's columns can mean. */
export const TARGETS = [
  "name",
  "id",
  "wbs",
  "outline_level",
  "duration",
  "start",
  "finish",
  "predecessors",
  "resources",
  "percent_complete",
  "work",
  "constraint_type",
  "constraint_date",
  "deadline",
  "notes",
] as const;

export function MappingForm({ found }: { found: Import }) {
  const queries = useQueryClient();
  const [mapping, setMapping] = useState<Record<string, string>>(found.mapping ?? {});
  const [busy, setBusy] = useState(false);
  const columns = found.columns ?? [];

  async function save() {
    setBusy(true);
    try {
      await ok(
        client.PUT("/api/v1/imports/{id}/mapping", {
          params: { path: { id: found.id } },
          body: mapping as never,
        }),
      );
      await queries.invalidateQueries({ queryKey: ["import", found.id] });
    } catch (error) {
      toastFailed(error, t("integration.mapping.failed"));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Section title={t("integration.mapping.title")} hint={t("integration.mapping.hint")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
          {TARGETS.map((target) => (
            <Select
              key={target}
              label={t(`integration.mapping.${target}`)}
              required={target === "name"}
              placeholder={t("integration.mapping.unused")}
              clearable
              clearButtonProps={{ "aria-label": t("common.clear") }}
              searchable
              data={columns}
              value={mapping[target] ?? null}
              onChange={(column) => {
                const { [target]: _, ...rest } = mapping;
                setMapping(column ? { ...rest, [target]: column } : rest);
              }}
            />
          ))}
        </SimpleGrid>
        <Group justify="flex-end" mt="md">
          <Button type="submit" loading={busy} disabled={!mapping.name}>
            {t("integration.mapping.submit")}
          </Button>
        </Group>
      </form>
    </Section>
  );
}
