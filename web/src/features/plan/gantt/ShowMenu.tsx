import {
  Button,
  Checkbox,
  Divider,
  NumberInput,
  Popover,
  Radio,
  Select,
  Stack,
} from "@mantine/core";
import { IconAdjustments } from "@tabler/icons-react";
import { t } from "@/i18n/t";
import type { Layers } from "@/timeline/frame";
import type { UrlState } from "@/ui/url-state";
import classes from "./Gantt.module.css";
import { LAYERS, layersText, NEAR_DAYS, nearDays } from "./options";

interface ShowMenuProps {
  layers: Layers;
  url: UrlState;
  /** Who has work in the plan. */
  people: readonly string[];
  onUrl: (changes: UrlState, replace?: boolean) => void;
}

/** Whose free time is shaded: these two, or a person by name. */
const OF_PROJECT = "project";
const OF_TASK = "task";
const personValue = (name: string) => `p:${name}`;

/** What the chart draws besides the bars. */
export function ShowMenu({ layers, url, people, onUrl }: ShowMenuProps) {
  return (
    <Popover position="bottom-end" shadow="md" trapFocus width={560}>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconAdjustments size={16} stroke={1.7} aria-hidden="true" />}
        >
          {t("plan.gantt.show")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("plan.gantt.show")} className={classes.show}>
        <div className={classes.layers}>
          {LAYERS.filter((key) => key !== "calendar").map((key) => (
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
        </div>
        <Divider my={12} />
        <Stack gap={12}>
          <NumberInput
            label={t("gantt.near.label")}
            description={t("gantt.near.hint")}
            suffix={t("gantt.near.days")}
            min={0}
            max={999}
            allowDecimal={false}
            w={220}
            value={nearDays(url.near)}
            onChange={(value) => {
              const days = value === "" ? undefined : String(value);
              onUrl(
                {
                  near: days === String(NEAR_DAYS) ? undefined : days,
                  show: layersText({ ...layers, near: true }),
                },
                true,
              );
            }}
          />
          <Select
            label={t("gantt.background.label")}
            description={t("gantt.background.hint")}
            w={300}
            searchable
            openOnFocus={false}
            allowDeselect={false}
            limit={60}
            data={[
              { value: OF_PROJECT, label: t("gantt.background.project") },
              { value: OF_TASK, label: t("gantt.background.task") },
              {
                group: t("gantt.background.person"),
                items: people.map((name) => ({ value: personValue(name), label: name })),
              },
            ]}
            value={url.hours ? personValue(url.hours) : layers.calendar ? OF_TASK : OF_PROJECT}
            comboboxProps={{ withinPortal: false }}
            onChange={(value) => {
              if (value === null) return;
              const person = value === OF_PROJECT || value === OF_TASK ? undefined : value.slice(2);
              const calendar = value === OF_PROJECT ? false : value === OF_TASK || layers.calendar;
              onUrl({ hours: person, show: layersText({ ...layers, calendar }) });
            }}
          />
          <Radio.Group
            label={t("plan.gantt.labels")}
            value={layers.labels}
            onChange={(value) => onUrl({ labels: value === "name" ? undefined : value })}
          >
            <div className={classes.radios}>
              {(["name", "people", "none"] as const).map((value) => (
                <Radio key={value} value={value} label={t(`plan.gantt.labels_${value}`)} />
              ))}
            </div>
          </Radio.Group>
          <Checkbox
            label={t("gantt.legend.show")}
            checked={url.legend === "true"}
            onChange={(event) =>
              onUrl({ legend: event.currentTarget.checked ? "true" : undefined })
            }
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
