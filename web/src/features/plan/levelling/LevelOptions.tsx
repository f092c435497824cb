import { Checkbox, Group, NumberInput, Select, Text, TextInput } from "@mantine/core";
import { t } from "@/i18n/t";
import type { LevelPlan } from "./levelling";
import classes from "./levelling.module.css";

const SECONDS = [1, 3, 10, 30];

interface LevelOptionsProps {
  question: LevelPlan;
  onChange: (change: LevelPlan) => void;
}

/** What levelling may do, what it is for, and how long it may search. */
export function LevelOptions({ question, onChange }: LevelOptionsProps) {
  return (
    <>
      <Group gap="md" align="flex-end" className={classes.options}>
        <Select
          label={t("levelling.goal")}
          allowDeselect={false}
          data={["finish", "delay"].map((value) => ({
            value,
            label: t(`levelling.goal_${value}`),
          }))}
          value={question.goal ?? "finish"}
          onChange={(goal) => onChange({ goal })}
        />
        <Select
          label={t("levelling.seconds")}
          allowDeselect={false}
          w={140}
          data={SECONDS.map((count) => ({
            value: String(count),
            label: t("levelling.seconds", { count }),
          }))}
          value={String(question.seconds)}
          onChange={(seconds) => onChange({ seconds: Number(seconds) })}
        />
        <TextInput
          type="date"
          label={t("levelling.from")}
          max={question.to ?? undefined}
          value={question.from ?? ""}
          onChange={(event) => onChange({ from: event.currentTarget.value || null })}
        />
        <TextInput
          type="date"
          label={t("levelling.until")}
          min={question.from ?? undefined}
          value={question.to ?? ""}
          onChange={(event) => onChange({ to: event.currentTarget.value || null })}
        />
        <NumberInput
          label={t("levelling.keep_float")}
          min={0}
          max={3650}
          disabled={!question.within_float}
          value={question.keep_float_days ?? 0}
          onChange={(days) => onChange({ keep_float_days: Number(days) || 0 })}
        />
      </Group>
      <Text size="sm" c="dimmed">
        {t(question.from || question.to ? "levelling.range_hint" : "levelling.whole_hint")}
      </Text>
      <div className={classes.choices}>
        <Checkbox
          label={t("levelling.within_float")}
          checked={question.within_float ?? false}
          onChange={(event) => onChange({ within_float: event.currentTarget.checked })}
        />
        <Checkbox
          label={t("levelling.keep_deadlines")}
          checked={question.keep_deadlines ?? false}
          onChange={(event) => onChange({ keep_deadlines: event.currentTarget.checked })}
        />
        <Checkbox
          label={t("levelling.splits")}
          description={t("levelling.splits_hint")}
          checked={question.splits ?? false}
          onChange={(event) => onChange({ splits: event.currentTarget.checked })}
        />
        <Checkbox
          label={t("levelling.leave_started")}
          description={t("levelling.leave_started_hint")}
          disabled={!question.splits}
          checked={!question.splits || (question.leave_started ?? false)}
          onChange={(event) => onChange({ leave_started: event.currentTarget.checked })}
        />
        <Checkbox
          label={t("levelling.beside")}
          checked={!question.alone}
          onChange={(event) => onChange({ alone: !event.currentTarget.checked })}
        />
        <Checkbox
          label={t("levelling.commitments")}
          description={t("levelling.commitments_hint")}
          disabled={question.alone ?? false}
          checked={!question.alone && !question.without_commitments}
          onChange={(event) => onChange({ without_commitments: !event.currentTarget.checked })}
        />
      </div>
    </>
  );
}
