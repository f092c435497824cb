import { Button, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Decision } from "@/api/nouns";
import { TalkSections } from "@/features/delivery/DiscussionSections";
import { showDay } from "@/lib/dates";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Facts } from "@/ui/Facts";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { toastDone } from "@/ui/toast";
import { ActionSection } from "./ActionSection";
import { DecisionModal } from "./DecisionModal";
import { decisionQuery, stateTone, useRefreshDecisions } from "./decisions";
import classes from "./decisions.module.css";
import { MakeDecisionModal } from "./MakeDecisionModal";
import { ReviewModal } from "./ReviewModal";
import { t } from "./texts";
import { VoteSection } from "./VoteSection";

type Dialog = "edit" | "decide" | "review" | "supersede" | "delete" | null;

/** A decision of the log: its question and options, who decides and how they voted, and what follows. */
export default function DecisionPage() {
  const { decisionId } = useParams({ strict: false }) as { decisionId: string };
  return (
    <Loaded query={useQuery(decisionQuery(decisionId))}>
      {(decision) => <View key={decision.id} decision={decision} />}
    </Loaded>
  );
}

function View({ decision }: { decision: Decision }) {
  const navigate = useNavigate();
  const refresh = useRefreshDecisions();
  const [dialog, setDialog] = useState<Dialog>(null);
  const close = () => setDialog(null);
  const open = decision.state === "open";
  return (
    <Page
      title={decision.title}
      crumbs={[{ label: t("decision.title"), to: "/decisions" }]}
      marks={
        <>
          <span className="muted">{decision.key}</span>
          <Mark tone={stateTone(decision.state)}>{t(`decision.state.${decision.state}`)}</Mark>
          {decision.review_due ? <Mark tone="warn">{t("decision.review_due")}</Mark> : null}
        </>
      }
      hint={t("decision.page.written_by", {
        name: decision.author.name,
        when: showDay(decision.created_at.slice(0, 10)),
      })}
      actions={<Deeds decision={decision} onDeed={setDialog} />}
    >
      <Stack maw={900} gap="md">
        <Section title={t("decision.page.question")}>
          <Stack gap="sm">
            <p className={classes.prose}>
              {decision.question || <span className="muted">{t("decision.page.no_question")}</span>}
            </p>
            <AboutLink subject={decision.subject} />
          </Stack>
        </Section>
        {open ? null : <Outcome decision={decision} />}
        <Section title={t("decision.page.options")}>
          <Options decision={decision} />
        </Section>
        {decision.supersedes || decision.superseded_by ? <Chain decision={decision} /> : null}
        <VoteSection decision={decision} />
        <ActionSection decision={decision} />
        <TalkSections spot={{ kind: "decision", id: decision.id }} />
      </Stack>
      {dialog === "edit" ? <DecisionModal decision={decision} onClose={close} /> : null}
      {dialog === "supersede" ? <DecisionModal supersedes={decision} onClose={close} /> : null}
      {dialog === "decide" ? <MakeDecisionModal decision={decision} onClose={close} /> : null}
      {dialog === "review" ? <ReviewModal decision={decision} onClose={close} /> : null}
      <ConfirmModal
        opened={dialog === "delete"}
        title={t("decision.delete.title", { title: decision.title })}
        text={t("decision.delete.text")}
        submitLabel={t("decision.delete.do")}
        onClose={close}
        onConfirm={async () => {
          const params = { path: { id: decision.id }, header: ifMatch(decision.version) };
          await ok(client.DELETE("/api/v1/decisions/{id}", { params }));
          toastDone(t("decision.delete.done", { title: decision.title }));
          await navigate({ to: "/decisions" });
          refresh();
        }}
      />
    </Page>
  );
}

function Deeds(props: { decision: Decision; onDeed: (deed: Dialog) => void }) {
  const { decision, onDeed } = props;
  const open = decision.state === "open";
  return (
    <>
      {open && decision.may_edit ? (
        <>
          <Button variant="default" onClick={() => onDeed("delete")}>
            {t("decision.delete.do")}
          </Button>
          <Button variant="default" onClick={() => onDeed("edit")}>
            {t("common.edit")}
          </Button>
          <Button onClick={() => onDeed("decide")}>{t("decision.decide.do")}</Button>
        </>
      ) : null}
      {decision.state === "decided" && decision.may_edit ? (
        <Button variant="default" onClick={() => onDeed("supersede")}>
          {t("decision.supersede")}
        </Button>
      ) : null}
      {decision.may_review ? (
        <Button
          variant={decision.review_due ? "filled" : "default"}
          onClick={() => onDeed("review")}
        >
          {t("decision.review.do")}
        </Button>
      ) : null}
    </>
  );
}

function AboutLink({ subject }: { subject: Decision["subject"] }) {
  const kind = t(`decision.subject_kind.${subject.kind}`);
  return (
    <span>
      <span className="muted">{kind}: </span>
      {subject.href ? (
        <Link to={subject.href} style={{ color: "var(--mantine-color-anchor)" }}>
          {subject.name}
        </Link>
      ) : (
        t("decision.page.gone", { name: subject.name })
      )}
    </span>
  );
}

function Options({ decision }: { decision: Decision }) {
  if (decision.options.length === 0) {
    return <span className="muted">{t("decision.page.no_options")}</span>;
  }
  return (
    <Stack gap="xs">
      {decision.options.map((option, at) => {
        const chosen = decision.chosen === at;
        return (
          <div key={at} className={classes.option} data-chosen={chosen || undefined}>
            <div className={classes.optionHead}>
              {option.title}
              {chosen ? <Mark tone="good">{t("decision.page.chosen")}</Mark> : null}
            </div>
            {option.pro || option.contra ? (
              <div className={classes.sides}>
                <Side title={t("decision.form.pro")} text={option.pro} />
                <Side title={t("decision.form.contra")} text={option.contra} />
              </div>
            ) : null}
          </div>
        );
      })}
    </Stack>
  );
}

function Side({ title, text }: { title: string; text: string }) {
  if (!text) return null;
  return (
    <div>
      <h4>{title}</h4>
      <p className={classes.prose}>{text}</p>
    </div>
  );
}

function Outcome({ decision }: { decision: Decision }) {
  return (
    <Section title={decision.outcome}>
      <Stack gap="sm">
        <div>
          <strong className={classes.label}>{t("decision.page.rationale")}</strong>
          <p className={classes.prose}>{decision.rationale}</p>
        </div>
        <Facts
          items={[
            [t("decision.page.decided_on"), showDay(decision.decided_on)],
            [
              t("decision.page.review_on"),
              decision.review_on ? showDay(decision.review_on) : t("decision.page.no_review"),
            ],
            ...(decision.review_note
              ? ([[t("decision.page.review_note"), decision.review_note]] as [string, string][])
              : []),
          ]}
        />
      </Stack>
    </Section>
  );
}

/** Which decision this one takes the place of, and which took its place. */
function Chain({ decision }: { decision: Decision }) {
  const items: [string, Decision["supersedes"]][] = [
    [
      decision.state === "open" ? t("decision.page.will_supersede") : t("decision.page.supersedes"),
      decision.supersedes,
    ],
    [t("decision.page.superseded_by"), decision.superseded_by],
  ];
  return (
    <Facts
      items={items
        .filter(([, other]) => other)
        .map(([name, other]) => [
          name,
          <Link
            key={other?.id}
            to="/decisions/$decisionId"
            params={{ decisionId: other?.id ?? "" }}
            style={{ color: "var(--mantine-color-anchor)" }}
          >
            {other?.name}
          </Link>,
        ])}
    />
  );
}
