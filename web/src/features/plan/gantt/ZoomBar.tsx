import { ActionIcon, Button, Group, Menu, Select } from "@mantine/core";
import { IconFold, IconZoomIn, IconZoomOut } from "@tabler/icons-react";
import type { RefObject } from "react";
import { t } from "@/i18n/t";
import { ZOOM_STEPS, type ZoomKey } from "@/timeline/scale";
import type { TimelineView } from "@/timeline/view";
import classes from "./Gantt.module.css";

interface ZoomBarProps {
  view: RefObject<TimelineView | null>;
  zoom: ZoomKey;
  /** How deep the outline is. */
  levels: number;
}

/** How much of the plan is in sight: in time, and in levels of its outline. */
export function ZoomBar({ view, zoom, levels }: ZoomBarProps) {
  return (
    <Group gap={8} className={classes.end}>
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
    </Group>
  );
}
