import { Alert, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { TalkSections } from "@/features/delivery/DiscussionSections";
import { AnswerSection } from "@/features/governance/AnswerSection";
import { Approvals } from "@/features/governance/Approvals";
import { MoveHistory } from "@/features/intake/RequestHistory";
import { showAgo, showDay, showInstant } from "@/lib/dates";
import { DeedMenu } from "@/ui/DeedMenu";
import { Facts } from "@/ui/Facts";
import { Mark } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { ErrorState, LoadingBlock } from "@/ui/states";
import { ChangeRequestModal } from "./ChangeRequestModal";
import {
  type ChangeRequest,
  changeRequestQuery,
  daysText,
  moneyText,
  stateTone,
  useRefreshChangeRequests,
} from "./change-requests";
import classes from "./changes.module.css";
import { EditsSection } from "./EditsSection";
import { ImpactSection } from "./ImpactSection";
import { type Deed, MoveModal } from "./MoveModal";
import { t } from "./texts";

/** The deed that brings a request on, by its state; the others are in a menu. */
const NEXT: Record<string, Deed> = {
  draft: "submit",
  assessing: "ask",
  deciding: "approve",
  approved: "implement",
  implemented: "implement",
  deferred: "reopen",
};

function deedsOf({ may }: ChangeRequest): Deed[] {
  const all: [Deed, boolean][] = [
    ["submit", may.submit],
    ["ask", may.ask],
    ["approve", may.decide],
    ["reject", may.decide],
    ["implement", may.implement],
    ["reopen", may.reopen],
    ["send_back", may.send_back],
    ["defer", may.defer],
    ["withdraw", may.withdraw],
  ];
  return all.filter(([, open]) => open).map(([deed]) => deed);
}

/** One change request: what is to change, what that does to the plan, how it is decided, and what one may do. */
export default function ChangeRequestPage() {
  const { changeRequestId } = useParams({ strict: false }) as { changeRequestId: string };
  const query = useQuery(changeRequestQuery(changeRequestId));
  const request = query.data;
  const [deed, setDeed] = useState<Deed | null>(null);
  const [writing, setWriting] = useState(false);
  const refresh = useRefreshChangeRequests();
  if (!request) {
    return (
      <Page title={query.isError ? t("change_request.title") : t("common.loading")}>
        {query.isError ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <LoadingBlock />
        )}
      </Page>
    );
  }
  const deeds = deedsOf(request);
  const next = deeds.find((one) => one === NEXT[request.state]);
  const others = deeds.filter((one) => one !== next);
  return (
    <Page
      title={request.title}
      crumbs={[{ label: request.project.name, to: `/projects/${request.project.id}/changes` }]}
      marks={
        <Mark tone={stateTone(request.state)}>{t(`change_request.state.${request.state}`)}</Mark>
      }
      hint={[
        request.key,
        t(`change_request.category.${request.category}`),
        t("change_request.since", { when: showAgo(request.state_since, Date.now()) }),
      ].join(" · ")}
      actions={
        <>
          {request.may.write ? (
            <Button variant="default" onClick={() => setWriting(true)}>
              {t("change_request.write")}
            </Button>
          ) : null}
          <DeedMenu
            label={t("change_request.more")}
            deeds={others}
            text={(one) => t(`change_request.deed.${one}`)}
            onChoose={setDeed}
          />
          {next ? (
            <Button onClick={() => setDeed(next)}>{t(`change_request.deed.${next}`)}</Button>
          ) : null}
        </>
      }
    >
      {request.state === "draft" && request.question ? (
        <Alert color="orange" role="note" title={t("change_request.came_back")}>
          {request.question}
        </Alert>
      ) : null}
      {request.taken_back ? (
        <Alert color="orange" role="note" title={t("change_request.taken_back")}>
          {t("change_request.taken_back_text")}
        </Alert>
      ) : null}
      {request.state === "deciding" && request.question && request.may.answer ? (
        <AnswerSection
          title={t("change_request.asked_back")}
          question={request.question}
          onAnswer={async (answer) => {
            const params = { path: { id: request.id } };
            const path = "/api/v1/change_requests/{id}/answer";
            refresh((await ok(client.POST(path, { params, body: { answer } }))) as ChangeRequest);
          }}
        />
      ) : null}
      <Approvals subjectKind="change_request" subjectId={request.id} />
      {request.state === "deciding" && !request.by_approval ? (
        <Alert color="indigo" role="note" title={t("change_request.no_route")}>
          {t("change_request.no_route_text")}
        </Alert>
      ) : null}
      <AboutSection request={request} />
      <EditsSection request={request} />
      <ImpactSection request={request} onAsk={() => setDeed("ask")} />
      <History id={request.id} />
      <TalkSections spot={{ kind: "change_request", id: request.id }} />
      {deed ? <MoveModal request={request} deed={deed} onClose={() => setDeed(null)} /> : null}
      {writing ? (
        <ChangeRequestModal
          projectId={request.project.id}
          currency={request.currency}
          request={request}
          onClose={() => setWriting(false)}
        />
      ) : null}
    </Page>
  );
}

