/** What a person looks for in a plan, as it stands in the URL: filters, highlight, groups. */
import type { CustomField } from "@/api/nouns";
import { conditionsFrom } from "@/features/organisation/fields/conditions";
import { showCustom } from "@/features/organisation/fields/custom-fields";
import { t } from "@/i18n/t";
import { showMonth } from "@/lib/dates";
import { DAY, parseDay } from "@/timeline/civil";
import { type CustomKey, customColumn, isCustom } from "@/timeline/custom-columns";
import { CRITERIA, type Criterion, type PlanFilter } from "@/timeline/filter";
import { GROUPINGS, type Grouping, type GroupWords } from "@/timeline/group";
import type { UrlState } from "@/ui/url-state";

/** The names of the filters in the URL; clearing them all removes these. */
export const FILTER_KEYS = ["q", "is", "who", "from", "to", "mark", "custom"] as const;
/** The parameters of the URL that say what the chart shows: what a saved view remembers. */
export const VIEW_KEYS = [
  ...FILTER_KEYS,
  "group",
  "columns",
  "zoom",
  "show",
  "labels",
  "near",
  "legend",
  "baseline",
  "hours",
] as const;
export type FilterState = { readonly [key in (typeof FILTER_KEYS)[number]]?: string };

export function filterFrom(url: FilterState): PlanFilter {
  const wanted = url.is ? url.is.split(".") : [];
  const from = dayFrom(url.from);
  const to = dayFrom(url.to);
  return {
    text: url.q ?? "",
    criteria: CRITERIA.filter((criterion) => wanted.includes(criterion)),
    person: url.who ?? "",
    from: from === null ? null : from * DAY,
    // The last day counts whole.
    to: to === null ? null : (to + 1) * DAY - 1,
    custom: conditionsFrom(url.custom),
  };
}

function dayFrom(text: string | undefined): number | null {
  return text && /^\d{4}-\d\d-\d\d$/.test(text) ? parseDay(text) : null;
}

export function criteriaText(criteria: readonly Criterion[]): string | undefined {
  return CRITERIA.filter((c) => criteria.includes(c)).join(".") || undefined;
}

export function clearedFilters(): UrlState {
  return Object.fromEntries(FILTER_KEYS.map((key) => [key, undefined]));
}

export function groupingFrom(text: string | undefined): Grouping | null {
  if (text && isCustom(text)) return customColumn(text) ? text : null;
  return GROUPINGS.find((by) => by === text) ?? null;
}

function customGroup(by: CustomKey, value: string): string {
  const field = customColumn(by)?.custom as CustomField | undefined;
  if (!field || value === "") return t("gantt.group.none_field", { field: field?.name ?? "" });
  return showCustom(field, field.kind === "flag" ? value === "true" : value);
}

export const GROUP_WORDS: GroupWords = {
  value(by, value) {
    if (isCustom(by)) return customGroup(by, value);
    if (value === "") return t(`gantt.group.none_${by === "calendar" ? "calendar" : "person"}`);
    switch (by) {
      case "start_month":
      case "finish_month":
        return showMonth(Number(value.slice(0, 4)), Number(value.slice(5)));
      case "state":
      case "critical":
      case "late":
      case "mode":
        return t(`gantt.group.value.${value}`);
      case "constraint":
        return t(`plan.constraint.${value}`);
      default:
        return value;
    }
  },
  heading: (title, count) => t("gantt.group.heading", { title, count }),
};
