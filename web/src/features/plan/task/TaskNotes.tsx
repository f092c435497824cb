import { Alert, Button, Group, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Task } from "@/api/nouns";
import { isStale, problemOf } from "@/api/problem";
import { t } from "@/i18n/t";
import { Markdown } from "@/ui/Markdown";
import { StaleNotice } from "@/ui/StaleNotice";
import { toastDone } from "@/ui/toast";
import { refreshPlan } from "../effect";
import classes from "./task.module.css";

/** What people keep with a task, with light markup; changed where it is read. */
export function TaskNotes({ task, editable }: { task: Task; editable: boolean }) {
  const [editing, setEditing] = useState(false);
  if (!task.notes && !editable) return null;
  return (
    <section>
      <div className={classes.head}>
        <h2 className={classes.heading}>{t("plan.task.notes")}</h2>
        {editable && !editing ? (
          <Button variant="subtle" size="compact-sm" onClick={() => setEditing(true)}>
            {t(task.notes ? "plan.task.notes_edit" : "plan.task.notes_add")}
          </Button>
        ) : null}
      </div>
      {editing ? (
        <NotesForm task={task} onDone={() => setEditing(false)} />
      ) : task.notes ? (
        <Markdown text={task.notes} />
      ) : (
        <p className="muted" style={{ margin: 0 }}>
          {t("plan.task.notes_none")}
        </p>
      )}
    </section>
  );
}

function NotesForm({ task, onDone }: { task: Task; onDone: () => void }) {
  const queries = useQueryClient();
  const [text, setText] = useState(task.notes ?? "");
  const [version, setVersion] = useState(task.version);
  const [theirs, setTheirs] = useState<Task | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function save(seen: number) {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await ok(
        client.PATCH("/api/v1/tasks/{id}", {
          params: { path: { id: task.id }, header: ifMatch(seen) },
          body: { notes: text } as never,
        }),
      );
      queries.setQueryData(["task", task.id], answer.task);
      toastDone(t("plan.task.notes_saved"));
      refreshPlan(queries, task.project_id);
      onDone();
    } catch (error) {
      if (isStale(error) && error.current) setTheirs(error.current as Task);
      else {
        const found = problemOf(error);
        const reason = found.status === 0 ? t("common.offline.text") : found.detail;
        setProblem(`${t("plan.task.notes_not_saved")} ${reason || t("common.error.text")}`);
      }
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save(version);
      }}
    >
      {theirs ? (
        <StaleNotice
          mine={[[t("plan.task.notes"), text]]}
          theirs={[[t("plan.task.notes"), theirs.notes ?? ""]]}
          onMine={() => {
            setVersion(theirs.version);
            setTheirs(null);
            void save(theirs.version);
          }}
          onTheirs={() => {
            setVersion(theirs.version);
            setText(theirs.notes ?? "");
            setTheirs(null);
          }}
        />
      ) : null}
      {problem ? (
        <Alert color="red" role="alert" mb={8}>
          {problem}
        </Alert>
      ) : null}
      <Textarea
        aria-label={t("plan.task.notes")}
        description={t("plan.task.notes_hint")}
        inputWrapperOrder={["input", "description"]}
        autosize
        minRows={4}
        maxRows={20}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group gap={8} mt={8} justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t("common.cancel")}
        </Button>
        <Button type="submit" loading={busy}>
          {t("common.save")}
        </Button>
      </Group>
    </form>
  );
}
