import { Button } from "@mantine/core";
import { useState } from "react";
import type { CalendarException } from "@/api/nouns";
import { t } from "@/i18n/t";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { ExceptionModal } from "./ExceptionModal";
import { RowActions } from "./RowActions";
import { recurrenceText, spanText } from "./recurrence";
import { shiftsText } from "./week";

interface ExceptionListProps {
  exceptions: CalendarException[];
  disabled: boolean;
  onChange: (exceptions: CalendarException[]) => void;
}

export function ExceptionList({ exceptions, disabled, onChange }: ExceptionListProps) {
  const [editing, setEditing] = useState<number | "new" | null>(null);

  function put(exception: CalendarException) {
    onChange(
      editing === "new"
        ? [...exceptions, exception]
        : exceptions.map((e, i) => (i === editing ? exception : e)),
    );
    setEditing(null);
  }

  return (
    <Section
      title={t("plan.calendar.exceptions")}
      hint={t("plan.calendar.exceptions_hint")}
      actions={
        disabled ? null : (
          <Button variant="default" onClick={() => setEditing("new")}>
            {t("plan.calendar.add_exception")}
          </Button>
        )
      }
    >
      {exceptions.length === 0 ? (
        <p className="muted">{t("plan.calendar.no_exceptions")}</p>
      ) : (
        <PlainTable
          label={t("plan.calendar.exceptions")}
          head={[
            t("plan.calendar.exception"),
            t("plan.calendar.when"),
            t("plan.calendar.hours"),
            "",
          ]}
          rows={exceptions.map((exception, at) => ({
            key: `${exception.name}${exception.from}${at + 1}`,
            cells: [
              exception.name,
              <span key="when">
                {spanText(exception)}
                <br />
                <span className="muted">{recurrenceText(exception)}</span>
              </span>,
              exception.shifts.length > 0
                ? shiftsText(exception.shifts)
                : t("plan.calendar.kind_non_working"),
              disabled ? null : (
                <RowActions
                  key="actions"
                  name={exception.name}
                  onEdit={() => setEditing(at)}
                  onRemove={() => onChange(exceptions.filter((_, i) => i !== at))}
                />
              ),
            ],
          }))}
        />
      )}
      {editing === null ? null : (
        <ExceptionModal
          exception={editing === "new" ? null : exceptions[editing]}
          onSave={put}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  );
}
