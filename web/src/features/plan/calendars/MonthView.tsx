import { ActionIcon } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { CalendarDay, WorkCalendar } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showMonth, today, weekdayNames } from "@/lib/dates";
import { showWork } from "@/lib/durations";
import { dayNumber, isoDay, weekday } from "@/timeline/civil";
import { Loaded } from "@/ui/Loaded";
import { Section } from "@/ui/Section";
import { useUrlState } from "@/ui/url-state";
import classes from "./calendars.module.css";

/** A month of the calendar as it really is: shifts, exceptions and base calendars together. */
export function MonthView({ calendar }: { calendar: WorkCalendar }) {
  const [url, setUrl] = useUrlState();
  const shown = /^\d{4}-\d{2}$/.test(url.month ?? "") ? (url.month as string) : today().slice(0, 7);
  const year = Number(shown.slice(0, 4));
  const month = Number(shown.slice(5, 7));
  const first = dayNumber(year, month, 1);
  const last = dayNumber(year, month + 1, 1) - 1;
  const query = useQuery({
    queryKey: ["calendar", calendar.id, "days", shown, calendar.version],
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (
        await ok(
          client.GET("/api/v1/calendars/{id}/days", {
            params: { path: { id: calendar.id }, query: { from: isoDay(first), to: isoDay(last) } },
          }),
        )
      ).items as CalendarDay[],
  });
  const go = (by: number) =>
    setUrl({ month: isoDay(dayNumber(year, month + by, 1)).slice(0, 7) }, true);
  return (
    <Section
      title={t("plan.calendar.preview")}
      actions={
        <div className={classes.monthHead}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("plan.calendar.month_before")}
            onClick={() => go(-1)}
          >
            <IconChevronLeft size={18} />
          </ActionIcon>
          <strong aria-live="polite">{showMonth(year, month)}</strong>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("plan.calendar.month_after")}
            onClick={() => go(1)}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
        </div>
      }
    >
      <Loaded query={query}>
        {(days) => (
          <MonthTable days={new Map(days.map((d) => [d.date, d]))} first={first} last={last} />
        )}
      </Loaded>
    </Section>
  );
}

function MonthTable(props: { days: Map<string, CalendarDay>; first: number; last: number }) {
  const { first, last } = props;
  const start = first - weekday(first);
  const weeks = Math.ceil((last - start + 1) / 7);
  return (
    <table className={classes.month}>
      <thead>
        <tr>
          {weekdayNames("short").map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: weeks }, (_, week) => (
          <tr key={isoDay(start + week * 7)}>
            {Array.from({ length: 7 }, (_, at) => {
              const index = start + week * 7 + at;
              const iso = isoDay(index);
              if (index < first || index > last) return <td key={iso} data-outside />;
              const day = props.days.get(iso);
              return (
                <td
                  key={iso}
                  data-idle={day && !day.working ? true : undefined}
                  data-exception={day?.exception ? true : undefined}
                  title={day?.exception ?? undefined}
                >
                  {Number(iso.slice(8))}
                  {day ? (
                    <span className={classes.hours}>
                      {day.exception ?? (day.working ? showWork(day.minutes) : "")}
                    </span>
                  ) : null}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
