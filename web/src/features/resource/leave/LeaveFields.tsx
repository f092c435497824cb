/** The fields of leave: days, halves of days or hours, kind and note; and how leave is sent and shown. */
import { Group, NumberInput, Select, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { components } from "@/api/schema";
import { hasText, t } from "@/i18n/t";
import { showDay, today } from "@/lib/dates";
import { showNumber } from "@/lib/numbers";

type Leave = components["schemas"]["LeaveView"];

export const LEAVE_KINDS = ["holiday", "sick", "training", "other"];

/** Which part of the days: all of it, or from or until the middle of the first or last one, or hours. */
export type LeavePart = "whole" | "starts" | "ends" | "both" | "hours";

export interface LeaveValues {
  from: string;
  to: string;
  part: LeavePart;
  hours: number | string;
  kind: string;
  note: string;
}

export function newLeave(): LeaveValues {
  return { from: today(), to: today(), part: "whole", hours: 2, kind: "holiday", note: "" };
}

const ONE_DAY: LeavePart[] = ["whole", "ends", "starts", "hours"];
const SEVERAL: LeavePart[] = ["whole", "starts", "ends", "both"];

/** The parts that make sense of these days. */
export function partsOf(values: Pick<LeaveValues, "from" | "to">): LeavePart[] {
  return values.from === values.to ? ONE_DAY : SEVERAL;
}

/** Leave as it is sent. What makes no sense of the days is the whole of them. */
export function leaveBody(values: LeaveValues): components["schemas"]["NewLeave"] {
  const part = partsOf(values).includes(values.part) ? values.part : "whole";
  const hours = typeof values.hours === "number" ? values.hours : 0;
  return {
    from: values.from,
    to: values.to,
    starts_midday: part === "starts" || part === "both",
    ends_midday: part === "ends" || part === "both",
    minutes: part === "hours" ? Math.round(hours * 60) : null,
    kind: values.kind,
    note: values.note,
  };
}

/** First and last day with the part of them, as they are shown. */
export function leaveDays(
  leave: Pick<Leave, "from" | "to" | "starts_midday" | "ends_midday" | "minutes">,
): { from: string; to: string } {
  const one = leave.from === leave.to;
  const [from, to] = [showDay(leave.from), showDay(leave.to)];
  if (typeof leave.minutes === "number") {
    const hours = showNumber(leave.minutes / 60);
    return { from, to: t("resource.leave.hours_of_day", { day: to, hours }) };
  }
  if (one && leave.starts_midday) {
    return { from, to: t("resource.leave.afternoon_of_day", { day: to }) };
  }
  if (one && leave.ends_midday) {
    return { from, to: t("resource.leave.morning_of_day", { day: to }) };
  }
  const midday = (half: boolean, day: string) =>
    half ? t("resource.leave.midday_of_day", { day }) : day;
  return { from: midday(leave.starts_midday, from), to: midday(leave.ends_midday, to) };
}

export function leaveKind(kind: string): string {
  return hasText(`resource.leave.kind_${kind}`) ? t(`resource.leave.kind_${kind}`) : kind;
}

export function LeaveFields({ form }: { form: UseFormReturnType<LeaveValues> }) {
  const parts = partsOf(form.values);
  const part = parts.includes(form.values.part) ? form.values.part : "whole";
  const several = form.values.from !== form.values.to;
  const label = (one: LeavePart) =>
    t(`resource.leave.part_${one}${several ? "_days" : ""}` as "resource.leave.part_whole");
  return (
    <>
      <Group grow align="start">
        <TextInput
          type="date"
          label={t("resource.leave.from")}
          required
          {...form.getInputProps("from")}
        />
        <TextInput
          type="date"
          label={t("resource.leave.to")}
          required
          {...form.getInputProps("to")}
        />
      </Group>
      <Group grow align="start">
        <Select
          label={t("resource.leave.part")}
          allowDeselect={false}
          data={parts.map((value) => ({ value, label: label(value) }))}
          value={part}
          onChange={(value) => form.setFieldValue("part", (value ?? "whole") as LeavePart)}
          error={form.errors.ends_midday}
        />
        {part === "hours" ? (
          <NumberInput
            label={t("resource.leave.hours")}
            description={t("resource.leave.hours_hint")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            min={0.25}
            max={24}
            step={0.5}
            decimalScale={2}
            {...form.getInputProps("hours")}
            error={form.errors.minutes}
          />
        ) : null}
      </Group>
      <Select
        label={t("resource.leave.kind")}
        allowDeselect={false}
        data={LEAVE_KINDS.map((value) => ({ value, label: t(`resource.leave.kind_${value}`) }))}
        {...form.getInputProps("kind")}
      />
      <TextInput label={t("resource.leave.note")} {...form.getInputProps("note")} />
    </>
  );
}
