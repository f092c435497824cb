/** The fields that the organisation added, and their values as people read them. */
import { useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { CustomField, CustomNoun, CustomValue, CustomValues, Page } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { showNumber } from "@/lib/numbers";
import { knowTaskFields } from "@/timeline/custom-columns";

const NONE: readonly CustomField[] = [];

export function customFieldsQuery(noun: CustomNoun) {
  return {
    queryKey: ["custom_fields", noun],
    staleTime: 5 * 60_000,
    queryFn: async (): Promise<CustomField[]> => {
      const query = { noun };
      const page = (await ok(
        client.GET("/api/v1/custom_fields", { params: { query } }),
      )) as Page<CustomField>;
      // The chart looks columns up by their key; they have to be known before it draws.
      if (noun === "task") knowTaskFields(inUse(page.items));
      return page.items;
    },
  };
}

/** The fields people see and fill in; none while they are still on their way. */
export function useCustomFields(noun: CustomNoun): readonly CustomField[] {
  const { data } = useQuery({ ...customFieldsQuery(noun), select: inUse });
  return data ?? NONE;
}

function inUse(fields: CustomField[]): CustomField[] {
  return fields.filter((field) => !field.archived);
}

/** What a value reads as: "12,500", "31 Mar 2026", "Yes", the label of a choice. */
export function showCustom(field: CustomField, value: CustomValue | undefined): string {
  if (value === undefined || value === "") return "";
  if (typeof value === "boolean") return t(value ? "common.yes" : "common.no");
  switch (field.kind) {
    case "number":
      return showNumber(Number(value), 4);
    case "date":
      return showDay(value);
    case "choice":
      return field.choices.find((choice) => choice.code === value)?.label ?? value;
    default:
      return value;
  }
}

/** "Cost (k€)" */
export function fieldLabel(field: { name: string; unit: string }): string {
  return field.unit ? `${field.name} (${field.unit})` : field.name;
}

/** What a choice offers: what is not retired, and what is chosen already. */
export function offered(field: CustomField, chosen?: CustomValue) {
  return field.choices
    .filter((choice) => !choice.retired || choice.code === chosen)
    .map(({ code, label }) => ({ value: code, label }));
}

/** Values by what their fields are called, for showing two versions side by side. */
export function customLabels(
  fields: readonly CustomField[],
  values: CustomValues,
): [string, string][] {
  return fields.map((field) => [fieldLabel(field), showCustom(field, values[field.code])]);
}

/** Only what differs; what was emptied is null. */
export function changedCustom(
  before: CustomValues,
  after: CustomValues,
): Record<string, CustomValue | null> | undefined {
  const changed: Record<string, CustomValue | null> = {};
  for (const code of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value = after[code] ?? "";
    if (value !== (before[code] ?? "")) changed[code] = value === "" ? null : value;
  }
  return Object.keys(changed).length > 0 ? changed : undefined;
}
