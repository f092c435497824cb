import { Alert, Button, Group, Stack, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { CalendarException, WorkCalendar, WorkWeek } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { t } from "@/i18n/t";
import { Section } from "@/ui/Section";
import { toastDone } from "@/ui/toast";
import { ExceptionList } from "./ExceptionList";
import { WeekDays } from "./WeekDays";
import { WorkWeekList } from "./WorkWeekList";
import { draftOf, patternOf, unreadable } from "./week";

/** The week, the work weeks and the exceptions of a calendar, saved together so that plans move once. */
export function CalendarEditor(props: { calendar: WorkCalendar; disabled: boolean }) {
  const { calendar, disabled } = props;
  const queries = useQueryClient();
  const [name, setName] = useState(calendar.name);
  const [week, setWeek] = useState(() => calendar.week.map(draftOf));
  const [workWeeks, setWorkWeeks] = useState<WorkWeek[]>(calendar.work_weeks);
  const [exceptions, setExceptions] = useState<CalendarException[]>(calendar.exceptions);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function save() {
    if (week.some(unreadable)) {
      setProblem(t("plan.calendar.bad_shifts"));
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      const body = {
        name,
        week: week.map(patternOf),
        work_weeks: workWeeks,
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
          <WeekDays
            days={week}
            disabled={disabled}
            inherits={calendar.base ? t("plan.calendar.kind_inherited") : null}
            onChange={setWeek}
          />
        </Section>
        <WorkWeekList weeks={workWeeks} disabled={disabled} onChange={setWorkWeeks} />
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
