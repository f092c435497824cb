import { Checkbox, Fieldset, Input, MultiSelect, Radio, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { PlanType } from "@/api/nouns";
import { type PlanNoun, planTypesQuery } from "./plan-types";
import { t } from "./texts";

export type Parents = PlanType["parents"];

interface ParentFieldsProps {
  noun: PlanNoun;
  value: Parents;
  error?: string;
  onChange: (parents: Parents) => void;
}

/** Where plans of a type may be: in which programs, directly in a portfolio, on their own. */
export function ParentFields({ noun, value, error, onChange }: ParentFieldsProps) {
  const { data } = useQuery(planTypesQuery);
  const programs = (data ?? []).filter((type) => type.noun === "program");
  const ids = value.program_type_ids;
  const within = ids == null ? "any" : ids.length === 0 ? "none" : "some";
  return (
    <Fieldset legend={t("plan_type.parents")}>
      <Stack gap="xs">
        {noun === "project" ? (
          <>
            <Radio.Group
              label={t("plan_type.programs")}
              value={within}
              onChange={(next) =>
                onChange({
                  ...value,
                  program_type_ids:
                    next === "any"
                      ? null
                      : next === "none"
                        ? []
                        : programs.slice(0, 1).map((one) => one.id),
                })
              }
            >
              <Stack gap={6} mt={4}>
                <Radio value="any" label={t("plan_type.programs_any")} />
                <Radio
                  value="some"
                  label={t("plan_type.programs_some")}
                  disabled={programs.length === 0}
                />
                <Radio value="none" label={t("plan_type.programs_none")} />
              </Stack>
            </Radio.Group>
            {within === "some" ? (
              <MultiSelect
                label={t("plan_type.program_types")}
                data={programs.map((one) => ({ value: one.id, label: one.name }))}
                value={ids ?? []}
                description={t("plan_type.program_types_hint")}
                // Without any it would say "in no program", which is chosen above.
                onChange={(next) => {
                  if (next.length > 0) onChange({ ...value, program_type_ids: next });
                }}
              />
            ) : null}
          </>
        ) : null}
        <Checkbox
          label={t(`plan_type.portfolio_${noun}`)}
          checked={value.portfolio}
          onChange={(event) => onChange({ ...value, portfolio: event.currentTarget.checked })}
        />
        <Checkbox
          label={t(`plan_type.alone_${noun}`)}
          checked={value.alone}
          onChange={(event) => onChange({ ...value, alone: event.currentTarget.checked })}
        />
        {error ? <Input.Error>{error}</Input.Error> : null}
      </Stack>
    </Fieldset>
  );
}
