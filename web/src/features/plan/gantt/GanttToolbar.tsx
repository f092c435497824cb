import { Button, Group } from "@mantine/core";
import { IconPrinter, IconUserExclamation } from "@tabler/icons-react";
import { memo } from "react";
import { ViewsMenu } from "@/features/views/ViewsMenu";
import { t } from "@/i18n/t";
import { COLUMNS } from "@/timeline/columns";
import type { Layers } from "@/timeline/frame";
import type { ColumnKey } from "@/timeline/words";
import { ColumnChooser } from "@/ui/grid/ColumnChooser";
import type { UrlState } from "@/ui/url-state";
import { BaselineSelect } from "./BaselineSelect";
import classes from "./Gantt.module.css";
import { VIEW_KEYS } from "./looking";
import { ShowMenu } from "./ShowMenu";
import { columnLabel } from "./words";

interface GanttToolbarProps {
  layers: Layers;
  columns: ColumnKey[];
  url: UrlState;
  projectId: string;
  widths: Readonly<Record<string, number>>;
  onWidths: (widths: Readonly<Record<string, number>>) => void;
  people: readonly string[];
  /** How many people are asked for more than they have. */
  overloaded: number;
  onExport: () => void;
  onUrl: (changes: UrlState, replace?: boolean) => void;
  onColumns: (keys: readonly string[]) => void;
}

/** What the chart shows. It is spared while only tasks change, since edits come quickly. */
export const GanttToolbar = memo(function GanttToolbar(props: GanttToolbarProps) {
  const { layers, columns, url, onUrl } = props;
  return (
    <Group gap={8} className={classes.end}>
      {props.overloaded > 0 || url.overloads === "true" ? (
        <Button
          variant="default"
          leftSection={<IconUserExclamation size={16} stroke={1.7} aria-hidden="true" />}
          onClick={() => onUrl({ overloads: "true" })}
        >
          {t("load.open", { count: props.overloaded })}
        </Button>
      ) : null}
      <BaselineSelect chosen={url.baseline} onChange={(baseline) => onUrl({ baseline })} />
      <ShowMenu layers={layers} url={url} people={props.people} onUrl={onUrl} />
      <ViewsMenu
        list="gantt"
        projectId={props.projectId}
        url={url}
        keys={VIEW_KEYS}
        widths={props.widths}
        onWidths={props.onWidths}
        onUrl={onUrl}
      />
      <ColumnChooser
        choices={COLUMNS.map((c) => ({
          key: c.key,
          label: columnLabel(c.key),
          locked: c.key === "name",
        }))}
        shown={columns}
        onChange={props.onColumns}
      />
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} stroke={1.7} aria-hidden="true" />}
        onClick={props.onExport}
      >
        {t("gantt.export.open")}
      </Button>
    </Group>
  );
});
