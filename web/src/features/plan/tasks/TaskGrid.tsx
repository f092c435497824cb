import { Checkbox } from "@mantine/core";
import type { ReactNode } from "react";
import type { TaskRow } from "@/api/nouns";
import { CustomFilterButton } from "@/features/organisation/fields/CustomFilterButton";
import { fieldColumns } from "@/features/organisation/fields/columns";
import { useCustomFields } from "@/features/organisation/fields/custom-fields";
import { ViewsMenu } from "@/features/organisation/views/ViewsMenu";
import { t } from "@/i18n/t";
import { ColumnChooser } from "@/ui/grid/ColumnChooser";
import { DataGrid } from "@/ui/grid/DataGrid";
import type { PageList } from "@/ui/grid/pages";
import { useColumns } from "@/ui/grid/use-columns";
import { SearchField } from "@/ui/SearchField";
import { FilteredEmpty } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { taskColumns } from "./columns";
import { useTaskTotals } from "./task-totals";

/** What a saved view of the list remembers. */
const VIEW_KEYS = [
  "q",
  "sort",
  "columns",
  "late",
  "critical",
  "unfinished",
  "resource_id",
  "custom",
] as const;

interface TaskGridProps {
  /** Of which list saved views are. */
  views: { list: string; projectId?: string };
  list: PageList<TaskRow>;
  /** What the list was asked for. */
  filter: Record<string, string | undefined>;
  /** Rows come from many projects. */
  project?: boolean;
  sortable?: boolean;
  filters?: ReactNode;
  filtered?: boolean;
  onClear?: () => void;
  empty: ReactNode;
}

export function TaskGrid(props: TaskGridProps) {
  const [url, setUrl] = useUrlState();
  const open = (task: TaskRow) => setUrl({ task: task.id });
  const fields = useCustomFields("task");
  const all = [
    ...taskColumns(open, { project: props.project }).map((column) =>
      props.sortable ? column : { ...column, sort: undefined },
    ),
    ...fieldColumns<TaskRow>(fields),
  ];
  const name = props.project ? "tasks" : "project-tasks";
  const totals = useTaskTotals(props.filter, fields);
  const columns = useColumns(name, all, url, setUrl);
  const filtered = Boolean(
    url.q || url.late || url.critical || url.unfinished || url.custom || props.filtered,
  );
  return (
    <>
      <Toolbar
        end={
          <>
            <ViewsMenu {...props.views} url={url} keys={VIEW_KEYS} onUrl={setUrl} />
            <ColumnChooser {...columns.chooser} />
          </>
        }
      >
        <SearchField
          label={t("plan.tasks.search")}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q }, true)}
        />
        {props.filters}
        <Checkbox
          label={t("plan.tasks.unfinished_only")}
          checked={url.unfinished === "true"}
          onChange={(event) =>
            setUrl({ unfinished: event.currentTarget.checked ? "true" : undefined })
          }
        />
        <Checkbox
          label={t("plan.tasks.late_only")}
          checked={url.late === "true"}
          onChange={(event) => setUrl({ late: event.currentTarget.checked ? "true" : undefined })}
        />
        <Checkbox
          label={t("plan.tasks.critical_only")}
          checked={url.critical === "true"}
          onChange={(event) =>
            setUrl({ critical: event.currentTarget.checked ? "true" : undefined })
          }
        />
        <CustomFilterButton
          noun="task"
          value={url.custom}
          onChange={(custom) => setUrl({ custom }, true)}
        />
      </Toolbar>
      <DataGrid
        name={name}
        label={t("plan.tasks.title")}
        columns={columns.shown}
        list={props.list}
        rowKey={(task) => task.id}
        totals={totals}
        sort={url.sort}
        onSort={props.sortable ? (sort) => setUrl({ sort }) : undefined}
        onOpen={open}
        selectedKey={url.task}
        empty={
          filtered ? (
            <FilteredEmpty
              onClear={() => {
                props.onClear?.();
                setUrl({
                  q: undefined,
                  late: undefined,
                  critical: undefined,
                  unfinished: undefined,
                  custom: undefined,
                  resource_id: undefined,
                });
              }}
            />
          ) : (
            props.empty
          )
        }
      />
    </>
  );
}
