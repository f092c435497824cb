import { Button, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { FieldRow } from "@/ui/FieldRow";
import { OrderedCard } from "@/ui/OrderedCard";
import { Section } from "@/ui/Section";
import { t } from "../texts";
import { type KpiDraft, moved, newKpi } from "./drafts";
import { MEASURES, unitOf } from "./kpis";

interface KpisEditorProps {
  kpis: KpiDraft[];
  errors: Readonly<Record<string, string>>;
  onChange: (kpis: KpiDraft[]) => void;
}

/** The key figures of a method while they are written: what is measured, and what it should come to. */
export function KpisEditor({ kpis, errors, onChange }: KpisEditorProps) {
  const change = (id: string, changes: Partial<KpiDraft>) =>
    onChange(kpis.map((one) => (one.id === id ? { ...one, ...changes } : one)));
  return (
    <Section title={t("lifecycle.kpi.title")} hint={t("lifecycle.kpi.hint")}>
      <Stack gap="sm">
        {kpis.map((kpi, at) => (
          <OrderedCard
            key={kpi.id}
            title={t("lifecycle.kpi.number", { number: at + 1 })}
            labels={{
              up: t("lifecycle.kpi.up", { number: at + 1 }),
              down: t("lifecycle.kpi.down", { number: at + 1 }),
              remove: t("lifecycle.kpi.remove", { number: at + 1 }),
            }}
            first={at === 0}
            last={at === kpis.length - 1}
            gap="xs"
            onMove={(by) => onChange(moved(kpis, at, by))}
            onRemove={() => onChange(kpis.filter((one) => one.id !== kpi.id))}
          >
            <FieldRow>
              <TextInput
                label={t("lifecycle.kpi.name", { number: at + 1 })}
                required
                value={kpi.name}
                error={errors[`kpis[${at}].name`] ?? errors[`kpis[${at}].key`]}
                onChange={(event) => change(kpi.id, { name: event.currentTarget.value })}
              />
              <Select
                label={t("lifecycle.kpi.measure", { number: at + 1 })}
                description={t(`lifecycle.kpi.measures_text.${kpi.measure}`)}
                inputWrapperOrder={["label", "input", "description", "error"]}
                allowDeselect={false}
                data={MEASURES.map((value) => ({
                  value,
                  label: t(`lifecycle.kpi.measures.${value}`),
                }))}
                value={kpi.measure}
                onChange={(value) => change(kpi.id, { measure: value as KpiDraft["measure"] })}
              />
            </FieldRow>
            <FieldRow>
              <Select
                label={t("lifecycle.kpi.direction", { number: at + 1 })}
                allowDeselect={false}
                data={(["at_most", "at_least"] as const).map((value) => ({
                  value,
                  label: t(`lifecycle.kpi.directions.${value}`),
                }))}
                value={kpi.direction}
                onChange={(value) => change(kpi.id, { direction: value as KpiDraft["direction"] })}
              />
              <NumberInput
                label={t("lifecycle.kpi.target", { number: at + 1 })}
                suffix={unitOf(kpi.measure)}
                allowDecimal={false}
                value={kpi.target}
                error={errors[`kpis[${at}].target`]}
                onChange={(value) => change(kpi.id, { target: Math.round(Number(value) || 0) })}
              />
            </FieldRow>
            <TextInput
              label={t("lifecycle.kpi.why", { number: at + 1 })}
              value={kpi.why}
              error={errors[`kpis[${at}].why`]}
              onChange={(event) => change(kpi.id, { why: event.currentTarget.value })}
            />
          </OrderedCard>
        ))}
        {errors.kpis ? <p role="alert">{errors.kpis}</p> : null}
        <Button
          variant="subtle"
          size="compact-sm"
          style={{ alignSelf: "flex-start" }}
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => onChange([...kpis, newKpi()])}
        >
          {t("lifecycle.kpi.add")}
        </Button>
      </Stack>
    </Section>
  );
}
