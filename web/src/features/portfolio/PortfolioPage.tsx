import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Portfolio } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { DecisionSection } from "@/features/governance/decisions/DecisionSection";
import { levelTogether } from "@/features/plan/levelling/levelling";
import { ProjectGrid } from "@/features/plan/projects/ProjectGrid";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorState, LoadingBlock } from "@/ui/states";
import { toastDone } from "@/ui/toast";
import { GroupModal } from "./GroupModal";
import { LateMark } from "./LateMark";
import { ProgramCards } from "./ProgramCards";
import { t } from "./texts";

export default function PortfolioPage() {
  const { portfolioId } = useParams({ strict: false }) as { portfolioId: string };
  const can = useCan();
  const navigate = useNavigate();
  const [editing, edit] = useDisclosure();
  const [adding, add] = useDisclosure();
  const [leaving, setLeaving] = useState(false);
  const query = useQuery({
    queryKey: ["portfolio", portfolioId],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/portfolios/{id}", { params: { path: { id: portfolioId } } }),
      )) as Portfolio,
  });
  if (query.isError) {
    return (
      <Page title={t("portfolio.title")}>
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      </Page>
    );
  }
  const portfolio = query.data;
  if (!portfolio) {
    return (
      <Page title={t("common.loading")}>
        <LoadingBlock />
      </Page>
    );
  }
  const manage = can("portfolio.manage");
  return (
    <Page
      title={portfolio.name}
      marks={<LateMark late={portfolio.late} />}
      crumbs={[{ label: t("portfolio.title"), to: "/portfolios" }]}
      hint={[
        portfolio.description,
        portfolio.owner && t("portfolio.owned_by", { name: portfolio.owner.name }),
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
              {...levelTogether({ portfolio_id: portfolio.id })}
            >
              {t("levelling.together.open")}
            </Button>
          ) : null}
          {manage ? (
            <>
              <Button variant="default" onClick={() => setLeaving(true)}>
                {t("common.delete")}
              </Button>
              <Button variant="default" onClick={edit.open}>
                {t("common.edit")}
              </Button>
            </>
          ) : null}
          {can("program.manage") ? (
            <Button onClick={add.open}>{t("portfolio.program.new")}</Button>
          ) : null}
        </>
      }
    >
      <ProgramCards portfolioId={portfolio.id} />
      <DecisionSection
        about={{ kind: "portfolio", id: portfolio.id, name: portfolio.name }}
        within={{ portfolio_id: portfolio.id }}
        mayAdd={manage}
        few={3}
      />
      <ProjectGrid
        within={{ portfolio_id: portfolio.id }}
        without={["portfolio"]}
        empty={
          <EmptyState title={t("portfolio.no_projects")} text={t("portfolio.no_projects_text")} />
        }
      />
      {editing ? (
        <GroupModal kind="portfolio" opened onClose={edit.close} group={portfolio} />
      ) : null}
      {adding ? (
        <GroupModal
          kind="program"
          opened
          onClose={add.close}
          portfolio={{ value: portfolio.id, label: portfolio.name }}
        />
      ) : null}
      <ConfirmModal
        opened={leaving}
        title={t("common.delete_title", { name: portfolio.name })}
        text={t("portfolio.portfolio.delete_text")}
        submitLabel={t("common.delete")}
        onClose={() => setLeaving(false)}
        onConfirm={async () => {
          await ok(
            client.DELETE("/api/v1/portfolios/{id}", {
              params: { path: { id: portfolio.id }, header: ifMatch(portfolio.version) },
            }),
          );
          toastDone(t("common.deleted", { name: portfolio.name }));
          await navigate({ to: "/portfolios" });
        }}
      />
    </Page>
  );
}
