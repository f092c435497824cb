import { ActionIcon, Group, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { t } from "@/i18n/t";
import { FieldRow } from "@/ui/FieldRow";
import classes from "../governance.module.css";
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
    <div
      className={classes.card}
      role="group"
      aria-label={t("governance.routes.step_title", { number })}
    >
      <Stack gap="sm">
        <Group gap={4} justify="flex-end">
          <span className="muted" style={{ marginRight: "auto" }}>
            {t("governance.routes.step_title", { number })}
          </span>
          <ActionIcon
            variant="subtle"
            disabled={props.first}
            aria-label={t("governance.routes.step_up", { number })}
            onClick={() => props.onMove(-1)}
          >
            <IconArrowUp size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            disabled={props.last}
            aria-label={t("governance.routes.step_down", { number })}
            onClick={() => props.onMove(1)}
          >
            <IconArrowDown size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t("governance.routes.remove_step", { number })}
            onClick={props.onRemove}
          >
            <IconTrash size={16} aria-hidden="true" />
          </ActionIcon>
        </Group>
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
            data={(["any", "all", "quorum"] as const).map((value) => ({
              value,
              label: t(`governance.routes.rules.${value}`),
            }))}
            value={step.rule}
            onChange={(rule) => onChange({ rule: (rule ?? "any") as StepDraft["rule"] })}
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
        </FieldRow>
        <ApproverList
          label={t("governance.routes.approvers")}
          approvers={step.approvers}
          names={props.names}
          onChange={(approvers) => onChange({ approvers })}
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
      </Stack>
    </div>
  );
}
