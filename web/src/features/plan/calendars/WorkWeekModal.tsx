import { Group, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { WorkWeek } from "@/api/nouns";
import { t } from "@/i18n/t";
import { today } from "@/lib/dates";
import { FormModal } from "@/ui/FormModal";
import { WeekDays } from "./WeekDays";
import { draftOf, inheritedWeek, patternOf, unreadable } from "./week";

interface WorkWeekModalProps {
  week: WorkWeek | null;
  onSave: (week: WorkWeek) => void;
  onClose: () => void;
}

/** One work week: what the days are like between two dates, such as a summer with Saturdays. */
export function WorkWeekModal({ week, onSave, onClose }: WorkWeekModalProps) {
  const form = useForm({
    initialValues: {
      name: week?.name ?? "",
      from: week?.from ?? today(),
      to: week?.to ?? today(),
      days: (week?.days ?? inheritedWeek()).map(draftOf),
    },
  });
  const { values } = form;

  async function save() {
    if (!values.name.trim()) throw new Error(t("plan.calendar.need_work_week_name"));
    if (!values.from || !values.to) throw new Error(t("plan.calendar.need_span"));
    if (values.to < values.from) throw new Error(t("plan.calendar.bad_span"));
    if (values.days.some(unreadable)) throw new Error(t("plan.calendar.bad_shifts"));
    onSave({
      name: values.name.trim(),
      from: values.from,
      to: values.to,
      days: values.days.map(patternOf),
    });
  }

  return (
    <FormModal
      opened
      size="lg"
      title={t(week ? "plan.calendar.change_work_week" : "plan.calendar.add_work_week")}
      submitLabel={t("common.apply")}
      onClose={onClose}
      onSubmit={save}
    >
      <TextInput
        label={t("plan.calendar.work_week")}
        placeholder={t("plan.calendar.work_week_example")}
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
      <div>
        <WeekDays
          days={values.days}
          inherits={t("plan.calendar.kind_usual")}
          onChange={(days) => form.setFieldValue("days", days)}
        />
      </div>
    </FormModal>
  );
}
