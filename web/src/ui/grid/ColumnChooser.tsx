import { Button, Checkbox, Popover, Stack } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
import { t } from "@/i18n/t";

export interface Choice {
  key: string;
  label: string;
  locked?: boolean;
}

/** Which columns show; the choice is kept by the caller, in the URL. */
export function ColumnChooser(props: {
  choices: Choice[];
  shown: readonly string[];
  onChange: (shown: string[]) => void;
}) {
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconColumns3 size={16} stroke={1.7} aria-hidden="true" />}
        >
          {t("common.columns")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("common.columns")}>
        <Checkbox.Group
          value={[...props.shown]}
          onChange={(chosen) =>
            props.onChange(props.choices.map((c) => c.key).filter((key) => chosen.includes(key)))
          }
        >
          <Stack gap={8}>
            {props.choices.map((choice) => (
              <Checkbox
                key={choice.key}
                value={choice.key}
                label={choice.label}
                disabled={choice.locked}
              />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
