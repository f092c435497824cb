import { useState } from "react";
import { useCan } from "@/features/access/me";
import { Flag, type Plan } from "@/timeline/plan";
import type { TimelineData } from "@/timeline/view";
import { SetBaselineModal } from "../project/SetBaselineModal";
import { RecurringForm } from "../recurring/RecurringForm";
import { EditMenu } from "./EditMenu";
import type { EditSession } from "./edits";
import { SplitModal } from "./SplitModal";
import { useBaselines } from "./use-baseline";

interface SelectedTaskProps {
  session: EditSession;
  data: TimelineData;
  selected: string | null;
  /** The selected rows. */
  tasks: readonly string[];
  splitting: boolean;
  onSplitting: (on: boolean) => void;
  onDetails: (id: string) => void;
}

/** What can be done to the selected bar from the toolbar: the way without dragging. */
export function SelectedTask(props: SelectedTaskProps) {
  const { session, data, selected } = props;
  const { plan } = data;
  const [splitForm, setSplitForm] = useState<string | null>(null);
  const task = selected ? plan.id.indexOf(selected) : -1;
  const splittable =
    task >= 0 &&
    (plan.flags[task] & (Flag.summary | Flag.milestone | Flag.external | Flag.group)) === 0;
  const recurring = recurringOf(plan, task);
  const can = useCan();
  const baselines = useBaselines(session.projectId).data ?? [];
  // What was selected when the dialog opened is what it is about.
  const [keep, setKeep] = useState<readonly string[] | null>(null);
  const [recur, setRecur] = useState<{ task: string | null } | null>(null);
  const formTask = splitForm ? plan.id.indexOf(splitForm) : -1;
  return (
    <>
      <EditMenu
        selected={splittable}
        isSplit={splittable && !plan.apart[task] && (plan.pauses[task]?.length ?? 0) > 0}
        splitting={props.splitting}
        onSplitting={props.onSplitting}
        onSplitForm={() => setSplitForm(selected)}
        onJoin={() => {
          if (!selected) return;
          // The session tells what was done, and why it was not.
          session.commit([{ do: "join", task: selected }]).catch(() => {});
        }}
        isRecurring={recurring !== null}
        onRecurring={() => setRecur({ task: null })}
        onEditRecurring={() => setRecur({ task: recurring })}
        onDetails={() => selected && props.onDetails(selected)}
        onBaseline={
          can("baseline.manage") && props.tasks.length > 0 ? () => setKeep(props.tasks) : undefined
        }
      />
      {keep ? (
        <SetBaselineModal opened known={baselines} tasks={keep} onClose={() => setKeep(null)} />
      ) : null}
      {recur ? (
        <RecurringForm
          session={session}
          task={recur.task}
          place={selected ? { behind: selected } : {}}
          onClose={() => setRecur(null)}
        />
      ) : null}
      {splitForm && formTask >= 0 ? (
        <SplitModal
          plan={plan}
          task={formTask}
          working={data.calendars[plan.calendar[formTask]] ?? data.working}
          onClose={() => setSplitForm(null)}
          onSplit={async (at, resume) => {
            const change = { do: "split", task: splitForm, at, resume } as const;
            await session.commit([change], { refusalsShown: true });
          }}
        />
      ) : null}
    </>
  );
}

/** The recurring task that a task is, or is an occurrence of. */
function recurringOf(plan: Plan, task: number): string | null {
  const recurs = (at: number) => at >= 0 && (plan.flags[at] & Flag.recurring) !== 0;
  if (!recurs(task)) return null;
  const above = plan.parent[task];
  return plan.id[recurs(above) ? above : task];
}
