/** Columns of lists for the organisation's own fields; hidden until chosen. */
import type { CustomField, CustomValues } from "@/api/nouns";
import type { GridColumn } from "@/ui/grid/columns";
import { fieldLabel, showCustom } from "./custom-fields";

export function fieldColumns<T extends { custom: CustomValues }>(
  fields: readonly CustomField[],
): GridColumn<T>[] {
  return fields.map((field) => ({
    key: `custom:${field.code}`,
    label: fieldLabel(field),
    width: field.kind === "text" ? 180 : 120,
    numeric: field.kind === "number",
    optional: true,
    cell: (row) => showCustom(field, row.custom[field.code]),
  }));
}
