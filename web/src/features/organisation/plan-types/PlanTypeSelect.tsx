import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { t } from "@/i18n/t";
import { PlanTypeIcon } from "./PlanTypeMark";
import { type PlanNoun, planTypesQuery, useSeveralTypes } from "./plan-types";

interface PlanTypeSelectProps {
  noun: PlanNoun;
  /** What it is called here. */
  label?: string;
  /** What it means here; what the chosen type is for unless told. */
  hint?: string;
  /** Null leaves it to the server: the standard type, or that of the template. */
  value: string | null;
  onChange: (id: string | null) => void;
  /** Says which type it is while nothing is chosen; the standard one unless told. */
  placeholder?: string;
  /** A plan that is there always has a type. */
  required?: boolean;
  disabled?: boolean;
  error?: ReactNode;
  w?: number;
}

/** Which type a plan is of. Not shown where there is one type only: it would say nothing. */
export function PlanTypeSelect(props: PlanTypeSelectProps) {
  const { noun, value, onChange, required } = props;
  const { data } = useQuery(planTypesQuery);
  const several = useSeveralTypes(noun);
  if (!several || !data) return null;
  // A type that is archived is told where a plan is of it, and not offered otherwise.
  const types = data.filter((type) => type.noun === noun && (!type.archived || type.id === value));
  const standard = types.find((type) => type.standard)?.name;
  const chosen = types.find((type) => type.id === value);
  return (
    <Select
      label={props.label ?? t("plan.type.one")}
      placeholder={props.placeholder ?? standard}
      description={props.hint ?? (chosen?.description || undefined)}
      data={types.map((type) => ({ value: type.id, label: type.name }))}
      value={value}
      onChange={onChange}
      allowDeselect={!required}
      clearable={!required}
      clearButtonProps={{ "aria-label": t("common.clear") }}
      leftSection={chosen ? <PlanTypeIcon icon={chosen.icon} color={chosen.color} /> : undefined}
      disabled={props.disabled}
      error={props.error}
      w={props.w}
    />
  );
}

/** Only what is of a type, in a toolbar above a list. */
export function PlanTypeFilter(props: {
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}) {
  const { data } = useQuery(planTypesQuery);
  const several = useSeveralTypes("project");
  if (!several || !data) return null;
  return (
    <Select
      aria-label={t("plan.type.one")}
      placeholder={t("plan.type.any")}
      clearable
      clearButtonProps={{ "aria-label": t("common.clear") }}
      w={150}
      data={data
        .filter((type) => type.noun === "project")
        .map((type) => ({ value: type.id, label: type.name }))}
      value={props.value ?? null}
      onChange={(id) => props.onChange(id ?? undefined)}
    />
  );
}
