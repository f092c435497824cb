import { Button, NumberInput, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { FieldRow } from "@/ui/FieldRow";
import { OrderedCard } from "@/ui/OrderedCard";
import { t } from "../texts";
import { type CriterionDraft, type GateDraft, moved, newCriterion } from "./drafts";
import classes from "./lifecycles.module.css";

interface CriteriaEditorProps {
  gate: GateDraft;
  /** Number of its stage. */
  stage: number;
  /** Path of the gate in the definition. */
  path: string;
  errors: Readonly<Record<string, string>>;
  onChange: (changes: Partial<GateDraft>) => void;
}

/** What should be met at a gate, and is scored by those who decide. */
export function CriteriaEditor({ gate, stage, path, errors, onChange }: CriteriaEditorProps) {
  const { criteria } = gate;
  const most = criteria.reduce((sum, one) => sum + one.most, 0);
  const change = (id: string, changes: Partial<CriterionDraft>) =>
    onChange({ criteria: criteria.map((one) => (one.id === id ? { ...one, ...changes } : one)) });
  return (
    <>
      <h3 className={classes.group}>{t("lifecycle.scores.title")}</h3>
      {criteria.map((one, at) => (
        <OrderedCard
          key={one.id}
          title={t("lifecycle.design.criterion", { number: at + 1 })}
          labels={{
            up: t("lifecycle.design.criterion_up", { number: at + 1 }),
            down: t("lifecycle.design.criterion_down", { number: at + 1 }),
            remove: t("lifecycle.design.criterion_remove", { number: at + 1 }),
          }}
          first={at === 0}
          last={at === criteria.length - 1}
          gap="xs"
          onMove={(by) => onChange({ criteria: moved(criteria, at, by) })}
          onRemove={() => {
            const left = criteria.filter((other) => other.id !== one.id);
            const none = left.length === 0 ? { least_points: null as never } : {};
            onChange({ criteria: left, ...none });
          }}
        >
          <FieldRow>
            <TextInput
              label={t("lifecycle.design.criterion_text", { number: at + 1, stage })}
              required
              value={one.text}
              error={errors[`${path}.criteria[${at}].text`]}
              onChange={(event) => change(one.id, { text: event.currentTarget.value })}
            />
            <NumberInput
              label={t("lifecycle.design.criterion_most", { number: at + 1 })}
              min={1}
              max={100}
              allowDecimal={false}
              value={one.most}
              error={errors[`${path}.criteria[${at}].most`]}
              onChange={(value) => change(one.id, { most: Number(value) || 0 })}
            />
          </FieldRow>
          <TextInput
            label={t("lifecycle.design.criterion_hint", { number: at + 1 })}
            value={one.hint}
            onChange={(event) => change(one.id, { hint: event.currentTarget.value })}
          />
        </OrderedCard>
      ))}
      {criteria.length > 0 ? (
        <NumberInput
          label={t("lifecycle.design.least_points", { stage })}
          description={t("lifecycle.design.least_points_hint", { most })}
          maw={320}
          min={1}
          max={most}
          allowDecimal={false}
          value={gate.least_points ?? ""}
          error={errors[`${path}.least_points`]}
          onChange={(value) =>
            onChange({ least_points: (value === "" ? null : Number(value)) as never })
          }
        />
      ) : null}
      <Button
        variant="subtle"
        size="compact-sm"
        style={{ alignSelf: "flex-start" }}
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() => onChange({ criteria: [...criteria, newCriterion()] })}
      >
        {t("lifecycle.design.add_criterion")}
      </Button>
    </>
  );
}
