import {
  Button,
  Checkbox,
  Group,
  Popover,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
} from "@mantine/core";
import { IconFilter, IconLayoutRows } from "@tabler/icons-react";
import { CustomConditionInputs } from "@/features/organisation/fields/CustomConditionInputs";
import { conditionsText } from "@/features/organisation/fields/conditions";
import { useCustomFields } from "@/features/organisation/fields/custom-fields";
import { t } from "@/i18n/t";
import { customKey } from "@/timeline/custom-columns";
import { CRITERIA, type PlanFilter } from "@/timeline/filter";
import { GROUPINGS } from "@/timeline/group";
import { SearchField } from "@/ui/SearchField";
import type { UrlState } from "@/ui/url-state";
import { WITHIN_WINDOW } from "@/ui/within-window";
import classes from "./Gantt.module.css";
import { clearedFilters, criteriaText } from "./looking";

interface FilterBarProps {
  url: UrlState;
  filter: PlanFilter;
  people: readonly string[];
  /** Tasks found, of how many; null while nothing is filtered. */
  found: { count: number; of: number } | null;
  onUrl: (changes: UrlState, replace?: boolean) => void;
}

const NO_GROUP = "none";

/** Search, filters and groups of the chart; all of it lives in the URL. */
export function FilterBar(props: FilterBarProps) {
  const { url, found, onUrl } = props;
  const fields = useCustomFields("task");
  return (
    <>
      <SearchField
        label={t("gantt.filter.search")}
        value={url.q ?? ""}
        width={168}
        onChange={(q) => onUrl({ q: q || undefined }, true)}
      />
      <FilterMenu {...props} />
      <Select
        aria-label={t("gantt.group.label")}
        placeholder={t("gantt.group.label")}
        w={140}
        allowDeselect={false}
        leftSection={<IconLayoutRows size={16} stroke={1.7} aria-hidden="true" />}
        data={[
          { value: NO_GROUP, label: t("gantt.group.clear") },
          ...GROUPINGS.map((by) => ({ value: by, label: t(`gantt.group.by.${by}`) })),
          ...fields.map(({ code, name }) => ({ value: customKey(code), label: name })),
        ]}
        value={url.group ?? null}
        onChange={(group) =>
          onUrl({ group: group === NO_GROUP ? undefined : (group ?? undefined) })
        }
        comboboxProps={{ width: 200, position: "bottom-start" }}
      />
      <span className={classes.found} role="status">
        {found ? t("gantt.filter.found", { count: found.count, of: found.of }) : null}
      </span>
      {found ? (
        <Button variant="subtle" size="compact-sm" onClick={() => onUrl(clearedFilters())}>
          {t("common.filtered_empty.clear")}
        </Button>
      ) : null}
    </>
  );
}

function FilterMenu({ url, filter, people, onUrl }: FilterBarProps) {
  const set =
    filter.criteria.length +
    (filter.person ? 1 : 0) +
    (filter.from !== null ? 1 : 0) +
    (filter.to !== null ? 1 : 0) +
    Object.keys(filter.custom).length;
  const fields = useCustomFields("task");
  return (
    <Popover position="bottom-start" shadow="md" trapFocus width={330} middlewares={WITHIN_WINDOW}>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconFilter size={16} stroke={1.7} aria-hidden="true" />}
        >
          {set > 0 ? t("gantt.filter.open_set", { count: set }) : t("gantt.filter.open")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("gantt.filter.open")} className="scrolling-popover">
        <Stack gap={12}>
          <Select
            label={t("gantt.filter.person")}
            placeholder={t("plan.tasks.any_person")}
            data={[...people]}
            value={url.who ?? null}
            searchable
            openOnFocus={false}
            clearable
            clearButtonProps={{ "aria-label": t("gantt.filter.anyone") }}
            limit={60}
            comboboxProps={{ withinPortal: false }}
            onChange={(who) => onUrl({ who: who ?? undefined })}
          />
          <Group grow gap={8}>
            <TextInput
              type="date"
              label={t("gantt.filter.from")}
              value={url.from ?? ""}
              onChange={(event) => onUrl({ from: event.currentTarget.value || undefined }, true)}
            />
            <TextInput
              type="date"
              label={t("gantt.filter.to")}
              value={url.to ?? ""}
              onChange={(event) => onUrl({ to: event.currentTarget.value || undefined }, true)}
            />
          </Group>
          <CustomConditionInputs
            fields={fields}
            conditions={filter.custom}
            onChange={(custom) => onUrl({ custom: conditionsText(custom) }, true)}
          />
          <Checkbox.Group
            label={t("gantt.filter.criteria")}
            value={[...filter.criteria]}
            onChange={(chosen) =>
              onUrl({ is: criteriaText(CRITERIA.filter((c) => chosen.includes(c))) })
            }
          >
            <div className={classes.criteria}>
              {CRITERIA.map((criterion) => (
                <Checkbox
                  key={criterion}
                  value={criterion}
                  label={t(`gantt.filter.is.${criterion}`)}
                />
              ))}
            </div>
          </Checkbox.Group>
          <Switch
            label={t("gantt.filter.highlight")}
            description={t("gantt.filter.highlight_hint")}
            checked={url.mark === "true"}
            onChange={(event) => onUrl({ mark: event.currentTarget.checked ? "true" : undefined })}
          />
          <Group justify="space-between">
            <Text size="xs" c="dimmed">
              {t("gantt.filter.all_hold")}
            </Text>
            <Button
              variant="subtle"
              size="compact-sm"
              disabled={set === 0 && !url.q}
              onClick={() => onUrl(clearedFilters())}
            >
              {t("common.filtered_empty.clear")}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
