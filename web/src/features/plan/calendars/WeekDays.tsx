import { Select, TextInput } from "@mantine/core";
import { t } from "@/i18n/t";
import { weekdayNames } from "@/lib/dates";
import classes from "./calendars.module.css";
import { type DayDraft, unreadable } from "./week";

interface WeekDaysProps {
  days: DayDraft[];
  disabled?: boolean;
  /** What a day that is left alone follows; null when there is nothing to follow. */
  inherits: string | null;
  onChange: (days: DayDraft[]) => void;
}

/** The seven days of a week, each with its kind and its shifts. */
export function WeekDays({ days, disabled, inherits, onChange }: WeekDaysProps) {
  const names = weekdayNames("long");
  const set = (at: number, change: Partial<DayDraft>) =>
    onChange(days.map((day, i) => (i === at ? { ...day, ...change } : day)));
  const kinds = [
    ...(inherits ? [{ value: "inherited", label: inherits }] : []),
    { value: "working", label: t("plan.calendar.kind_working") },
    { value: "non_working", label: t("plan.calendar.kind_non_working") },
  ];
  return days.map((day, at) => (
    <div key={names[at]} className={classes.day}>
      <span className={classes.dayName}>{names[at]}</span>
      <Select
        aria-label={t("plan.calendar.day_kind", { day: names[at] })}
        allowDeselect={false}
        disabled={disabled}
        data={kinds}
        value={day.kind}
        onChange={(kind) => set(at, { kind: kind as DayDraft["kind"] })}
      />
      {day.kind === "working" ? (
        <TextInput
          className={classes.dayShifts}
          aria-label={t("plan.calendar.day_shifts", { day: names[at] })}
          value={day.text}
          disabled={disabled}
          error={unreadable(day) ? t("plan.calendar.shift_format") : null}
          onChange={(event) => set(at, { text: event.currentTarget.value })}
        />
      ) : null}
    </div>
  ));
}
