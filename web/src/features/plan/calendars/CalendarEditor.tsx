import { Alert, Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { CalendarException, DayPattern, WorkCalendar } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { t } from "@/i18n/t";
import { weekdayNames } from "@/lib/dates";
import { Section } from "@/ui/Section";
import { toastDone } from "@/ui/toast";
import classes from "./calendars.module.css";
import { ExceptionList } from "./ExceptionList";
import { parseShifts, shiftsText } from "./week";

interface DayDraft {
  kind: "inherited" | "non_working" | "working";
  text: string;
}

function draftOf(day: DayPattern): DayDraft {
  if (typeof day === "string") return { kind: day, text: "08:00-12:00, 13:00-17:00" };
  return { kind: "working", text: shiftsText(day.working) };
}

/** The week and the exceptions of a calendar, saved together so that plans move once. */
export function CalendarEditor(props: { calendar: WorkCalendar; disabled: boolean }) {
  const { calendar, disabled } = props;
  const queries = useQueryClient();
  const [name, setName] = useState(calendar.name);
  const [week, setWeek] = useState(() => calendar.week.map(draftOf));
  const [exceptions, setExceptions] = useState<CalendarException[]>(calendar.exceptions);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const names = weekdayNames("long");
  const wrong = (day: DayDraft) => day.kind === "working" && !parseShifts(day.text)?.length;

  async function save() {
    if (week.some(wrong)) {
      setProblem(t("plan.calendar.bad_shifts"));
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      const body = {
        name,
        week: week.map((day) =>
          day.kind === "working" ? { working: parseShifts(day.text) ?? [] } : day.kind,
        ),
        exceptions,
      };
      await ok(
        client.PATCH("/api/v1/calendars/{id}", {
          params: { path: { id: calendar.id }, header: ifMatch(calendar.version) },
          body: body as never,
        }),
      );
      toastDone(t("plan.calendar.saved", { name }));
      await queries.invalidateQueries({ queryKey: ["calendar", calendar.id] });
      await queries.invalidateQueries({ queryKey: ["calendars"] });
      await queries.invalidateQueries({ queryKey: ["gantt"] });
    } catch (error) {
      setProblem(problemOf(error).detail || t("common.error.text"));
    } finally {
      setBusy(false);
    }
  }

  const set = (at: number, change: Partial<DayDraft>) =>
    setWeek(week.map((day, i) => (i === at ? { ...day, ...change } : day)));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      noValidate
    >
      <Stack>
        {problem ? (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        ) : null}
        <Section title={t("plan.calendar.week")} hint={t("plan.calendar.week_hint")}>
          <TextInput
            label={t("plan.calendar.name")}
            value={name}
            disabled={disabled}
            mb="sm"
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {week.map((day, at) => (
            <div key={names[at]} className={classes.day}>
              <span className={classes.dayName}>{names[at]}</span>
              <Select
                aria-label={t("plan.calendar.day_kind", { day: names[at] })}
                allowDeselect={false}
                disabled={disabled}
                data={(["inherited", "working", "non_working"] as const)
                  .filter((kind) => kind !== "inherited" || calendar.base)
                  .map((value) => ({ value, label: t(`plan.calendar.kind_${value}`) }))}
                value={day.kind}
                onChange={(kind) => set(at, { kind: kind as DayDraft["kind"] })}
              />
              {day.kind === "working" ? (
                <TextInput
                  aria-label={t("plan.calendar.day_shifts", { day: names[at] })}
                  value={day.text}
                  disabled={disabled}
                  error={wrong(day) ? t("plan.calendar.shift_format") : null}
                  onChange={(event) => set(at, { text: event.currentTarget.value })}
                />
              ) : null}
            </div>
          ))}
        </Section>
        <ExceptionList exceptions={exceptions} disabled={disabled} onChange={setExceptions} />
        {disabled ? null : (
          <Group justify="flex-end">
            <Button type="submit" loading={busy}>
              {t("plan.calendar.save")}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
