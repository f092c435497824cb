import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Request } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { Attachments } from "@/features/delivery/Attachments";
import { TalkSections } from "@/features/delivery/DiscussionSections";
import { Approvals } from "@/features/governance/Approvals";
import { DecisionSection } from "@/features/governance/decisions/DecisionSection";
import { AlignmentSection } from "@/features/strategy/AlignmentSection";
import { showInstant } from "@/lib/dates";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { DeedMenu } from "@/ui/DeedMenu";
import { Facts } from "@/ui/Facts";
import { Mark } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { ErrorState, LoadingBlock } from "@/ui/states";
import { toastDone, toastFailed } from "@/ui/toast";
import { AssessmentSection } from "./AssessmentSection";
import { ConvertModal } from "./ConvertModal";
import { DueText } from "./DueMark";
import { proseOf } from "./form-logic";
import classes from "./intake.module.css";
import { RequestAnswers } from "./RequestAnswers";
import { RequestForm } from "./RequestForm";
import { RequestHistory } from "./RequestHistory";
import { nameOf, requestQuery, showDays, showMinor, useRefreshRequests } from "./requests";
import { ScoreSection } from "./ScoreSection";
import { SimilarList } from "./SimilarList";
import { StateMark } from "./StateMark";
import { DEEDS, type Deed, TriageModal } from "./TriageModal";
import { t } from "./texts";

/** The deed that brings a request on, by its state; the others are in a menu. */
const NEXT: Record<string, Deed> = {
  submitted: "take",
  triage: "assess",
  assessment: "decide",
  deferred: "reopen",
  rejected: "reopen",
};

export default function RequestPage() {
  const { requestId } = useParams({ strict: false }) as { requestId: string };
  const query = useQuery(requestQuery(requestId));
  const request = query.data;
  if (!request) {
    return (
      <Page title={query.isError ? t("intake.requests") : t("common.loading")}>
        {query.isError ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <LoadingBlock />
        )}
      </Page>
    );
  }
  const writes = request.may.includes("edit");
  // Who comes to decide finds it first.
  const deciding = request.state === "decision";
  const approvals = <Approvals key="approvals" subjectKind="request" subjectId={request.id} />;
  const about = [
    <RequestAnswers key="answers" request={request} />,
    <AssessmentSection key="assessment" request={request} />,
    <ScoreSection key="score" request={request} />,
    <AlignmentSection key="alignment" kind="request" id={request.id} />,
  ];
  return (
    <Page
      title={request.title}
      crumbs={[{ label: t("intake.requests"), to: "/requests" }]}
      marks={<StateMark state={request.state} />}
      hint={`${nameOf(request)} · ${request.type.name} · ${t("intake.since", {
        days: showDays(request.days_in_state),
      })}`}
      actions={<RequestActions request={request} />}
    >
      {writes ? (
        <>
          <RequestForm key={`${request.id}-${request.state}`} request={request} />
          {request.due_on ? <DueText request={request} /> : null}
          {request.state === "draft" ? (
            <FilesOfDraft request={request} />
          ) : (
            <Beside request={request} />
          )}
        </>
      ) : (
        <div className={classes.columns}>
          <div className={classes.column}>
            {request.state === "returned" ? (
              <Section title={t("intake.question")} hint={t("intake.waits_for_answer")}>
                <p className={classes.prose}>{request.question}</p>
              </Section>
            ) : null}
            {/* Moved, not made anew: a reason that is being written stays when others decide. */}
            {deciding ? [approvals, ...about] : [...about, approvals]}
            <DecisionsOf request={request} />
            <TalkSections spot={{ kind: "request", id: request.id }} />
          </div>
          <aside className={classes.column}>
            <RequestFacts request={request} />
            {request.may.includes("merge") ? (
              <SimilarList
                triage
                title={request.title}
                text={proseOf(request.form, request.answers)}
                except={request.id}
              />
            ) : null}
            <RequestHistory requestId={request.id} />
          </aside>
        </div>
      )}
    </Page>
  );
}

/** The files of a draft; nobody else sees it, and there is nobody to talk to. */
function FilesOfDraft({ request }: { request: Request }) {
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <Section title={t("delivery.files.title")} hint={t("intake.files_of_draft")}>
          <Attachments spot={{ kind: "request", id: request.id }} />
        </Section>
      </div>
    </div>
  );
}

/** What was decided about it, each time it was. */
function DecisionsOf({ request }: { request: Request }) {
  const can = useCan();
  return (
    <DecisionSection
      about={{ kind: "request", id: request.id, name: request.title }}
      within={{ subject_kind: "request", subject_id: request.id }}
      mayAdd={can("request.triage")}
    />
  );
}

/** What stands below the form of a request that came back. */
function Beside({ request }: { request: Request }) {
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <Approvals subjectKind="request" subjectId={request.id} />
        <DecisionsOf request={request} />
        <TalkSections spot={{ kind: "request", id: request.id }} />
      </div>
      <aside className={classes.column}>
        <RequestHistory requestId={request.id} />
      </aside>
    </div>
  );
}

