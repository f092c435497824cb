import { Button, Group } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { t } from "@/i18n/t";
import { COLUMNS } from "@/timeline/columns";
import type { Layers } from "@/timeline/frame";
import type { ColumnKey } from "@/timeline/words";
import { ColumnChooser } from "@/ui/grid/ColumnChooser";
import type { UrlState } from "@/ui/url-state";
import classes from "./Gantt.module.css";
import { ShowMenu } from "./ShowMenu";
import { columnLabel } from "./words";

interface GanttToolbarProps {
  layers: Layers;
  columns: ColumnKey[];
  url: UrlState;
  /** What changes the plan. */
  edit: ReactNode;
  onExport: () => void;
  onUrl: (changes: UrlState, replace?: boolean) => void;
  onColumns: (keys: readonly string[]) => void;
  /** What comes first: the buttons for editing. */
  start: ReactNode;
}

export function GanttToolbar(props: GanttToolbarProps) {
  const { layers, columns, url, onUrl } = props;
  return (
    <div className={classes.toolbar}>
      {props.start}
      {props.edit}
      <Group gap={8} className={classes.end}>
        <ShowMenu layers={layers} url={url} onUrl={onUrl} />
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
    </div>
  );
}
