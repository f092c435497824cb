import { ActionIcon, Button, Group, Stack } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { client, ifMatch, ok } from "@/api/client";
import type { Lifecycle } from "@/api/nouns";
import { t } from "@/i18n/t";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { toastFailed } from "@/ui/toast";
import { useUrlState } from "@/ui/url-state";
import { lifecyclesQuery } from "./lifecycles";
import { NewLifecycleModal } from "./NewLifecycleModal";
import { PmoTypes } from "./PmoTypes";

/** Lifecycles in the order in which they are suggested, and how strictly gates are kept. */
export default function LifecyclesPage() {
  const [url, setUrl] = useUrlState();
  const queries = useQueryClient();
  const query = useQuery(lifecyclesQuery);

  async function patch(one: Lifecycle, body: { position?: number; archived?: boolean }) {
    try {
      const params = { path: { id: one.id }, header: ifMatch(one.version) };
      await ok(client.PATCH("/api/v1/lifecycles/{id}", { params, body }));
    } catch (error) {
      toastFailed(error);
    }
    await queries.invalidateQueries({ queryKey: ["lifecycles"] });
  }

  const add = (
    <Button onClick={() => setUrl({ create: "lifecycle" })}>{t("lifecycle.list.add")}</Button>
  );
  return (
    <Stack gap="md">
      <Section title={t("lifecycle.list.title")} hint={t("lifecycle.list.hint")} actions={add}>
        <Loaded query={query} lines={4}>
          {(all) =>
            all.length === 0 ? (
              <EmptyState title={t("lifecycle.list.none")} text={t("lifecycle.list.none_text")} />
            ) : (
              <PlainTable
                label={t("lifecycle.list.title")}
                head={[
                  t("lifecycle.list.name"),
                  t("lifecycle.list.applies"),
                  t("lifecycle.list.stages"),
                  t("lifecycle.list.revision"),
                  "",
                ]}
                numeric={[3]}
                rows={all.map((one, at) => ({
                  key: one.id,
                  cells: [
                    <Group key="name" gap={8} wrap="nowrap">
                      <Link to="/settings/lifecycles/$lifecycleId" params={{ lifecycleId: one.id }}>
                        {one.name}
                      </Link>
                      {one.archived ? (
                        <Mark tone="plain" shape={false}>
                          {t("lifecycle.list.archived")}
                        </Mark>
                      ) : null}
                    </Group>,
                    one.applies_when || t("lifecycle.list.always"),
                    one.definition.stages.map((stage) => stage.name).join(" → "),
                    one.revision,
                    <Group key="actions" gap={4} wrap="nowrap" justify="flex-end">
                      <ActionIcon
                        variant="subtle"
                        disabled={at === 0}
                        aria-label={t("lifecycle.list.up", { name: one.name })}
                        onClick={() => void patch(one, { position: at })}
                      >
                        <IconArrowUp size={16} aria-hidden="true" />
                      </ActionIcon>
                      <ActionIcon
                        variant="subtle"
                        disabled={at === all.length - 1}
                        aria-label={t("lifecycle.list.down", { name: one.name })}
                        onClick={() => void patch(one, { position: at + 2 })}
                      >
                        <IconArrowDown size={16} aria-hidden="true" />
                      </ActionIcon>
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        aria-label={t(
                          one.archived
                            ? "lifecycle.list.restore_one"
                            : "lifecycle.list.archive_one",
                          { name: one.name },
                        )}
                        onClick={() => void patch(one, { archived: !one.archived })}
                      >
                        {t(one.archived ? "lifecycle.list.restore" : "lifecycle.list.archive")}
                      </Button>
                    </Group>,
                  ],
                }))}
              />
            )
          }
        </Loaded>
      </Section>
      <PmoTypes />
      {url.create === "lifecycle" ? (
        <NewLifecycleModal onClose={() => setUrl({ create: undefined })} />
      ) : null}
    </Stack>
  );
}
