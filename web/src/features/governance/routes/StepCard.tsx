import { NumberInput, Select, TextInput } from "@mantine/core";
import { t } from "@/i18n/t";
import { FieldRow } from "@/ui/FieldRow";
import { OrderedCard } from "@/ui/OrderedCard";
import { ApproverList, type Names } from "./ApproverList";
import type { StepDraft } from "./routes";

interface StepCardProps {
  number: number;
  step: StepDraft;
  names: Names;
  first: boolean;
  last: boolean;
  onChange: (changes: Partial<StepDraft>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One step of a route being written. */
export function StepCard(props: StepCardProps) {
  const { step, number, onChange } = props;
  return (
    <OrderedCard
      title={t("governance.routes.step_title", { number })}
      labels={{
        up: t("governance.routes.step_up", { number }),
        down: t("governance.routes.step_down", { number }),
        remove: t("governance.routes.remove_step", { number }),
      }}
      first={props.first}
      last={props.last}
      gap="sm"
      onMove={props.onMove}
      onRemove={props.onRemove}
    >
      <FieldRow>
        <TextInput
          label={t("governance.routes.step_name", { number })}
          required
          value={step.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <Select
          label={t("governance.routes.rule")}
          allowDeselect={false}
          data={(["any", "all", "quorum", "weighted"] as const).map((value) => ({
            value,
            label: t(`governance.routes.rules.${value}`),
          }))}
          value={step.rule}
          onChange={(rule) =>
            onChange({
              rule: (rule ?? "any") as StepDraft["rule"],
              weights: rule === "weighted" ? step.approvers.map(() => 1) : [],
            })
          }
        />
        {step.rule === "quorum" ? (
          <NumberInput
            label={t("governance.routes.quorum")}
            required
            min={1}
            value={step.quorum ?? ""}
            onChange={(value) => onChange({ quorum: (Number(value) || null) as never })}
          />
        ) : null}
        {step.rule === "weighted" ? (
          <NumberInput
            label={t("governance.routes.share")}
            required
            min={1}
            max={100}
            suffix=" %"
            value={step.share_percent ?? ""}
            onChange={(value) =>
              onChange({ share_percent: (Number.parseInt(String(value), 10) || null) as never })
            }
          />
        ) : null}
      </FieldRow>
      <ApproverList
        label={t("governance.routes.approvers")}
        hint={step.rule === "weighted" ? t("governance.routes.weights_hint") : undefined}
        approvers={step.approvers}
        weights={step.rule === "weighted" ? step.weights : undefined}
        names={props.names}
        onChange={(approvers, weights) => onChange({ approvers, weights })}
      />
      <NumberInput
        label={t("governance.routes.escalate_after")}
        description={t("governance.routes.escalate_hint")}
        w={220}
        min={1}
        max={365}
        value={step.escalate_after_days ?? ""}
        onChange={(value) => onChange({ escalate_after_days: (Number(value) || null) as never })}
      />
      {step.escalate_after_days || step.escalate_to.length > 0 ? (
        <ApproverList
          label={t("governance.routes.escalate_to")}
          approvers={step.escalate_to}
          names={props.names}
          onChange={(escalate_to) => onChange({ escalate_to })}
        />
      ) : null}
    </OrderedCard>
  );
}
