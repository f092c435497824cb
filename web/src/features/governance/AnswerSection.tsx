import { Button, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { problemOf } from "@/api/problem";
import { Section } from "@/ui/Section";
import { toastDone } from "@/ui/toast";
import { t } from "./texts";

/** A question with which something came back from its approvers, and the answer to it. */
export function AnswerSection(props: {
  title: string;
  question: string;
  onAnswer: (answer: string) => Promise<void>;
}) {
  const [answer, setAnswer] = useState("");
  const [error, setError] = useState<string>();

  async function send() {
    setError(undefined);
    try {
      await props.onAnswer(answer);
      toastDone(t("lifecycle.review.answered"));
    } catch (failure) {
      setError(problemOf(failure).detail);
    }
  }

  return (
    <Section title={props.title} hint={props.question}>
      <Stack gap="sm">
        <Textarea
          label={t("lifecycle.review.answer")}
          required
          autosize
          minRows={2}
          error={error}
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
        />
        <Button style={{ alignSelf: "flex-start" }} onClick={() => void send()}>
          {t("lifecycle.review.answer_send")}
        </Button>
      </Stack>
    </Section>
  );
}