function RequestFacts({ request }: { request: Request }) {
  return (
    <Section title={t("intake.facts")}>
      <Facts
        items={[
          [t("intake.requester"), <Requester key="requester" request={request} />],
          [t("intake.amount"), showMinor(request.amount_minor, request.currency)],
          [t("intake.program"), request.program?.name ?? ""],
          [t("intake.assessor"), request.assessor?.name ?? ""],
          [t("intake.submitted_at"), showInstant(request.submitted_at)],
          ...(request.due_on
            ? ([[t("intake.due.label"), <DueText key="due" request={request} />]] as [
                string,
                React.ReactNode,
              ][])
            : []),
          ...(request.merged_into
            ? ([
                [t("intake.merged_into"), <RequestLink key="into" request={request.merged_into} />],
              ] as [string, React.ReactNode][])
            : []),
          ...(request.merged.length > 0
            ? ([
                [
                  t("intake.merged"),
                  request.merged.map((one) => <RequestLink key={one.id} request={one} />),
                ],
              ] as [string, React.ReactNode][])
            : []),
          ...(request.project
            ? ([
                [
                  t("intake.project"),
                  <Link
                    key="project"
                    to="/projects/$projectId/gantt"
                    params={{ projectId: request.project.id }}
                    style={{ color: "var(--mantine-color-anchor)" }}
                  >
                    {request.project.name}
                  </Link>,
                ],
              ] as [string, React.ReactNode][])
            : []),
        ]}
      />
    </Section>
  );
}

/** Who asks; somebody without an account is named as they named themselves. */
function Requester({ request }: { request: Request }) {
  if (!request.guest) return <>{request.requester?.name ?? ""}</>;
  return (
    <>
      {request.guest.name} <Mark tone="info">{t("intake.by_link")}</Mark>
      <br />
      <a href={`mailto:${request.guest.email}`} style={{ color: "var(--mantine-color-anchor)" }}>
        {request.guest.email}
      </a>
    </>
  );
}

function RequestLink({ request }: { request: { id: string; number: number; title: string } }) {
  return (
    <Link
      to="/requests/$requestId"
      params={{ requestId: request.id }}
      style={{ color: "var(--mantine-color-anchor)", display: "block" }}
    >
      {nameOf(request)} {request.title}
    </Link>
  );
}

/** What the reader may do with it now. */
function RequestActions({ request }: { request: Request }) {
  const navigate = useNavigate();
  const refresh = useRefreshRequests();
  const [deed, setDeed] = useState<Deed | null>(null);
  const [converting, setConverting] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const open = DEEDS.filter((one) => request.may.includes(one));
  const next = open.find((one) => one === NEXT[request.state]);
  const others = open.filter((one) => one !== next);
  async function copy() {
    try {
      const params = { path: { id: request.id } };
      const draft = (await ok(client.POST("/api/v1/requests/{id}/copy", { params }))) as Request;
      refresh(draft);
      toastDone(t("intake.copied", { title: request.title }));
      await navigate({ to: "/requests/$requestId", params: { requestId: draft.id } });
    } catch (error) {
      toastFailed(error);
    }
  }
  return (
    <>
      <Button
        variant="default"
        onClick={() =>
          void navigate({
            to: "/requests/$requestId/case",
            params: { requestId: request.id },
          })
        }
      >
        {t("strategy.case.title")}
      </Button>
      {request.state === "draft" ? null : (
        <Button variant="default" onClick={() => void copy()}>
          {t("intake.copy")}
        </Button>
      )}
      {request.may.includes("delete") ? (
        <Button variant="default" onClick={() => setDeleting(true)}>
          {t("intake.delete_draft")}
        </Button>
      ) : null}
      <DeedMenu
        label={t("intake.more_deeds")}
        deeds={others}
        text={(one) => t(`intake.deed.${one}`)}
        onChoose={setDeed}
      />
      {next ? <Button onClick={() => setDeed(next)}>{t(`intake.deed.${next}`)}</Button> : null}
      {request.may.includes("convert") ? (
        <Button onClick={() => setConverting(true)}>{t("intake.convert")}</Button>
      ) : null}
      {deed ? (
        <TriageModal
          deed={deed}
          requests={[request]}
          onClose={() => setDeed(null)}
          onDone={() => {}}
        />
      ) : null}
      {converting ? <ConvertModal request={request} onClose={() => setConverting(false)} /> : null}
      <ConfirmModal
        opened={deleting}
        title={t("intake.delete_title", { title: request.title })}
        text={t("intake.delete_text")}
        submitLabel={t("common.delete")}
        onClose={() => setDeleting(false)}
        onConfirm={async () => {
          const params = { path: { id: request.id }, header: ifMatch(request.version) };
          await ok(client.DELETE("/api/v1/requests/{id}", { params }));
          toastDone(t("intake.deleted", { title: request.title }));
          refresh();
          await navigate({ to: "/requests" });
        }}
      />
    </>
  );
}
