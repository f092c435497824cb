import { Checkbox, Group, NumberInput, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { CalendarException } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showMonthName, today, weekdayNames } from "@/lib/dates";
import { FormModal } from "@/ui/FormModal";
import { type RecurrenceValues, recurrenceOf, USUAL, valuesOf } from "./recurrence";
import { parseShifts, shiftsText } from "./week";

interface ExceptionModalProps {
  exception: CalendarException | null;
  onSave: (exception: CalendarException) => void;
  onClose: () => void;
}

type Values = RecurrenceValues & { name: string; from: string; to: string; shifts: string };

const RHYTHMS = ["daily", "weekly", "monthly", "yearly"] as const;
const POSITIONS = ["first", "second", "third", "fourth", "last"] as const;

/** One exception: a holiday, a shutdown, a working Saturday, once or again and again. */
export function ExceptionModal({ exception, onSave, onClose }: ExceptionModalProps) {
  const form = useForm<Values>({
    initialValues: {
      ...(exception ? valuesOf(exception.recurrence) : USUAL),
      name: exception?.name ?? "",
      from: exception?.from ?? today(),
      to: exception?.to ?? today(),
      shifts: exception ? shiftsText(exception.shifts) : "",
    },
  });
  const { values } = form;

  async function save() {
    const shifts = parseShifts(values.shifts);
    if (!values.name.trim()) throw new Error(t("plan.calendar.need_exception_name"));
    if (values.to < values.from) throw new Error(t("plan.calendar.bad_span"));
    if (!shifts) {
      form.setFieldError("shifts", t("plan.calendar.shift_format"));
      throw new Error(t("plan.calendar.bad_shifts"));
    }
    onSave({
      name: values.name.trim(),
      from: values.from,
      to: values.to,
      shifts,
      occurrences: exception?.occurrences ?? null,
      recurrence: recurrenceOf(values),
    });
  }

  const inMonth = values.rhythm === "monthly" || values.rhythm === "yearly";
  const usesWeekdays = values.rhythm === "weekly" || (inMonth && values.by === "position");
  return (
    <FormModal
      opened
      title={t(exception ? "plan.calendar.change_exception" : "plan.calendar.add_exception")}
      submitLabel={t("common.apply")}
      onClose={onClose}
      onSubmit={save}
    >
      <TextInput
        label={t("plan.calendar.exception")}
        placeholder={t("plan.calendar.exception_example")}
        required
        data-autofocus
        {...form.getInputProps("name")}
      />
      <Group grow>
        <TextInput
          type="date"
          label={t("plan.calendar.from")}
          required
          {...form.getInputProps("from")}
        />
        <TextInput
          type="date"
          label={t("plan.calendar.to")}
          required
          {...form.getInputProps("to")}
        />
      </Group>
      <Group grow align="flex-start">
        <Select
          label={t("plan.calendar.rhythm")}
          allowDeselect={false}
          data={RHYTHMS.map((value) => ({ value, label: t(`plan.calendar.rhythm_${value}`) }))}
          {...form.getInputProps("rhythm")}
        />
        {values.rhythm === "yearly" ? (
          <Select
            label={t("plan.calendar.month")}
            allowDeselect={false}
            data={Array.from({ length: 12 }, (_, i) => ({
              value: String(i + 1),
              label: showMonthName(i + 1),
            }))}
            value={String(values.month)}
            onChange={(month) => form.setFieldValue("month", Number(month))}
          />
        ) : (
          <NumberInput
            label={t(`plan.calendar.every_${values.rhythm}`)}
            min={1}
            {...form.getInputProps("every")}
          />
        )}
      </Group>
      {inMonth ? (
        <Group grow align="flex-start">
          <Select
            label={t("plan.calendar.by")}
            allowDeselect={false}
            data={(["day", "position"] as const).map((value) => ({
              value,
              label: t(`plan.calendar.by_${value}`),
            }))}
            {...form.getInputProps("by")}
          />
          {values.by === "day" ? (
            <NumberInput
              label={t("plan.calendar.day_of_month")}
              min={1}
              max={31}
              {...form.getInputProps("day")}
            />
          ) : (
            <Select
              label={t("plan.calendar.which")}
              allowDeselect={false}
              data={POSITIONS.map((value) => ({
                value,
                label: t(`plan.calendar.position_${value}`),
              }))}
              {...form.getInputProps("position")}
            />
          )}
        </Group>
      ) : null}
      {usesWeekdays ? (
        <Checkbox.Group
          label={t("plan.calendar.weekdays")}
          value={values.weekdays.map(String)}
          onChange={(days) => form.setFieldValue("weekdays", days.map(Number))}
        >
          <Group gap={12} mt={6}>
            {weekdayNames("short").map((name, i) => (
              <Checkbox key={name} value={String(i)} label={name} />
            ))}
          </Group>
        </Checkbox.Group>
      ) : null}
      <TextInput
        label={t("plan.calendar.hours")}
        description={t("plan.calendar.hours_hint")}
        {...form.getInputProps("shifts")}
      />
    </FormModal>
  );
}
