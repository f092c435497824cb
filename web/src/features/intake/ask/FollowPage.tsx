import { Alert, Button, Stack, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { FollowedAsk } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { AuthFrame } from "@/features/access/AuthFrame";
import { showInstant } from "@/lib/dates";
import { Facts } from "@/ui/Facts";
import { DueText } from "../DueMark";
import classes from "../intake.module.css";
import { nameOf, showDays } from "../requests";
import { StateMark } from "../StateMark";
import { t } from "../texts";
import { answerFollowed, loadFollowed } from "./ask";

/** Where a request stands that was filed by link, for who filed it. */
export default function FollowPage() {
  const { secret } = useParams({ strict: false }) as { secret: string };
  const query = useQuery({
    queryKey: ["followed", secret],
    queryFn: () => loadFollowed(secret),
    retry: false,
  });
  if (query.data) return <Followed secret={secret} request={query.data} />;
  if (!query.error) return <AuthFrame title={t("common.loading")}>{null}</AuthFrame>;
  const { status, detail } = problemOf(query.error);
  const text =
    status === 404 ? t("intake.ask.no_request_text") : detail || t("common.offline.text");
  return (
    <AuthFrame title={t("intake.ask.no_request")} text={text}>
      {null}
    </AuthFrame>
  );
}

function Followed({ secret, request }: { secret: string; request: FollowedAsk }) {
  return (
    <AuthFrame wide title={request.title} organisation={request.organisation}>
      <Stack gap="md">
        <Facts
          items={[
            [t("intake.number"), nameOf(request)],
            [t("intake.type"), request.type],
            [t("intake.requester"), request.name],
            [t("intake.submitted_at"), showInstant(request.submitted_at)],
            [
              t("intake.state_label"),
              <span key="state">
                <StateMark state={request.state} />{" "}
                {t("intake.since", { days: showDays(request.days_in_state) })}
              </span>,
            ],
          ]}
        />
        <p className="muted" role="status">
          {t(`intake.ask.state.${request.state}`)}
        </p>
        {request.due_on ? <DueText request={request} /> : null}
        {request.question ? <Question secret={secret} question={request.question} /> : null}
      </Stack>
    </AuthFrame>
  );
}

function Question({ secret, question }: { secret: string; question: string }) {
  const queries = useQueryClient();
  const [answer, setAnswer] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function send() {
    setBusy(true);
    setProblem(null);
    try {
      queries.setQueryData(["followed", secret], await answerFollowed(secret, answer));
    } catch (error) {
      const found = problemOf(error);
      setProblem(found.status === 0 ? t("common.offline.text") : found.detail);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap="sm">
        <h2 style={{ fontSize: 16, margin: 0 }}>{t("intake.question")}</h2>
        <p className={classes.prose}>{question}</p>
        <Textarea
          label={t("intake.answer")}
          required
          autosize
          minRows={3}
          maxLength={5000}
          error={problem}
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
        />
        {problem ? (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        ) : null}
        <Button type="submit" loading={busy}>
          {t("intake.ask.answer")}
        </Button>
      </Stack>
    </form>
  );
}
