import { Button, Group, MultiSelect, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { Project } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { t } from "@/i18n/t";
import type { Option } from "@/ui/RemoteSelect";
import { Section } from "@/ui/Section";
import { toastDone } from "@/ui/toast";
import { loadPortfolios } from "../options";

/** Further portfolios in which a project is shown; it counts where it is at home. */
export function ListingsSection({ project, disabled }: { project: Project; disabled: boolean }) {
  const queries = useQueryClient();
  const [chosen, setChosen] = useState(project.also_in.map((one) => one.id));
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [search, setSearch] = useState("");
  const [known, setKnown] = useState<readonly Option[]>(
    project.also_in.map((one) => ({ value: one.id, label: one.name })),
  );
  const [term] = useDebouncedValue(search, 200);
  const found = useQuery({
    queryKey: ["options", "portfolios", term],
    queryFn: () => loadPortfolios(term),
    placeholderData: keepPreviousData,
  });
  const options = new Map([...known, ...(found.data ?? [])].map((one) => [one.value, one]));
  if (project.portfolio) options.delete(project.portfolio.id);
  const others = [...options.values()];
  if (others.length === 0 && term === "" && project.hidden_listings === 0) return null;

  async function save() {
    setBusy(true);
    setProblem(null);
    try {
      const fresh = await ok(
        client.PUT("/api/v1/projects/{id}/listings", {
          params: { path: { id: project.id } },
          body: { portfolio_ids: chosen },
        }),
      );
      queries.setQueryData(["project", project.id], fresh);
      for (const key of ["project", "projects", "register", "roadmap"]) {
        void queries.invalidateQueries({ queryKey: [key] });
      }
      toastDone(t("plan.listings.saved"));
    } catch (error) {
      const { status, detail } = problemOf(error);
      setProblem(status === 0 ? t("common.offline.text") : detail || t("common.error.text"));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Section title={t("plan.listings.title")} hint={t("plan.listings.hint")}>
      <Text size="sm" mb="xs">
        {project.portfolio
          ? t("plan.listings.home", { name: project.portfolio.name })
          : t("plan.listings.no_home")}
      </Text>
      <Group align="flex-end">
        <MultiSelect
          label={t("plan.listings.also_in")}
          style={{ flex: "1 1 14rem" }}
          data={others}
          value={chosen}
          onChange={(ids) => {
            setKnown(others.filter((one) => ids.includes(one.value)));
            setChosen(ids);
          }}
          searchValue={search}
          onSearchChange={setSearch}
          description={
            project.hidden_listings > 0
              ? t("plan.listings.hidden", { count: project.hidden_listings })
              : undefined
          }
          disabled={disabled}
          error={problem}
          searchable
          nothingFoundMessage={t("common.nothing_found")}
        />
        {disabled ? null : (
          <Button loading={busy} onClick={() => void save()}>
            {t("plan.listings.save")}
          </Button>
        )}
      </Group>
    </Section>
  );
}
