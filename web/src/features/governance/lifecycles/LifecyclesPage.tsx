import { Button, Group, Stack } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { client, ifMatch, ok } from "@/api/client";
import type { Lifecycle } from "@/api/nouns";
import { ArrangeActions, ArrangedName } from "@/ui/ArrangeActions";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { toastFailed } from "@/ui/toast";
import { useUrlState } from "@/ui/url-state";
import { t } from "../texts";
import { ImportLifecycleModal } from "./ImportLifecycleModal";
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
    <Group gap={8}>
      <Button variant="default" onClick={() => setUrl({ create: "import" })}>
        {t("lifecycle.import.open")}
      </Button>
      <Button onClick={() => setUrl({ create: "lifecycle" })}>{t("lifecycle.list.add")}</Button>
    </Group>
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
                    <ArrangedName key="name" archived={one.archived}>
                      <Link to="/settings/lifecycles/$lifecycleId" params={{ lifecycleId: one.id }}>
                        {one.name}
                      </Link>
                    </ArrangedName>,
                    one.applies_when || t("lifecycle.list.always"),
                    one.definition.stages.map((stage) => stage.name).join(" → "),
                    one.revision,
                    <ArrangeActions
                      key="actions"
                      name={one.name}
                      archived={one.archived}
                      order={{ at, of: all.length }}
                      onPatch={(body) => void patch(one, body)}
                    />,
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
      {url.create === "import" ? (
        <ImportLifecycleModal onClose={() => setUrl({ create: undefined })} />
      ) : null}
    </Stack>
  );
}
