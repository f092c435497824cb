import { Alert, Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Ref, Request } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { useCan } from "@/features/access/me";
import { loadPrograms } from "@/features/plan/options";
import { KeptNotice } from "@/ui/KeptNotice";
import { useKeptForm } from "@/ui/kept-form";
import { Meter } from "@/ui/Meter";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { Section } from "@/ui/Section";
import { toastDone } from "@/ui/toast";
import { type Answers, progressOf, proseOf, shownCodes } from "./form-logic";
import classes from "./intake.module.css";
import { QuestionInput } from "./QuestionInput";
import { useRefreshRequests } from "./requests";
import { SimilarList } from "./SimilarList";
import { t } from "./texts";

interface Typed {
  title: string;
  program: Option | null;
  answers: Answers;
  /** The answer to the question it was returned with. */
  answer: string;
}

/** Writing a request: its questions, what is missing, and requests that are likely the same. */
export function RequestForm({ request }: { request: Request }) {
  const can = useCan();
  const refresh = useRefreshRequests();
  const [saved] = useState<Typed>(() => ({
    title: request.title,
    program: request.program && { value: request.program.id, label: request.program.name },
    answers: request.answers,
    answer: "",
  }));
  const form = useForm<Typed>({ initialValues: saved });
  const kept = useKeptForm(`request-${request.id}`, form, saved);
  const [people, setPeople] = useState<Ref[]>(request.people);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<"save" | "submit" | null>(null);
  const { values } = form;
  const shown = shownCodes(request.form, values.answers);
  const progress = progressOf(request.form, values.answers);
  const returned = request.state === "returned";

  async function put(): Promise<Request> {
    const params = { path: { id: request.id }, header: ifMatch(request.version) };
    const body = {
      title: values.title,
      program_id: values.program?.value ?? null,
      answers: values.answers,
    };
    return (await ok(client.PATCH("/api/v1/requests/{id}", { params, body }))) as Request;
  }

  async function run(what: "save" | "submit") {
    setBusy(what);
    setErrors({});
    setProblem(null);
    try {
      let now = await put();
      if (what === "submit") {
        refresh(now);
        const params = { path: { id: now.id }, header: ifMatch(now.version) };
        const body = { answer: values.answer };
        now = (await ok(client.POST("/api/v1/requests/{id}/submit", { params, body }))) as Request;
        kept.forget();
      }
      refresh(now);
      toastDone(t(what === "save" ? "intake.saved" : "intake.submitted", { title: now.title }));
    } catch (error) {
      const found = problemOf(error);
      setErrors(Object.fromEntries(found.fields.map((one) => [one.field, one.message])));
      setProblem(found.status === 0 ? t("common.offline.text") : found.detail);
      if (found.status === 412) refresh();
      const first = found.fields[0]?.field;
      if (first) document.getElementById(`question-${first}`)?.focus();
    } finally {
      setBusy(null);
    }
  }

  return (
    <form
      className={classes.columns}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void run("save");
      }}
    >
      <div className={classes.column}>
        <KeptNotice kept={kept} />
        {returned ? (
          <Section title={t("intake.question")}>
            <Stack gap="sm">
              <p className={classes.prose}>{request.question}</p>
              <Textarea
                label={t("intake.answer")}
                description={t("intake.answer_hint")}
                required
                autosize
                minRows={2}
                error={errors.answer}
                {...form.getInputProps("answer")}
              />
            </Stack>
          </Section>
        ) : null}
        <Section title={t("intake.about")}>
          <Stack gap="sm">
            <TextInput
              label={t("intake.title")}
              required
              error={errors.title}
              value={values.title}
              onChange={(event) => form.setFieldValue("title", event.currentTarget.value)}
            />
            {can("program.view") ? (
              <RemoteSelect
                source="programs"
                label={t("intake.program")}
                description={t("intake.program_hint")}
                clearable
                load={loadPrograms}
                error={errors.program_id}
                value={values.program}
                onChange={(program) => form.setFieldValue("program", program)}
              />
            ) : null}
          </Stack>
        </Section>
        {request.form.sections.map((section) => {
          const questions = section.questions.filter((one) => shown.has(one.code));
          return questions.length === 0 ? null : (
            <Section key={section.title} title={section.title} hint={section.help || undefined}>
              <Stack gap="md">
                {questions.map((question) => (
                  <QuestionInput
                    key={question.code}
                    requestId={request.id}
                    question={question}
                    currency={request.currency}
                    people={people}
                    error={errors[question.code]}
                    value={values.answers[question.code] ?? ""}
                    onChange={(value, person) => {
                      if (person) setPeople((known) => [...known, person]);
                      form.setFieldValue("answers", { ...values.answers, [question.code]: value });
                    }}
                  />
                ))}
              </Stack>
            </Section>
          );
        })}
        <div className={classes.bar}>
          <div>
            <Meter
              value={
                progress.required === 0
                  ? 100
                  : Math.floor(
                      (100 * (progress.required - progress.missing.length)) / progress.required,
                    )
              }
              label={t("intake.complete")}
            />
            <span className="muted" role="status">
              {progress.missing.length === 0
                ? t("intake.nothing_missing")
                : t("intake.missing", { count: progress.missing.length })}
            </span>
          </div>
          <Group gap={8}>
            <Button type="submit" variant="default" loading={busy === "save"}>
              {t("intake.save_draft")}
            </Button>
            <Button loading={busy === "submit"} onClick={() => void run("submit")}>
              {t(returned ? "intake.submit_again" : "intake.submit")}
            </Button>
          </Group>
          {problem ? (
            <Alert color="red" role="alert" style={{ flexBasis: "100%" }}>
              {problem}
            </Alert>
          ) : null}
        </div>
      </div>
      <aside className={classes.column}>
        <SimilarList
          title={values.title}
          text={proseOf(request.form, values.answers)}
          except={request.id}
        />
        {progress.missing.length > 0 ? (
          <Section title={t("intake.still_missing")}>
            <ul className={classes.lines}>
              {progress.missing.map((one) => (
                <li key={one.code}>
                  <a
                    href={`#question-${one.code}`}
                    onClick={(event) => {
                      event.preventDefault();
                      document.getElementById(`question-${one.code}`)?.focus();
                    }}
                  >
                    {one.label}
                  </a>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
      </aside>
    </form>
  );
}
