import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import type { Page as ListPage, ProjectRow } from "@/api/nouns";
import { useCan, useMe } from "@/features/access/me";
import { showCount } from "@/lib/numbers";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { Tile } from "@/ui/Tile";
import classes from "./HomePage.module.css";
import { ProjectShortList } from "./ProjectShortList";
import { RecentChanges } from "./RecentChanges";
import { t } from "./texts";

type Query = Record<string, string | number>;

function useProjects(name: string, query: Query) {
  return useQuery({
    queryKey: ["projects", "home", name],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/projects", { params: { query: { limit: 6, ...query } as never } }),
      )) as ListPage<ProjectRow>,
  });
}

function useTaskCount(name: string, query: Query) {
  return useQuery({
    queryKey: ["tasks", "home", name],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/tasks", { params: { query: { limit: 1, ...query } as never } }),
      )) as ListPage<unknown>,
  });
}

export default function HomePage() {
  const me = useMe();
  const can = useCan();
  const all = useProjects("all", { sort: "-updated_at" });
  const active = useProjects("active", { stage: "active" });
  const late = useProjects("late", { late: "true", sort: "finish" });
  const mine = useProjects(`mine-${me?.user.id}`, {
    owner_id: me?.user.id ?? "",
    stage: "active",
    sort: "finish",
  });
  const lateTasks = useTaskCount("late", { late: "true" });
  const number = (list: ListPage<unknown> | undefined) =>
    list && showCount(list.total, list.more_than_total);
  if (!me) return null;

  if (all.data?.total === 0) {
    return (
      <Page title={t("portfolio.home.title")}>
        <EmptyState
          title={t("portfolio.home.empty")}
          text={t("portfolio.home.empty_text")}
          action={
            can("project.create") ? (
              <Button component={Link} to="/projects" search={{ create: "project" } as never}>
                {t("plan.projects.new")}
              </Button>
            ) : undefined
          }
        />
      </Page>
    );
  }
  return (
    <Page
      title={t("portfolio.home.title")}
      hint={t("portfolio.home.hello", { name: me.user.name.split(" ")[0] })}
    >
      <div className={classes.tiles}>
        <Tile
          label={t("portfolio.home.active")}
          value={number(active.data)}
          to="/projects"
          search={{ stage: "active" }}
        />
        <Tile
          label={t("portfolio.home.late")}
          value={number(late.data)}
          to="/projects"
          search={{ late: "true" }}
          tone={late.data?.total ? "bad" : undefined}
        />
        <Tile
          label={t("portfolio.home.late_tasks")}
          value={number(lateTasks.data)}
          to="/tasks"
          search={{ late: "true" }}
          tone={lateTasks.data?.total ? "bad" : undefined}
        />
        <Tile label={t("portfolio.home.all")} value={number(all.data)} to="/projects" />
      </div>
      <div className={classes.columns}>
        <div className={classes.column}>
          <Section title={t("portfolio.home.mine")}>
            <ProjectShortList query={mine} empty={t("portfolio.home.mine_none")} />
          </Section>
          <Section title={t("portfolio.home.late_projects")}>
            <ProjectShortList query={late} empty={t("portfolio.home.late_none")} />
          </Section>
        </div>
        {can("change.view") ? (
          <Section title={t("portfolio.home.recent")}>
            <RecentChanges />
          </Section>
        ) : null}
      </div>
    </Page>
  );
}
