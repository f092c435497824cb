import { Alert, Button, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { Asked, AskForm } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { AuthFrame } from "@/features/access/AuthFrame";
import { randomKey } from "@/lib/random";
import { CopyField } from "@/ui/CopyField";
import { type Answers, progressOf, questionsOf, shownCodes } from "../form-logic";
import { QuestionInput } from "../QuestionInput";
import { t } from "../texts";
import { loadAskForm, sendAsk } from "./ask";
import { GuestFiles } from "./GuestFiles";

/** A request by link: the form as somebody fills it who is not signed in. */
export default function AskPage() {
  const { secret } = useParams({ strict: false }) as { secret: string };
  const query = useQuery({
    queryKey: ["ask", secret],
    queryFn: () => loadAskForm(secret),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [asked, setAsked] = useState<Asked | null>(null);
  if (asked) return <Filed asked={asked} />;
  if (query.data) return <Form secret={secret} form={query.data} onFiled={setAsked} />;
  if (!query.error) return <AuthFrame title={t("common.loading")}>{null}</AuthFrame>;
  const { status, detail } = problemOf(query.error);
  const text = status === 404 ? t("intake.ask.no_form_text") : detail || t("common.offline.text");
  return (
    <AuthFrame title={t("intake.ask.no_form")} text={text}>
      {null}
    </AuthFrame>
  );
}

function Filed({ asked }: { asked: Asked }) {
  return (
    <AuthFrame
      title={t("intake.ask.filed")}
      text={t("intake.ask.filed_text", { number: asked.number, title: asked.title })}
    >
      <Stack gap="sm">
        <CopyField label={t("intake.ask.follow_link")} value={asked.follow} />
        <Button component="a" href={new URL(asked.follow).pathname}>
          {t("intake.ask.follow")}
        </Button>
      </Stack>
    </AuthFrame>
  );
}

interface FormProps {
  secret: string;
  form: AskForm;
  onFiled: (asked: Asked) => void;
}

function Form({ secret, form, onFiled }: FormProps) {
  const [key] = useState(randomKey);
  const [about, setAbout] = useState({ title: "", name: "", email: "" });
  const [answers, setAnswers] = useState<Answers>({});
  const [files, setFiles] = useState<Record<string, File[]>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const shown = shownCodes(form.form, answers);
  const attached = Object.fromEntries(
    Object.entries(files).flatMap(([code, list]) => (list.length > 0 ? [[code, "attached"]] : [])),
  );
  const progress = progressOf(form.form, { ...answers, ...attached });

  function focus(field: string) {
    (document.getElementById(`question-${field}`) ?? document.getElementById(field))?.focus();
  }

  async function send() {
    const missing: Record<string, string> = {};
    for (const field of ["title", "name", "email"] as const) {
      if (!about[field].trim()) missing[field] = t("intake.ask.needed");
    }
    for (const question of progress.missing) missing[question.code] = t("intake.ask.needed");
    setErrors(missing);
    setProblem(null);
    const first = Object.keys(missing)[0];
    if (first) {
      focus(first);
      return;
    }
    setBusy(true);
    try {
      const sent = Object.fromEntries(Object.entries(answers).filter(([, one]) => one.trim()));
      const chosen = Object.fromEntries(Object.entries(files).filter(([code]) => shown.has(code)));
      onFiled(await sendAsk(secret, key, { ...about, answers: sent }, chosen));
    } catch (error) {
      const found = problemOf(error);
      setErrors(Object.fromEntries(found.fields.map((one) => [one.field, one.message])));
      setProblem(found.status === 0 ? t("common.offline.text") : found.detail);
      if (found.fields[0]) focus(found.fields[0].field);
    } finally {
      setBusy(false);
    }
  }

  const field = (name: "title" | "name" | "email") => ({
    id: name,
    required: true,
    maxLength: 200,
    error: errors[name],
    value: about[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setAbout({ ...about, [name]: event.currentTarget.value }),
  });
  const questions = questionsOf(form.form).length;
  return (
    <AuthFrame wide title={form.name} text={form.description} organisation={form.organisation}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t("intake.title")}
            description={t("intake.title_hint")}
            {...field("title")}
          />
          {questions === 0
            ? null
            : form.form.sections.map((section) => {
                const asked = section.questions.filter((one) => shown.has(one.code));
                return asked.length === 0 ? null : (
                  <Stack key={section.title} gap="md" component="section">
                    <div>
                      <h2 style={{ fontSize: 16, margin: "6px 0 0" }}>{section.title}</h2>
                      {section.help ? <p style={{ margin: 0 }}>{section.help}</p> : null}
                    </div>
                    {asked.map((question) =>
                      question.kind === "file" ? (
                        <GuestFiles
                          key={question.code}
                          question={question}
                          files={files[question.code] ?? []}
                          most={form.most_files}
                          mostBytes={form.most_file_bytes}
                          error={errors[question.code]}
                          onChange={(list) => setFiles({ ...files, [question.code]: list })}
                        />
                      ) : (
                        <QuestionInput
                          key={question.code}
                          requestId=""
                          question={question}
                          currency={form.currency}
                          people={[]}
                          error={errors[question.code]}
                          value={answers[question.code] ?? ""}
                          onChange={(value) => setAnswers({ ...answers, [question.code]: value })}
                        />
                      ),
                    )}
                  </Stack>
                );
              })}
          <h2 style={{ fontSize: 16, margin: "6px 0 0" }}>{t("intake.ask.about_you")}</h2>
          <TextInput label={t("access.name")} autoComplete="name" {...field("name")} />
          <TextInput
            type="email"
            label={t("access.email")}
            description={t("intake.ask.email_hint")}
            autoComplete="email"
            {...field("email")}
          />
          {problem ? (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          ) : null}
          <Button type="submit" loading={busy}>
            {t("intake.ask.send")}
          </Button>
        </Stack>
      </form>
    </AuthFrame>
  );
}
