import { Checkbox, Select } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page, ProjectRow } from "@/api/nouns";
import { CustomFilterButton } from "@/features/organisation/fields/CustomFilterButton";
import { fieldColumns } from "@/features/organisation/fields/columns";
import { useCustomFields } from "@/features/organisation/fields/custom-fields";
import { PlanTypeFilter } from "@/features/organisation/plan-types/PlanTypeSelect";
import { ViewsMenu } from "@/features/organisation/views/ViewsMenu";
import { t } from "@/i18n/t";
import { ColumnChooser } from "@/ui/grid/ColumnChooser";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { useColumns } from "@/ui/grid/use-columns";
import { SearchField } from "@/ui/SearchField";
import { FilteredEmpty } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { projectColumns } from "./columns";
import { useProjectTotals } from "./project-totals";
import { STAGES } from "./stage";

interface ProjectGridProps {
  /** Fixed by the page: a portfolio or a program. */
  within?: { portfolio_id?: string; program_id?: string };
  /** Columns that would say the same in every row. */
  without?: string[];
  empty: ReactNode;
}

/** What a saved view of the list remembers. */
const VIEW_KEYS = ["q", "sort", "columns", "stage", "plan_type_id", "late", "custom"] as const;

/** Projects with their filters; the view is in the URL. */
export function ProjectGrid({ within, without, empty }: ProjectGridProps) {
  const [url, setUrl] = useUrlState();
  const navigate = useNavigate();
  const { q, sort, stage, plan_type_id, late, custom } = url;
  const filter = { q, sort, stage, plan_type_id, late, custom, ...within };
  const list = usePages<ProjectRow>(
    ["projects", filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/projects", { params: { query: listQuery(filter, after) } }),
      )) as Page<ProjectRow>,
  );
  const fields = useCustomFields("project");
  const all = [
    ...projectColumns(within?.portfolio_id).filter((c) => !without?.includes(c.key)),
    ...fieldColumns<ProjectRow>(fields),
  ];
  const totals = useProjectTotals(filter, fields);
  const columns = useColumns("projects", all, url, setUrl);
  const filtered = Boolean(q || stage || plan_type_id || late || custom);
  return (
    <>
      <Toolbar
        end={
          <>
            {within ? null : (
              <ViewsMenu list="projects" url={url} keys={VIEW_KEYS} onUrl={setUrl} />
            )}
            <ColumnChooser {...columns.chooser} />
          </>
        }
      >
        <SearchField
          label={t("plan.projects.search")}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q }, true)}
        />
        <Select
          aria-label={t("plan.project.stage")}
          placeholder={t("plan.projects.any_stage")}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          w={160}
          data={STAGES.map((value) => ({ value, label: t(`plan.stage.${value}`) }))}
          value={url.stage ?? null}
          onChange={(stage) => setUrl({ stage: stage ?? undefined })}
        />
        <PlanTypeFilter value={plan_type_id} onChange={(id) => setUrl({ plan_type_id: id })} />
        <Checkbox
          label={t("plan.projects.late_only")}
          checked={url.late === "true"}
          onChange={(event) => setUrl({ late: event.currentTarget.checked ? "true" : undefined })}
        />
        <CustomFilterButton
          noun="project"
          value={custom}
          onChange={(text) => setUrl({ custom: text }, true)}
        />
      </Toolbar>
      <DataGrid
        name="projects"
        label={t("plan.projects.title")}
        columns={columns.shown}
        list={list}
        rowKey={(project) => project.id}
        totals={totals}
        sort={url.sort}
        onSort={(sort) => setUrl({ sort })}
        onOpen={(project) =>
          void navigate({ to: "/projects/$projectId/gantt", params: { projectId: project.id } })
        }
        empty={
          filtered ? (
            <FilteredEmpty
              onClear={() =>
                setUrl({
                  q: undefined,
                  stage: undefined,
                  plan_type_id: undefined,
                  late: undefined,
                  custom: undefined,
                })
              }
            />
          ) : (
            empty
          )
        }
      />
    </>
  );
}
