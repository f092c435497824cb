import { Checkbox, Group, NumberInput, Radio, Select, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { ApiProblem } from "@/api/problem";
import { t } from "@/i18n/t";
import { showMonthName, weekdayNames } from "@/lib/dates";
import { FieldRow } from "@/ui/FieldRow";
import { FormModal } from "@/ui/FormModal";
import { RemoteSelect } from "@/ui/RemoteSelect";
import type { Place } from "../gantt/change";
import type { EditSession } from "../gantt/edits";
import { loadCalendars } from "../options";
import { KINDS, POSITIONS, patternOf, type RecurringValues } from "./pattern";

interface RecurringModalProps {
  session: EditSession;
  /** The recurring task that changes; null for a new one. */
  task: string | null;
  /** Where a new one goes. */
  place: Place;
  values: RecurringValues;
  calendarName?: string;
  onClose: () => void;
}

/** So that fields beside each other stand on one line. */
const HINT_BELOW = ["label", "input", "description", "error"] as const;

type Errors = Partial<Record<string, string>>;

/** When a recurring task occurs; saved as one edit with all its occurrences. */
export function RecurringModal(props: RecurringModalProps) {
  const { session, task, place, onClose } = props;
  const [values, setValues] = useState(props.values);
  const [calendar, setCalendar] = useState(props.calendarName ?? "");
  const [errors, setErrors] = useState<Errors>({});
  const set = (changes: Partial<RecurringValues>) => {
    setValues((before) => ({ ...before, ...changes }));
    setErrors({});
  };

  async function save() {
    if (!values.name.trim()) {
      const detail = t("recurring.need_name");
      setErrors({ name: detail });
      throw new ApiProblem(422, { code: "recurring.need_name", detail });
    }
    const pattern = patternOf(values);
    const change = { do: "recur" as const, name: values.name, pattern };
    await session.commit([task ? { ...change, task } : { ...change, ...place }], {
      refusalsShown: true,
    });
    onClose();
  }

  return (
    <FormModal
      opened
      size="lg"
      title={t(task ? "recurring.title_edit" : "recurring.title_new")}
      submitLabel={t(task ? "recurring.submit_edit" : "recurring.submit_new")}
      onClose={onClose}
      onSubmit={save}
      onFields={(fields) =>
        setErrors(Object.fromEntries(fields.map((field) => [field.field, field.message])))
      }
    >
      <FieldRow>
        <TextInput
          label={t("recurring.name")}
          data-autofocus
          value={values.name}
          error={errors.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t("recurring.duration")}
          inputWrapperOrder={[...HINT_BELOW]}
          description={t("recurring.duration_hint")}
          value={values.duration}
          error={errors.duration_text}
          onChange={(event) => set({ duration: event.currentTarget.value })}
        />
      </FieldRow>
      <Days values={values} error={errors.every} set={set} />
      <FieldRow>
        <TextInput
          type="date"
          label={t("recurring.from")}
          value={values.from}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t("recurring.time")}
          inputWrapperOrder={[...HINT_BELOW]}
          description={t("recurring.time_hint")}
          value={values.time}
          error={errors.start_time}
          onChange={(event) => set({ time: event.currentTarget.value })}
        />
      </FieldRow>
      <Radio.Group
        label={t("recurring.end")}
        value={values.end}
        onChange={(end) => set({ end: end as RecurringValues["end"] })}
      >
        <Group gap="lg" mt={4} align="flex-end">
          <Group gap={8}>
            <Radio value="count" label={t("recurring.end_count")} />
            <NumberInput
              aria-label={t("recurring.count")}
              suffix={t("recurring.count_unit", { count: values.count })}
              min={1}
              max={1000}
              allowDecimal={false}
              w={160}
              value={values.count}
              error={errors.occurrences}
              disabled={values.end !== "count"}
              onChange={(count) => set({ count: Number(count) || 1 })}
            />
          </Group>
          <Group gap={8}>
            <Radio value="until" label={t("recurring.end_until")} />
            <TextInput
              type="date"
              aria-label={t("recurring.until")}
              value={values.until}
              error={errors.until}
              disabled={values.end !== "until"}
              onChange={(event) => set({ until: event.currentTarget.value })}
            />
          </Group>
        </Group>
      </Radio.Group>
      <FieldRow>
        <RemoteSelect
          source="calendars"
          label={t("recurring.calendar")}
          placeholder={t("recurring.calendar_project")}
          load={loadCalendars}
          value={values.calendar ? { value: values.calendar, label: calendar } : null}
          onChange={(chosen) => {
            setCalendar(chosen?.label ?? "");
            set({ calendar: chosen?.value ?? null });
          }}
        />
        <Select
          label={t("recurring.non_working")}
          allowDeselect={false}
          data={(["ask", "move", "skip"] as const).map((value) => ({
            value,
            label: t(`recurring.non_working_${value}`),
          }))}
          value={values.nonWorking}
          error={errors.non_working}
          onChange={(value) => set({ nonWorking: value as RecurringValues["nonWorking"] })}
        />
      </FieldRow>
      {task ? (
        <Text size="sm" c="dimmed">
          {t("recurring.keeps")}
        </Text>
      ) : null}
    </FormModal>
  );
}