/** Who, when: "Ann, 2 Mar 2026, 10:00". */
const byText = (who: { name: string } | null | undefined, at: string | null | undefined) =>
  who && at ? t("change_request.by_on", { name: who.name, when: showInstant(at) }) : "";

function AboutSection({ request }: { request: ChangeRequest }) {
  const money = (minor: number | null | undefined) =>
    moneyText(minor, request.currency, request.money_hidden);
  const risk = t(`change_request.risk_level.${request.risk_level}`);
  const decided = byText(request.decided_by, request.decided_at);
  const implemented = byText(request.implemented_by, request.implemented_at);
  return (
    <Section title={t("change_request.about")}>
      {request.description ? <p className={classes.prose}>{request.description}</p> : null}
      <Facts
        items={[
          [t("change_request.field.scope"), request.scope],
          [
            t("change_request.field.risk_level"),
            request.risk ? t("change_request.risk_why", { risk, why: request.risk }) : risk,
          ],
          [t("change_request.column.finish"), daysText(request.finish_days)],
          [t("change_request.column.cost"), money(request.cost_delta_minor)],
          [t("change_request.column.benefit"), money(request.benefit_delta_minor)],
          [t("change_request.column.raised_by"), byText(request.raised_by, request.raised_at)],
          [t("change_request.column.owner"), request.owner?.name],
          [t("change_request.column.wanted_by"), showDay(request.wanted_by)],
          ...(decided
            ? ([[t("change_request.decided"), decided]] as [string, React.ReactNode][])
            : []),
          ...(request.reason
            ? ([[t("change_request.reason"), request.reason]] as [string, React.ReactNode][])
            : []),
          ...(implemented
            ? ([[t("change_request.implemented"), implemented]] as [string, React.ReactNode][])
            : []),
          ...(request.baseline
            ? ([
                [
                  t("change_request.its_baseline"),
                  <Link
                    key="baseline"
                    to="/projects/$projectId/baselines"
                    params={{ projectId: request.project.id }}
                    style={{ color: "var(--mantine-color-anchor)" }}
                  >
                    {request.baseline.name}
                  </Link>,
                ],
              ] as [string, React.ReactNode][])
            : []),
        ]}
      />
    </Section>
  );
}

function History({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ["change_request_history", id],
    queryFn: async () => {
      const params = { path: { id } };
      return (await ok(client.GET("/api/v1/change_requests/{id}/history", { params }))).items;
    },
  });
  return (
    <MoveHistory
      title={t("change_request.history")}
      query={query}
      says={(event) =>
        t(`change_request.moved.${event.verb.replace("change_request_", "")}`, {
          actor: event.actor?.name ?? t("change_request.program"),
        })
      }
    />
  );
}
