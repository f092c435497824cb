import { Button, Popover, Stack } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import type { CustomNoun } from "@/api/nouns";
import { t } from "@/i18n/t";
import { WITHIN_WINDOW } from "@/ui/within-window";
import { CustomConditionInputs } from "./CustomConditionInputs";
import { conditionCount, conditionsFrom, conditionsText } from "./conditions";
import { useCustomFields } from "./custom-fields";

/** Filters of a list by the organisation's own fields; there is none while it has no fields. */
export function CustomFilterButton(props: {
  noun: CustomNoun;
  value: string | undefined;
  onChange: (text: string | undefined) => void;
}) {
  const fields = useCustomFields(props.noun);
  if (fields.length === 0) return null;
  const set = conditionCount(props.value);
  return (
    <Popover position="bottom-start" shadow="md" trapFocus width={330} middlewares={WITHIN_WINDOW}>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconFilter size={16} stroke={1.7} aria-hidden="true" />}
        >
          {set > 0
            ? t("organisation.fields.filter_set", { count: set })
            : t("organisation.fields.filter")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("organisation.fields.filter")} className="scrolling-popover">
        <Stack gap={12}>
          <CustomConditionInputs
            fields={fields}
            conditions={conditionsFrom(props.value)}
            onChange={(conditions) => props.onChange(conditionsText(conditions))}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