interface DaysProps {
  values: RecurringValues;
  error: string | undefined;
  set: (changes: Partial<RecurringValues>) => void;
}

/** On which days it occurs. */
function Days({ values, error, set }: DaysProps) {
  const names = weekdayNames("long");
  const { kind } = values;
  return (
    <>
      <FieldRow>
        <Select
          label={t("recurring.pattern")}
          allowDeselect={false}
          data={KINDS.map((value) => ({ value, label: t(`recurring.kind_${value}`) }))}
          value={kind}
          error={kind === "weekly" ? undefined : error}
          onChange={(value) => set({ kind: value as RecurringValues["kind"] })}
        />
        {kind === "yearly" ? (
          <Select
            label={t("recurring.month")}
            allowDeselect={false}
            data={Array.from({ length: 12 }, (_, at) => ({
              value: String(at + 1),
              label: showMonthName(at + 1),
            }))}
            value={String(values.month)}
            onChange={(value) => set({ month: Number(value) })}
          />
        ) : (
          <NumberInput
            label={t("recurring.every")}
            suffix={t(`recurring.unit_${kind}`, { count: values.every })}
            min={1}
            max={366}
            allowDecimal={false}
            value={values.every}
            onChange={(value) => set({ every: Number(value) || 1 })}
          />
        )}
      </FieldRow>
      {kind === "weekly" ? (
        <Checkbox.Group
          label={t("recurring.weekdays")}
          value={values.weekdays.map(String)}
          error={error}
          onChange={(days) => set({ weekdays: days.map(Number) })}
        >
          <Group gap="sm" mt={4}>
            {names.map((name, day) => (
              <Checkbox key={name} value={String(day)} label={name} />
            ))}
          </Group>
        </Checkbox.Group>
      ) : null}
      {kind === "monthly" || kind === "yearly" ? (
        <FieldRow>
          <Select
            label={t("recurring.by")}
            allowDeselect={false}
            data={(["day", "position"] as const).map((value) => ({
              value,
              label: t(`recurring.by_${value}`),
            }))}
            value={values.by}
            onChange={(value) => set({ by: value as RecurringValues["by"] })}
          />
          {values.by === "day" ? (
            <NumberInput
              label={t("recurring.day")}
              inputWrapperOrder={[...HINT_BELOW]}
              description={t("recurring.day_hint")}
              min={1}
              max={31}
              allowDecimal={false}
              value={values.day}
              onChange={(value) => set({ day: Number(value) || 1 })}
            />
          ) : (
            <>
              <Select
                label={t("recurring.position")}
                allowDeselect={false}
                data={POSITIONS.map((value) => ({
                  value,
                  label: t(`recurring.position_${value}`),
                }))}
                value={values.position}
                onChange={(value) => set({ position: value as RecurringValues["position"] })}
              />
              <Select
                label={t("recurring.weekday")}
                allowDeselect={false}
                data={names.map((label, day) => ({ value: String(day), label }))}
                value={String(values.weekday)}
                onChange={(value) => set({ weekday: Number(value) })}
              />
            </>
          )}
        </FieldRow>
      ) : null}
    </>
  );
}
