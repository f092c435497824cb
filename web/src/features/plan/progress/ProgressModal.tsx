import { Checkbox, Radio, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "@/api/problem";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { today } from "@/lib/dates";
import { Flag } from "@/timeline/plan";
import { FormModal } from "@/ui/FormModal";
import { effectText } from "../effect";
import type { Change, EditAnswer } from "../gantt/change";
import type { EditSession } from "../gantt/edits";
import { OutOfSequence } from "./OutOfSequence";
import classes from "./progress.module.css";

type Deed = "report" | "reschedule";

interface ProgressModalProps {
  session: EditSession;
  /** The selected tasks; none: only the whole plan can be chosen. */
  tasks: readonly string[];
  statusDate: string | null;
  onClose: () => void;
}

/** Progress of many tasks at once: as planned up to the status date, or the rest behind it. */
export function ProgressModal({ session, tasks, statusDate, onClose }: ProgressModalProps) {
  const can = useCan();
  const [deed, setDeed] = useState<Deed>("report");
  const [scope, setScope] = useState(tasks.length > 0 ? "selected" : "all");
  const [until, setUntil] = useState(() => statusDate?.slice(0, 16) ?? `${today()}T17:00`);
  const [setDate, setSetDate] = useState(true);
  const moves = can("project.manage") && setDate && until !== (statusDate?.slice(0, 16) ?? "");
  const changes = changesOf(deed, scope === "selected" ? tasks : null, until, moves);
  return (
    <FormModal
      opened
      size="lg"
      title={t("progress.title")}
      submitLabel={t(`progress.${deed}`)}
      onClose={onClose}
      onSubmit={async () => {
        await session.commit(changes, { refusalsShown: true });
        onClose();
      }}
    >
      <SegmentedControl
        aria-label={t("progress.deed")}
        data={(can("task.edit") ? (["report", "reschedule"] as const) : (["report"] as const)).map(
          (value) => ({ value, label: t(`progress.${value}`) }),
        )}
        value={deed}
        onChange={(value) => setDeed(value as Deed)}
      />
      <Text size="sm" c="dimmed">
        {t(`progress.${deed}_hint`)}
      </Text>
      <TextInput
        type="datetime-local"
        label={t("progress.until")}
        description={t("progress.until_hint")}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      {can("project.manage") ? (
        <Checkbox
          label={t("progress.set_date")}
          checked={setDate}
          onChange={(event) => setSetDate(event.currentTarget.checked)}
        />
      ) : null}
      <Radio.Group label={t("progress.scope")} value={scope} onChange={setScope}>
        <Stack gap={6} mt={4}>
          {tasks.length > 0 ? (
            <Radio value="selected" label={t("progress.scope_selected", { count: tasks.length })} />
          ) : null}
          <Radio value="all" label={t("progress.scope_all")} />
        </Stack>
      </Radio.Group>
      <Preview session={session} changes={until ? changes : []} />
      <OutOfSequence projectId={session.projectId} />
    </FormModal>
  );
}

function changesOf(
  deed: Deed,
  tasks: readonly string[] | null,
  until: string,
  moves: boolean,
): Change[] {
  const some = tasks ? { tasks: [...tasks] } : {};
  return [
    ...(moves ? [{ do: "set_status_date", date: until } as const] : []),
    deed === "report"
      ? { do: "report_as_planned", until, ...some }
      : { do: "reschedule", after: until, ...some },
  ];
}

/** What the server would do, asked whenever something is chosen. */
function Preview({ session, changes }: { session: EditSession; changes: Change[] }) {
  const [asked] = useDebouncedValue(JSON.stringify(changes), 250);
  const query = useQuery({
    queryKey: ["gantt", session.projectId, "progress", asked],
    enabled: asked !== "[]",
    gcTime: 0,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () => session.ask(JSON.parse(asked) as Change[]),
  });
  const waiting = query.isFetching || asked !== JSON.stringify(changes);
  return (
    <div className={classes.preview} role="status" aria-label={t("progress.preview")}>
      {query.isError && !waiting ? (
        <p className={classes.refused}>{problemOf(query.error).detail}</p>
      ) : waiting || !query.data ? (
        <p>{t("progress.asking")}</p>
      ) : (
        <Told answer={query.data} />
      )}
    </div>
  );
}

function Told({ answer }: { answer: EditAnswer }) {
  const finished = answer.tasks.flags.filter(
    (flags) => flags & Flag.done && !(flags & Flag.summary),
  ).length;
  return (
    <>
      <p className={classes.title}>{answer.title}</p>
      {finished > 0 ? <p>{t("progress.finished", { count: finished })}</p> : null}
      <p>{effectText(answer.effect)}</p>
    </>
  );
}
