import { Alert, Button } from "@mantine/core";
import { Outlet } from "@tanstack/react-router";
import { LiveHint } from "@/app/live/LiveHint";
import { useCan } from "@/features/access/me";
import { ExportMenu } from "@/features/integration/ExportMenu";
import { PlanTypeMark } from "@/features/organisation/plan-types/PlanTypeMark";
import { useSeveralTypes } from "@/features/organisation/plan-types/plan-types";
import { NewTaskModal } from "@/features/plan/task/NewTaskModal";
import { TaskDrawer } from "@/features/plan/task/TaskDrawer";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { showPercent } from "@/lib/numbers";
import { Mark } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { ErrorState, LoadingBlock } from "@/ui/states";
import { TabLinks } from "@/ui/TabLinks";
import { useUrlState } from "@/ui/url-state";
import { EditWatch } from "../gantt/EditWatch";
import { StageMark, VarianceMark } from "../projects/ProjectState";
import { CopyMenu } from "./CopyMenu";
import { useProject, useProjectId } from "./project";

export default function ProjectLayout() {
  const id = useProjectId();
  const query = useProject(id);
  const can = useCan();
  const several = useSeveralTypes("project");
  const [url, setUrl] = useUrlState();
  const project = query.data;
  if (query.isError && !project) {
    return (
      <Page title={t("plan.projects.title")}>
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      </Page>
    );
  }
  if (!project) {
    return (
      <Page title={t("common.loading")}>
        <LoadingBlock lines={10} />
      </Page>
    );
  }
  const crumbs = [
    ...(project.portfolio
      ? [{ label: project.portfolio.name, to: `/portfolios/${project.portfolio.id}` }]
      : [{ label: t("plan.projects.title"), to: "/projects" }]),
    ...(project.program
      ? [{ label: project.program.name, to: `/programs/${project.program.id}` }]
      : []),
  ];
  const tab = (path: string) => `/projects/${id}/${path}`;
  const facts = [
    project.key,
    project.number === project.key ? null : project.number,
    project.start && project.finish
      ? t("plan.range", { from: showDay(project.start), to: showDay(project.finish) })
      : null,
    t("plan.project.done", { percent: showPercent(project.percent_complete) }),
    project.status_date
      ? t("plan.project.status_as_of", { date: showDay(project.status_date) })
      : null,
  ].filter(Boolean);
  return (
    <Page
      title={project.name}
      crumbs={crumbs}
      marks={
        <>
          {project.is_template ? (
            <Mark tone="info">{t("plan.template.one")}</Mark>
          ) : (
            <StageMark stage={project.stage} />
          )}
          {several ? <PlanTypeMark type={project.plan_type} /> : null}
          <VarianceMark project={project} />
          <LiveHint projectId={id} />
        </>
      }
      hint={facts.join(" · ")}
      fill
      actions={
        <>
          {can("project.create") ? <CopyMenu project={project} /> : null}
          <ExportMenu projectId={id} />
          {can("task.edit") ? (
            <Button onClick={() => setUrl({ create: "task" })}>{t("plan.task.new")}</Button>
          ) : null}
        </>
      }
    >
      <EditWatch projectId={id} />
      {project.recomputing ? (
        <Alert role="note" color="indigo" title={t("integration.job.waiting")}>
          {t("integration.job.waiting_text", {
            done: project.recomputing.done,
            count: project.recomputing.total,
          })}
        </Alert>
      ) : null}
      <TabLinks
        label={t("plan.project.views")}
        tabs={[
          { to: tab("gantt"), label: t("plan.tab.gantt") },
          { to: tab("tasks"), label: t("plan.tab.tasks") },
          { to: tab("details"), label: t("plan.tab.details") },
          ...(project.is_template || !can("allocation.view")
            ? []
            : [{ to: tab("staffing"), label: t("capacity.staffing.tab") }]),
          ...(project.is_template ? [] : [{ to: tab("governance"), label: t("governance.tab") }]),
          ...(project.is_template
            ? []
            : [
                { to: tab("case"), label: t("strategy.case.title") },
                { to: tab("charter"), label: t("strategy.charter.title") },
              ]),
          { to: tab("checks"), label: t("plan.tab.checks"), count: project.diagnostics_count },
          { to: tab("dependencies"), label: t("plan.tab.dependencies") },
          ...(project.is_template ? [] : [{ to: tab("changes"), label: t("plan.tab.changes") }]),
          { to: tab("baselines"), label: t("plan.tab.baselines") },
          { to: tab("discussion"), label: t("plan.tab.discussion") },
          ...(can("change.view") ? [{ to: tab("history"), label: t("plan.tab.history") }] : []),
        ]}
        keepSearch={["task"]}
      />
      <Outlet />
      <TaskDrawer taskId={url.task ?? null} onClose={() => setUrl({ task: undefined })} />
      <NewTaskModal
        project={project}
        opened={url.create === "task"}
        onClose={() => setUrl({ create: undefined })}
      />
    </Page>
  );
}
