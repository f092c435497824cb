import { Button, Group, Select, SimpleGrid } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { Import } from "@/api/nouns";
import { hasText, t } from "@/i18n/t";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { toastFailed } from "@/ui/toast";

function meaningLabel(meaning: string): string {
  const key = `integration.mapping.${meaning}`;
  return hasText(key) ? t(key) : meaning.replaceAll("_", " ");
}

/** Which column of a task list means what, with the first rows of the file to look at. */
export function MappingForm({ found }: { found: Import }) {
  const queries = useQueryClient();
  const [mapping, setMapping] = useState<Record<string, string>>(found.mapping ?? {});
  const [busy, setBusy] = useState(false);
  const { headings = [], samples = [], meanings = ["name"] } = found.columns ?? {};

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
          {meanings.map((meaning) => (
            <Select
              key={meaning}
              label={meaningLabel(meaning)}
              required={meaning === "name"}
              placeholder={t("integration.mapping.unused")}
              clearable
              clearButtonProps={{ "aria-label": t("common.clear") }}
              searchable
              data={[...new Set(headings)]}
              value={mapping[meaning] ?? null}
              onChange={(column) => {
                const { [meaning]: _, ...rest } = mapping;
                setMapping(column ? { ...rest, [meaning]: column } : rest);
              }}
            />
          ))}
        </SimpleGrid>
        <Group justify="flex-end" my="md">
          <Button type="submit" loading={busy} disabled={!mapping.name}>
            {t("integration.mapping.submit")}
          </Button>
        </Group>
      </form>
      {samples.length > 0 ? (
        <PlainTable
          label={t("integration.mapping.sample")}
          head={headings}
          rows={samples.map((cells, at) => ({ key: `row${at + 1}`, cells }))}
        />
      ) : null}
    </Section>
  );
}
