import { Select } from "@mantine/core";
import { IconVersions } from "@tabler/icons-react";
import { t } from "@/i18n/t";
import { useProjectId } from "../project/project";
import { NONE, useBaselines } from "./use-baseline";

interface BaselineSelectProps {
  chosen: string | undefined;
  onChange: (slot: string | undefined) => void;
}

/** Which baseline bars, columns and legend are compared with; a plan without any has none. */
export function BaselineSelect({ chosen, onChange }: BaselineSelectProps) {
  const query = useBaselines(useProjectId());
  const known = query.data ?? [];
  const value = chosen ?? (known.some((one) => one.slot === 0) ? "0" : NONE);
  const data = [
    { value: NONE, label: t("gantt.baseline.none") },
    ...known.map((one) => ({ value: String(one.slot), label: one.name })),
  ];
  if (query.data && !data.some((one) => one.value === value)) {
    data.push({ value, label: t("gantt.baseline.gone", { slot: value }) });
  }
  return (
    <Select
      aria-label={t("gantt.baseline.label")}
      w={164}
      allowDeselect={false}
      leftSection={<IconVersions size={16} stroke={1.7} aria-hidden="true" />}
      data={data}
      value={value}
      onChange={(slot) => onChange(slot === "0" || slot === null ? undefined : slot)}
      comboboxProps={{ width: 230, position: "bottom-end" }}
    />
  );
}
