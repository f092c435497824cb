import {
  ActionIcon,
  Button,
  Checkbox,
  Divider,
  Group,
  Menu,
  Popover,
  Radio,
  Select,
  Stack,
} from "@mantine/core";
import { IconAdjustments, IconFold, IconZoomIn, IconZoomOut } from "@tabler/icons-react";
import { memo, type RefObject } from "react";
import { t } from "@/i18n/t";
import { COLUMNS } from "@/timeline/columns";
import type { Layers } from "@/timeline/frame";
import { ZOOM_STEPS, type ZoomKey } from "@/timeline/scale";
import type { TimelineView } from "@/timeline/view";
import type { ColumnKey } from "@/timeline/words";
import { ColumnChooser } from "@/ui/grid/ColumnChooser";
import type { UrlState } from "@/ui/url-state";
import classes from "./Gantt.module.css";
import { LAYERS, layersText } from "./options";
import { columnLabel } from "./words";

interface GanttToolbarProps {
  view: RefObject<TimelineView | null>;
  zoom: ZoomKey;
  levels: number;
  layers: Layers;
  columns: ColumnKey[];
  onUrl: (changes: UrlState, replace?: boolean) => void;
  onColumns: (keys: readonly string[]) => void;
}

/** What the chart shows. It is spared while only tasks change, since edits come quickly. */
export const GanttToolbar = memo(function GanttToolbar(props: GanttToolbarProps) {
  const { view, zoom, levels, layers, columns, onUrl } = props;
  return (
    <>
      <Group gap={4}>
        <ActionIcon
          variant="default"
          size={34}
          aria-label={t("plan.gantt.zoom_out")}
          onClick={() => view.current?.zoomStep(-1)}
        >
          <IconZoomOut size={17} stroke={1.7} />
        </ActionIcon>
        <Select
          aria-label={t("plan.gantt.zoom")}
          w={128}
          allowDeselect={false}
          data={ZOOM_STEPS.map((s) => ({ value: s.key, label: t(`plan.gantt.zoom_${s.key}`) }))}
          value={zoom}
          onChange={(key) => {
            const step = ZOOM_STEPS.find((s) => s.key === key);
            if (step) view.current?.zoomTo(step.pxPerDay);
          }}
        />
        <ActionIcon
          variant="default"
          size={34}
          aria-label={t("plan.gantt.zoom_in")}
          onClick={() => view.current?.zoomStep(1)}
        >
          <IconZoomIn size={17} stroke={1.7} />
        </ActionIcon>
      </Group>
      <Button variant="default" onClick={() => view.current?.fit()}>
        {t("plan.gantt.fit")}
      </Button>
      <Button variant="default" onClick={() => view.current?.goToToday()}>
        {t("plan.gantt.today")}
      </Button>
      <Menu>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconFold size={16} stroke={1.7} aria-hidden="true" />}
          >
            {t("plan.gantt.levels")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {[1, 2, 3, 4, 5, 6, 7, 8].slice(0, levels - 1).map((level) => (
            <Menu.Item key={level} onClick={() => view.current?.showLevel(level)}>
              {t("plan.gantt.level", { count: level })}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => view.current?.showLevel(null)}>
            {t("plan.gantt.all_levels")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Group gap={8} className={classes.end}>
        <ShowMenu layers={layers} onUrl={onUrl} />
        <ColumnChooser
          choices={COLUMNS.map((c) => ({
            key: c.key,
            label: columnLabel(c.key),
            locked: c.key === "name",
          }))}
          shown={columns}
          onChange={props.onColumns}
        />
      </Group>
    </>
  );
});

function ShowMenu(props: { layers: Layers; onUrl: GanttToolbarProps["onUrl"] }) {
  const { layers, onUrl } = props;
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconAdjustments size={16} stroke={1.7} aria-hidden="true" />}
        >
          {t("plan.gantt.show")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("plan.gantt.show")}>
        <Stack gap={8}>
          {LAYERS.map((key) => (
            <Checkbox
              key={key}
              label={t(`plan.gantt.layer.${key}`)}
              description={t(`plan.gantt.layer_hint.${key}`)}
              checked={layers[key]}
              onChange={(event) =>
                onUrl({ show: layersText({ ...layers, [key]: event.currentTarget.checked }) })
              }
            />
          ))}
          <Divider />
          <Radio.Group
            label={t("plan.gantt.labels")}
            value={layers.labels}
            onChange={(value) => onUrl({ labels: value === "name" ? undefined : value })}
          >
            <Stack gap={6} mt={4}>
              {(["name", "people", "none"] as const).map((value) => (
                <Radio key={value} value={value} label={t(`plan.gantt.labels_${value}`)} />
              ))}
            </Stack>
          </Radio.Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
