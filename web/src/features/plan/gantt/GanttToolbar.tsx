import { Button, Group, Tooltip } from "@mantine/core";
import { IconPrinter, IconUserExclamation } from "@tabler/icons-react";
import { memo } from "react";
import { t } from "@/i18n/t";
import { allColumns } from "@/timeline/columns";
import type { Layers } from "@/timeline/frame";
import type { ColumnKey } from "@/timeline/words";
import { ColumnChooser } from "@/ui/grid/ColumnChooser";
import type { UrlState } from "@/ui/url-state";
import { BaselineSelect } from "./BaselineSelect";
import classes from "./Gantt.module.css";
import { ShowMenu } from "./ShowMenu";
import { columnLabel } from "./words";

interface GanttToolbarProps {
  layers: Layers;
  columns: ColumnKey[];
  url: UrlState;
  people: readonly string[];
  /** How many people are asked for more than they have; nothing until that is known. */
  overloaded: number | undefined;
  onExport: () => void;
  onUrl: (changes: UrlState, replace?: boolean) => void;
  onColumns: (keys: readonly string[]) => void;
}

/** What the chart shows. It is spared while only tasks change, since edits come quickly. */
export const GanttToolbar = memo(function GanttToolbar(props: GanttToolbarProps) {
  const { layers, columns, url, onUrl } = props;
  return (
    <Group gap={8} className={classes.end}>
      <Tooltip label={t("load.title")} openDelay={400}>
        <Button
          variant="default"
          className={classes.count}
          aria-label={
            props.overloaded === undefined
              ? t("load.counting")
              : t("load.open", { count: props.overloaded })
          }
          leftSection={<IconUserExclamation size={16} stroke={1.7} aria-hidden="true" />}
          onClick={() => onUrl({ overloads: "true" })}
        >
          {props.overloaded ?? "…"}
        </Button>
      </Tooltip>
      <BaselineSelect chosen={url.baseline} onChange={(baseline) => onUrl({ baseline })} />
      <ShowMenu layers={layers} url={url} people={props.people} onUrl={onUrl} />
      <ColumnChooser
        choices={allColumns().map((c) => ({
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
