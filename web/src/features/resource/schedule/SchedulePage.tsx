import { Button, Group, Stack } from "@mantine/core";
import { IconUserQuestion } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { t } from "@/i18n/t";
import { showDay, today, weekdayNames } from "@/lib/dates";
import { showNumber } from "@/lib/numbers";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/states";
import { useUrlState } from "@/ui/url-state";
import { MyLeave } from "../leave/MyLeave";
import { FeedSection } from "./FeedSection";
import classes from "./schedule.module.css";

type Day = components["schemas"]["ScheduleDay"];

/** So many days after a day. */
function after(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Monday is 0. */
const weekday = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

const hours = (minutes: number) =>
  t("resource.schedule.hours", { hours: showNumber(minutes / 60, 1) });

/** What the reader does day by day, this week and the next, over all projects. */
export default function SchedulePage() {
  const [url, setUrl] = useUrlState();
  const from = url.from ?? after(today(), -weekday(today()));
  const query = useQuery({
    queryKey: ["my-schedule", from],
    queryFn: async () =>
      await ok(client.GET("/api/v1/me/schedule", { params: { query: { from, days: 14 } } })),
  });
  const go = (days: number) => setUrl({ from: after(from, days) });
  return (
    <Page
      title={t("resource.schedule.title")}
      hint={t("resource.schedule.hint")}
      actions={
        <Group gap={8}>
          <Button variant="default" onClick={() => go(-14)}>
            {t("resource.schedule.earlier")}
          </Button>
          <Button variant="default" onClick={() => setUrl({ from: undefined })}>
            {t("resource.schedule.today")}
          </Button>
          <Button variant="default" onClick={() => go(14)}>
            {t("resource.schedule.later")}
          </Button>
        </Group>
      }
    >
      <Loaded query={query} lines={10}>
        {(schedule) =>
          schedule.people.length === 0 ? (
            <EmptyState
              icon={<IconUserQuestion size={30} stroke={1.5} />}
              title={t("delivery.my_tasks.unlinked")}
              text={t("delivery.my_tasks.unlinked_text")}
            />
          ) : (
            <Stack gap="md">
              {[schedule.days.slice(0, 7), schedule.days.slice(7)].map((week) => (
                <Week key={week[0]?.day} days={week} />
              ))}
              <MyLeave />
              <FeedSection />
            </Stack>
          )
        }
      </Loaded>
    </Page>
  );
}

function Week({ days }: { days: Day[] }) {
  const names = weekdayNames("long");
  // A weekend without work needs no room.
  const shown = days.filter(
    (day) => weekday(day.day) < 5 || day.planned_minutes > 0 || day.working_minutes > 0,
  );
  return (
    <ol
      className={classes.week}
      aria-label={t("resource.schedule.week", { day: showDay(days[0]?.day) })}
    >
      {shown.map((day) => (
        <li key={day.day} className={classes.day} data-today={day.day === today() || undefined}>
          <h2 className={classes.name}>
            {names[weekday(day.day)]} <span className={classes.date}>{showDay(day.day)}</span>
          </h2>
          <Load day={day} />
          {day.holiday ? <Mark tone="info">{day.holiday}</Mark> : null}
          {day.leave ? (
            <Mark tone={day.leave.state === "approved" ? "info" : "warn"}>
              {t(`resource.leave.kind_${day.leave.kind}`)}
              {day.leave.part ? ` · ${t("resource.leave.in_part")}` : ""}
              {day.leave.state === "approved" ? "" : ` · ${t("resource.leave.state_asked")}`}
            </Mark>
          ) : null}
          {day.promises.map((one) => (
            <Mark key={one.allocation_id} tone={one.committed ? "info" : "plain"}>
              {t(one.committed ? "resource.schedule.promised" : "resource.schedule.proposed", {
                project: one.project.name,
                hours: hours(one.minutes),
              })}
            </Mark>
          ))}
          <ul className={classes.entries}>
            {day.entries.map((entry) => (
              <li key={entry.task.id} className={classes.entry}>
                <Link
                  to="/projects/$projectId/gantt"
                  params={{ projectId: entry.project.id }}
                  search={{ task: entry.task.id } as never}
                >
                  {entry.task.name}
                </Link>
                <span className={classes.about}>
                  {entry.project.name} · {hours(entry.minutes)}
                  {entry.ends ? ` · ${t("resource.schedule.ends")}` : ""}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** Planned of what there is; more than there is stands out. */
function Load({ day }: { day: Day }) {
  const text = t("resource.schedule.load", {
    planned: hours(day.planned_minutes),
    there: hours(day.working_minutes),
  });
  return day.planned_minutes > day.working_minutes + 0.5 ? (
    <Mark tone="bad">{text}</Mark>
  ) : (
    <p className={classes.load}>{text}</p>
  );
}
