import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { useCan } from "@/features/access/me";
import { PlanTypeMark } from "@/features/organisation/plan-types/PlanTypeMark";
import { useSeveralTypes } from "@/features/organisation/plan-types/plan-types";
import { levelTogether } from "@/features/plan/levelling/levelling";
import { NewProjectModal } from "@/features/plan/projects/NewProjectModal";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Page } from "@/ui/Page";
import { ErrorState, LoadingBlock } from "@/ui/states";
import { TabLinks } from "@/ui/TabLinks";
import { toastDone } from "@/ui/toast";
import { GroupModal } from "./GroupModal";
import { LateMark } from "./LateMark";
import { programQuery } from "./program";
import { t } from "./texts";

export default function ProgramPage() {
  const { programId } = useParams({ strict: false }) as { programId: string };
  const can = useCan();
  const several = useSeveralTypes("program");
  const navigate = useNavigate();
  const [editing, edit] = useDisclosure();
  const [adding, add] = useDisclosure();
  const [leaving, setLeaving] = useState(false);
  const query = useQuery(programQuery(programId));
  if (query.isError) {
    return (
      <Page title={t("portfolio.programs")}>
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      </Page>
    );
  }
  const program = query.data;
  if (!program) {
    return (
      <Page title={t("common.loading")}>
        <LoadingBlock />
      </Page>
    );
  }
  const crumbs = [
    { label: t("portfolio.title"), to: "/portfolios" },
    ...(program.portfolio
      ? [{ label: program.portfolio.name, to: `/portfolios/${program.portfolio.id}` }]
      : []),
  ];
  return (
    <Page
      title={program.name}
      marks={
        <>
          {several ? <PlanTypeMark type={program.plan_type} /> : null}
          <LateMark late={program.late} />
        </>
      }
      crumbs={crumbs}
      hint={[
        program.number,
        program.description,
        program.owner && t("portfolio.owned_by", { name: program.owner.name }),
      ]
        .filter(Boolean)
        .join(" · ")}
      fill
      actions={
        <>
          {can("task.edit") ? (
            <Button
              component={Link}
              variant="default"
              {...levelTogether({ program_id: program.id })}
            >
              {t("levelling.together.open")}
            </Button>
          ) : null}
          {can("program.manage") ? (
            <>
              <Button variant="default" onClick={() => setLeaving(true)}>
                {t("common.delete")}
              </Button>
              <Button variant="default" onClick={edit.open}>
                {t("common.edit")}
              </Button>
            </>
          ) : null}
          {can("project.create") ? (
            <Button onClick={add.open}>{t("plan.projects.new")}</Button>
          ) : null}
        </>
      }
    >
      <TabLinks
        label={t("portfolio.program.views")}
        tabs={[
          { to: `/programs/${program.id}`, label: t("plan.projects.title"), exact: true },
          { to: `/programs/${program.id}/summary`, label: t("portfolio.summary.tab") },
          { to: `/programs/${program.id}/gantt`, label: t("plan.tab.gantt") },
          { to: `/programs/${program.id}/dependencies`, label: t("plan.tab.dependencies") },
          ...(can("strategy.view")
            ? [{ to: `/programs/${program.id}/strategy`, label: t("strategy.title") }]
            : []),
        ]}
      />
      <Outlet />
      {editing ? <GroupModal kind="program" opened onClose={edit.close} group={program} /> : null}
      {adding ? (
        <NewProjectModal
          opened
          onClose={add.close}
          program={{ value: program.id, label: program.name }}
        />
      ) : null}
      <ConfirmModal
        opened={leaving}
        title={t("common.delete_title", { name: program.name })}
        text={t("portfolio.program.delete_text")}
        submitLabel={t("common.delete")}
        onClose={() => setLeaving(false)}
        onConfirm={async () => {
          await ok(
            client.DELETE("/api/v1/programs/{id}", {
              params: { path: { id: program.id }, header: ifMatch(program.version) },
            }),
          );
          toastDone(t("common.deleted", { name: program.name }));
          await navigate({
            to: program.portfolio ? `/portfolios/${program.portfolio.id}` : "/portfolios",
          });
        }}
      />
    </Page>
  );
}
