import { Button, Checkbox, Divider, NumberInput, Popover, Radio, Stack } from "@mantine/core";
import { IconAdjustments } from "@tabler/icons-react";
import { t } from "@/i18n/t";
import type { Layers } from "@/timeline/frame";
import type { UrlState } from "@/ui/url-state";
import classes from "./Gantt.module.css";
import { LAYERS, layersText, NEAR_DAYS, nearDays } from "./options";

interface ShowMenuProps {
  layers: Layers;
  url: UrlState;
  onUrl: (changes: UrlState, replace?: boolean) => void;
}

/** What the chart draws besides the bars. */
export function ShowMenu({ layers, url, onUrl }: ShowMenuProps) {
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
