import { Button } from "@mantine/core";
import { useState } from "react";
import type { WorkWeek } from "@/api/nouns";
import { t } from "@/i18n/t";
import { weekdayNames } from "@/lib/dates";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { RowActions } from "./RowActions";
import { spanText } from "./recurrence";
import { WorkWeekModal } from "./WorkWeekModal";
import { runsOf, shiftsText } from "./week";

interface WorkWeekListProps {
  weeks: WorkWeek[];
  disabled: boolean;
  onChange: (weeks: WorkWeek[]) => void;
}

/** "Mon – Fri 07:00-15:00", "Sat 08:00-12:00", one line each; days left alone are not named. */
function summary(week: WorkWeek): string[] {
  const names = weekdayNames("short");
  const lines = runsOf(week.days).map(({ first, last, day }) => {
    const days =
      first === last ? names[first] : t("plan.range", { from: names[first], to: names[last] });
    const what =
      typeof day === "object" && day.working.length > 0
        ? shiftsText(day.working)
        : t("plan.calendar.kind_non_working");
    return `${days} ${what}`;
  });
  return lines.length > 0 ? lines : [t("plan.calendar.kind_usual")];
}

export function WorkWeekList({ weeks, disabled, onChange }: WorkWeekListProps) {
  const [editing, setEditing] = useState<number | "new" | null>(null);

  function put(week: WorkWeek) {
    onChange(
      editing === "new" ? [...weeks, week] : weeks.map((w, i) => (i === editing ? week : w)),
    );
    setEditing(null);
  }

  return (
    <Section
      title={t("plan.calendar.work_weeks")}
      hint={t("plan.calendar.work_weeks_hint")}
      actions={
        disabled ? null : (
          <Button variant="default" onClick={() => setEditing("new")}>
            {t("plan.calendar.add_work_week")}
          </Button>
        )
      }
    >
      {weeks.length === 0 ? (
        <p className="muted">{t("plan.calendar.no_work_weeks")}</p>
      ) : (
        <PlainTable
          label={t("plan.calendar.work_weeks")}
          head={[
            t("plan.calendar.work_week"),
            t("plan.calendar.when"),
            t("plan.calendar.hours"),
            "",
          ]}
          rows={weeks.map((week, at) => ({
            key: `${week.name}${week.from}${at + 1}`,
            cells: [
              week.name,
              spanText(week),
              summary(week).map((line) => <div key={line}>{line}</div>),
              disabled ? null : (
                <RowActions
                  key="actions"
                  name={week.name}
                  onEdit={() => setEditing(at)}
                  onRemove={() => onChange(weeks.filter((_, i) => i !== at))}
                />
              ),
            ],
          }))}
        />
      )}
      {editing === null ? null : (
        <WorkWeekModal
          week={editing === "new" ? null : weeks[editing]}
          onSave={put}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  );
}
