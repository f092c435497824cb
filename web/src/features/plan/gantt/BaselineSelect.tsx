import { Select } from "@mantine/core";
import { IconVersions } from "@tabler/icons-react";
import { t } from "@/i18n/t";
import { useProjectId } from "../project/project";
import { NONE, useBaselines } from "./use-baseline";

interface BaselineSelectProps {
  chosen: string | undefined;
  onChange: (slot: string | undefined) => void;
}

/** Which baseline bars, columns and legend are compared with. A plan without any has no choice. */
export function BaselineSelect({ chosen, onChange }: BaselineSelectProps) {
  const query = useBaselines(useProjectId());
  const known = query.data ?? [];
  if (known.length === 0) return null;
  const value = chosen ?? (known.some((one) => one.slot === 0) ? "0" : NONE);
  const data = [
    { value: NONE, label: t("gantt.baseline.none") },
    ...known.map((one) => ({ value: String(one.slot), label: one.name })),
  ];
  if (!data.some((one) => one.value === value)) {
    data.push({ value, label: t("gantt.baseline.gone", { slot: value }) });
  }
  return (
    <Select
      aria-label={t("gantt.baseline.label")}
      w={172}
      allowDeselect={false}
      leftSection={<IconVersions size={16} stroke={1.7} aria-hidden="true" />}
      data={data}
      value={value}
      onChange={(slot) => onChange(slot === "0" || slot === null ? undefined : slot)}
      comboboxProps={{ width: 230, position: "bottom-end" }}
    />
  );
}
