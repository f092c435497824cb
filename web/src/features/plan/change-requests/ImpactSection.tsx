import { Alert, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { showMinor } from "@/features/intake/requests";
import { showDay, showInstant, showMoments } from "@/lib/dates";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import {
  type ChangeRequest,
  daysText,
  hoursText,
  type Impact,
  impactQuery,
  moneyText,
  signed,
} from "./change-requests";
import classes from "./changes.module.css";
import { t } from "./texts";

/** What the edits do to the plan: live while the request is written and assessed, frozen from its decision on. */
export function ImpactSection(props: { request: ChangeRequest; onAsk: () => void }) {
  const { request } = props;
  const live = request.state === "draft" || request.state === "assessing";
  const query = useQuery({ ...impactQuery(request), enabled: live });
  if (request.edits.length === 0) return null;
  const impact = request.impact;
  return (
    <Section
      title={t("change_request.impact.title")}
      hint={
        live
          ? t("change_request.impact.live")
          : t("change_request.impact.frozen", { when: showInstant(impact?.computed_at) })
      }
    >
      {!live && request.plan_moved && request.state === "deciding" ? (
        <Alert color="orange" role="note" title={t("change_request.impact.moved")}>
          <div className={classes.moved}>
            <span>
              {t(
                request.may.ask
                  ? "change_request.impact.moved_text"
                  : "change_request.impact.moved_read",
              )}
            </span>
            {request.may.ask ? (
              <Button variant="default" size="compact-sm" onClick={props.onAsk}>
                {t("change_request.impact.again")}
              </Button>
            ) : null}
          </div>
        </Alert>
      ) : null}
      {live ? (
        <Loaded query={query} lines={6}>
          {(found) => <ImpactTables impact={found} projectId={request.project.id} />}
        </Loaded>
      ) : impact ? (
        <ImpactTables impact={impact} projectId={request.project.id} />
      ) : null}
    </Section>
  );
}

function ImpactTables({ impact, projectId }: { impact: Impact; projectId: string }) {
  const { before, after, currency } = impact;
  const hours = (minutes: number) =>
    t("change_request.impact.hours", { hours: signed(minutes / 60).replace("+", "") });
  const money = (minor: number | null | undefined) =>
    impact.cost_hidden ? t("change_request.hidden") : showMinor(minor, currency);
  const difference = (number: number) => (number === 0 ? t("change_request.same") : signed(number));
  const rows: [string, string, string, string][] = [
    [
      t("change_request.impact.finish"),
      showDay(before.finish),
      showDay(after.finish),
      daysText(impact.finish_days),
    ],
    [
      t("change_request.impact.work"),
      hours(before.work_minutes),
      hours(after.work_minutes),
      hoursText(impact.work_minutes),
    ],
    [
      t("change_request.impact.cost"),
      money(before.cost_minor),
      money(after.cost_minor),
      impact.cost_minor === 0
        ? t("change_request.same")
        : moneyText(impact.cost_minor, currency, impact.cost_hidden ?? false),
    ],
    [
      t("change_request.impact.tasks"),
      String(before.tasks),
      String(after.tasks),
      difference(after.tasks - before.tasks),
    ],
    [
      t("change_request.impact.critical"),
      String(before.critical_tasks),
      String(after.critical_tasks),
      difference(after.critical_tasks - before.critical_tasks),
    ],
  ];
  return (
    <div className={classes.impact}>
      <PlainTable
        label={t("change_request.impact.title")}
        head={[
          t("change_request.impact.what"),
          t("change_request.impact.before"),
          t("change_request.impact.after"),
          t("change_request.impact.difference"),
        ]}
        numeric={[1, 2, 3]}
        rows={rows.map(([what, was, is, differs]) => ({
          key: what,
          cells: [what, was, is, <strong key="d">{differs}</strong>],
        }))}
      />
      {impact.cost_partial ? (
        <p className={classes.note}>{t("change_request.impact.partial")}</p>
      ) : null}
      {impact.milestones.length > 0 ? (
        <div>
          <h3 className={classes.head}>
            {t("change_request.impact.milestones", { count: impact.milestone_count })}
          </h3>
          <PlainTable
            label={t("change_request.impact.milestones", { count: impact.milestone_count })}
            head={[
              t("change_request.impact.milestone"),
              t("change_request.impact.before"),
              t("change_request.impact.after"),
              t("change_request.impact.difference"),
            ]}
            numeric={[1, 2, 3]}
            rows={impact.milestones.map((one) => ({
              key: one.id,
              cells: [
                one.name,
                one.before ? showDay(one.before) : t("change_request.impact.new"),
                one.after ? showDay(one.after) : t("change_request.impact.gone"),
                daysText(one.days),
              ],
            }))}
          />
        </div>
      ) : null}
      {impact.late_agreements.length > 0 ? (
        <Lines title={t("change_request.impact.late")} tone="bad">
          {impact.late_agreements.map((one) => (
            <li key={one.id}>
              <Link to="/give-gets/$giveGetId" params={{ giveGetId: one.id }}>
                {one.given}
              </Link>{" "}
              {t("change_request.impact.late_one", {
                project: one.project.name,
                agreed: showDay(one.agreed_date),
                forecast: showDay(one.forecast),
              })}
            </li>
          ))}
        </Lines>
      ) : null}
      {impact.newly_critical.length > 0 ? (
        <Lines
          title={t("change_request.impact.newly_critical", { count: impact.newly_critical_count })}
          tone="warn"
        >
          {impact.newly_critical.map((one) => (
            <li key={one.id}>
              <Link
                to="/projects/$projectId/gantt"
                params={{ projectId }}
                search={{ task: one.id } as never}
              >
                {one.name}
              </Link>
            </li>
          ))}
        </Lines>
      ) : null}
      {impact.overloads.length > 0 ? (
        <Lines title={t("change_request.impact.overloads")} tone="warn">
          {impact.overloads.map((one) => (
            <li key={one.resource.id}>
              {t("change_request.impact.overload_one", {
                name: one.resource.name,
                before: hours(one.before_minutes),
                after: hours(one.after_minutes),
              })}
            </li>
          ))}
        </Lines>
      ) : null}
      {impact.findings.length > 0 ? (
        <Lines title={t("change_request.impact.findings")} tone="warn">
          {impact.findings.map((text) => (
            <li key={text}>{showMoments(text)}</li>
          ))}
        </Lines>
      ) : null}
    </div>
  );
}

function Lines(props: { title: string; tone: "warn" | "bad"; children: React.ReactNode }) {
  return (
    <div>
      <h3 className={classes.head}>
        <Mark tone={props.tone}>{props.title}</Mark>
      </h3>
      <ul className={classes.lines} aria-label={props.title}>
        {props.children}
      </ul>
    </div>
  );
}
