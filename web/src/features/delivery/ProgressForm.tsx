import { Alert, Button, Group, NumberInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { MyTask, Task } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { t } from "@/i18n/t";
import { showDuration } from "@/lib/durations";
import { StaleNotice } from "@/ui/StaleNotice";
import { type Progress, report, theirsOf } from "./my-tasks";
import classes from "./my-tasks.module.css";

interface ProgressFormProps {
  task: MyTask;
  onDone: (answer: unknown) => void;
  onCancel: () => void;
}

function progressOf(task: MyTask | Task): Progress {
  return {
    percent: task.percent_complete,
    actual_start: task.actual_start?.slice(0, 16) ?? "",
    actual_finish: task.actual_finish?.slice(0, 16) ?? "",
    remaining: showDuration(task.remaining_duration_minutes),
  };
}

const labelsOf = (progress: Progress): [string, string][] => [
  [t("delivery.my_tasks.percent"), String(progress.percent)],
  [t("delivery.my_tasks.actual_start"), progress.actual_start.replace("T", " ")],
  [t("delivery.my_tasks.actual_finish"), progress.actual_finish.replace("T", " ")],
  [t("delivery.my_tasks.remaining"), progress.remaining],
];

const FIELDS: Record<string, keyof Progress> = {
  percent_complete: "percent",
  actual_start: "actual_start",
  actual_finish: "actual_finish",
  remaining_duration_text: "remaining",
  remaining_duration_minutes: "remaining",
};

/** How far a task is, entered where it is listed. */
export function ProgressForm({ task, onDone, onCancel }: ProgressFormProps) {
  const [before, setBefore] = useState(() => progressOf(task));
  const [version, setVersion] = useState(task.version);
  const [now, setNow] = useState(before);
  const [theirs, setTheirs] = useState<Task | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [wrong, setWrong] = useState<Partial<Record<keyof Progress, string>>>({});
  const [busy, setBusy] = useState(false);
  const put = (change: Partial<Progress>) => {
    setNow({ ...now, ...change });
    setWrong({});
  };

  /** What the person changed, on top of the task as someone else left it. */
  const over = (left: Progress): Progress => ({
    percent: now.percent === before.percent ? left.percent : now.percent,
    actual_start: now.actual_start === before.actual_start ? left.actual_start : now.actual_start,
    actual_finish:
      now.actual_finish === before.actual_finish ? left.actual_finish : now.actual_finish,
    remaining: now.remaining === before.remaining ? left.remaining : now.remaining,
  });

  async function save(from: Progress, to: Progress, seen: number) {
    setProblem(null);
    setWrong({});
    if (to.percent === "") {
      setWrong({ percent: t("delivery.my_tasks.need_percent") });
      return;
    }
    setBusy(true);
    try {
      onDone(await report(task, seen, from, to));
    } catch (error) {
      const changed = theirsOf(error);
      setTheirs(changed);
      const found = problemOf(error);
      const fields = found.fields.filter(({ field }) => FIELDS[field]);
      setWrong(Object.fromEntries(fields.map(({ field, message }) => [FIELDS[field], message])));
      const reason = found.status === 0 ? t("common.offline.text") : found.detail;
      if (fields.length === 0 && !changed) setProblem(reason || t("common.error.text"));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save(before, now, version);
      }}
    >
      {theirs ? (
        <StaleNotice
          mine={labelsOf(over(progressOf(theirs)))}
          theirs={labelsOf(progressOf(theirs))}
          onMine={() => {
            const seen = progressOf(theirs);
            const mine = over(seen);
            setBefore(seen);
            setNow(mine);
            setVersion(theirs.version);
            setTheirs(null);
            void save(seen, mine, theirs.version);
          }}
          onTheirs={() => {
            setBefore(progressOf(theirs));
            setNow(progressOf(theirs));
            setVersion(theirs.version);
            setTheirs(null);
          }}
        />
      ) : null}
      {problem ? (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      ) : null}
      <div className={classes.fields}>
        <NumberInput
          label={t("delivery.my_tasks.percent")}
          suffix=" %"
          min={0}
          max={100}
          data-autofocus
          value={now.percent}
          error={wrong.percent}
          onChange={(percent) => put({ percent })}
        />
        <TextInput
          type="datetime-local"
          label={t("delivery.my_tasks.actual_start")}
          value={now.actual_start}
          error={wrong.actual_start}
          onChange={(event) => put({ actual_start: event.currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label={t("delivery.my_tasks.actual_finish")}
          value={now.actual_finish}
          error={wrong.actual_finish}
          onChange={(event) => put({ actual_finish: event.currentTarget.value })}
        />
        <TextInput
          label={t("delivery.my_tasks.remaining")}
          description={t("delivery.my_tasks.remaining_hint")}
          inputWrapperOrder={["label", "input", "error", "description"]}
          value={now.remaining}
          error={wrong.remaining}
          onChange={(event) => put({ remaining: event.currentTarget.value })}
        />
      </div>
      <Group gap={8} justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t("common.cancel")}
        </Button>
        <Button type="submit" loading={busy}>
          {t("common.save")}
        </Button>
      </Group>
    </form>
  );
}
