import { Alert, Button, Stack, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { GateReview } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { useCan } from "@/features/access/me";
import { TalkSections } from "@/features/delivery/DiscussionSections";
import { loadDirectory } from "@/features/intake/requests";
import { showDay } from "@/lib/dates";
import { FieldRow } from "@/ui/FieldRow";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { Section } from "@/ui/Section";
import { toastDone } from "@/ui/toast";
import { AnswerSection } from "../AnswerSection";
import { Approvals } from "../Approvals";
import { useRefreshApprovals } from "../approvals";
import { DecisionSection } from "../decisions/DecisionSection";
import { t } from "../texts";
import { ConditionList } from "./ConditionList";
import { Evidence } from "./Evidence";
import { Findings } from "./Findings";
import { OUTCOME_TONES, reviewQuery } from "./gates";
import classes from "./gates.module.css";
import { Scores } from "./Scores";

/** A gate that was asked for: what was checked, its conditions, and who decides. */
export default function GatePage() {
  const { reviewId } = useParams({ strict: false }) as { reviewId: string };
  return (
    <Loaded query={useQuery(reviewQuery(reviewId))}>
      {(review) => <Review review={review} />}
    </Loaded>
  );
}

function Review({ review }: { review: GateReview }) {
  const refresh = useRefreshApprovals();
  const can = useCan();
  const to = `/projects/${review.subject.id}/governance`;
  return (
    <Page
      title={t("lifecycle.review.title", { gate: review.gate })}
      crumbs={review.may_see_subject ? [{ label: review.subject.name, to }] : []}
      marks={
        review.outcome ? (
          <Mark tone={OUTCOME_TONES[review.outcome]}>
            {t(`lifecycle.outcome.${review.outcome}`)}
          </Mark>
        ) : (
          <Mark tone="warn">{t(`lifecycle.review_state.${review.state}`)}</Mark>
        )
      }
      hint={t("lifecycle.review.of", {
        lifecycle: review.lifecycle.name,
        revision: review.revision,
        stage: review.stage,
      })}
    >
      <Stack maw={900} gap="md">
        <Section
          title={t("lifecycle.review.proposes", {
            what: t(`lifecycle.proposed.${review.proposed}`),
          })}
          hint={t("lifecycle.asked_by", {
            name: review.asked_by?.name ?? "",
            when: showDay(review.asked_at.slice(0, 10)),
          })}
        >
          {review.note ? <p className={classes.about}>{review.note}</p> : null}
          {review.may_see_subject ? (
            <Link to={to} style={{ color: "var(--mantine-color-anchor)" }}>
              {review.subject.name}
            </Link>
          ) : (
            review.subject.name
          )}
        </Section>
        {review.may_answer ? (
          <AnswerSection
            title={t("lifecycle.review.question")}
            question={review.reason}
            onAnswer={async (answer) => {
              const params = { path: { id: review.id } };
              await ok(
                client.POST("/api/v1/gate_reviews/{id}/answer", { params, body: { answer } }),
              );
              refresh();
            }}
          />
        ) : null}
        <Section title={t("lifecycle.review.found")} hint={t("lifecycle.review.found_hint")}>
          {review.findings.length === 0 ? (
            <span className="muted">{t("lifecycle.review.nothing")}</span>
          ) : (
            <Findings
              findings={review.findings}
              about={(finding) => <Evidence shown={finding} />}
            />
          )}
        </Section>
        <Scores key={review.scoring?.scores.find((one) => one.own)?.at} review={review} />
        {review.conditions.length > 0 || review.may_add_conditions ? (
          <Section title={t("lifecycle.conditions")} hint={t("lifecycle.review.conditions_hint")}>
            <Stack gap="sm">
              <ConditionList conditions={review.conditions} mayClose={false} />
              {review.may_add_conditions ? <AddCondition review={review} /> : null}
            </Stack>
          </Section>
        ) : null}
        <Approvals subjectKind="gate_review" subjectId={review.id} />
        {review.may_see_subject ? (
          <DecisionSection
            about={{
              kind: "gate_review",
              id: review.id,
              name: `${review.subject.name}: ${review.gate}`,
            }}
            within={{ subject_kind: "gate_review", subject_id: review.id }}
            mayAdd={can("project.manage")}
          />
        ) : null}
        <TalkSections spot={{ kind: "gate_review", id: review.id }} />
      </Stack>
    </Page>
  );
}

/** What has to be done when this gate is passed; for who decides about it. */
function AddCondition({ review }: { review: GateReview }) {
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const [due, setDue] = useState("");
  const [owner, setOwner] = useState<Option | null>(null);
  const [problem, setProblem] = useState<string>();

  async function add() {
    setProblem(undefined);
    try {
      const params = { path: { id: review.id } };
      const body = { text, due: due || null, owner_id: owner?.value ?? null };
      const now = await ok(client.POST("/api/v1/gate_reviews/{id}/conditions", { params, body }));
      queries.setQueryData(reviewQuery(review.id).queryKey, now as GateReview);
      toastDone(t("lifecycle.condition_added"));
      setText("");
      setDue("");
      setOwner(null);
    } catch (failure) {
      setProblem(problemOf(failure).detail);
    }
  }

  return (
    <Stack gap="xs">
      {problem ? (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      ) : null}
      <TextInput
        label={t("lifecycle.condition")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FieldRow>
        <TextInput
          type="date"
          label={t("lifecycle.due")}
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
        <RemoteSelect
          source="directory"
          label={t("lifecycle.owner")}
          placeholder={t("common.person_hint")}
          load={loadDirectory}
          value={owner}
          onChange={setOwner}
        />
      </FieldRow>
      <Button variant="default" style={{ alignSelf: "flex-start" }} onClick={() => void add()}>
        {t("lifecycle.add_condition")}
      </Button>
    </Stack>
  );
}
