import { TextInput } from "@mantine/core";
import { useState } from "react";
import { t } from "@/i18n/t";
import { DAY, isoMinute } from "@/timeline/civil";
import type { Plan } from "@/timeline/plan";
import { nextDay, snapped } from "@/timeline/snap";
import type { WorkingTime } from "@/timeline/working";
import { FormModal } from "@/ui/FormModal";

interface SplitModalProps {
  plan: Plan;
  task: number;
  working: WorkingTime | null;
  onClose: () => void;
  /** Saves; throws what the server says against it. */
  onSplit: (at: string, resume: string) => Promise<void>;
}

/** A pause inside a task by its two moments: what the drag with scissors does, without dragging. */
export function SplitModal({ plan, task, working, onClose, onSplit }: SplitModalProps) {
  const [at, setAt] = useState(() => isoMinute(middleOf(plan, task, working)));
  const [resume, setResume] = useState(() =>
    isoMinute(
      snapped(
        working,
        nextDay(working, middleOf(plan, task, working), 1, "start"),
        DAY,
        "start",
        0,
      ),
    ),
  );
  const [errors, setErrors] = useState<{ at?: string; resume?: string }>({});

  async function save() {
    const found = {
      at: at ? undefined : t("gantt.split.need_at"),
      resume: resume > at ? undefined : t("gantt.split.need_resume"),
    };
    setErrors(found);
    if (found.at || found.resume) throw new Error(found.at ?? found.resume);
    await onSplit(at, resume);
    onClose();
  }

  return (
    <FormModal
      opened
      title={t("gantt.split.title", { name: plan.name[task] })}
      submitLabel={t("gantt.split.submit")}
      onClose={onClose}
      onSubmit={save}
      onFields={(fields) =>
        setErrors(Object.fromEntries(fields.map((field) => [field.field, field.message])))
      }
    >
      <TextInput
        type="datetime-local"
        label={t("gantt.split.at")}
        description={t("gantt.split.at_hint")}
        value={at}
        error={errors.at}
        onChange={(event) => setAt(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        type="datetime-local"
        label={t("gantt.split.resume")}
        description={t("gantt.split.resume_hint")}
        value={resume}
        error={errors.resume}
        onChange={(event) => setResume(event.currentTarget.value)}
      />
    </FormModal>
  );
}

/** The end of the working day in the middle of a task. */
function middleOf(plan: Plan, task: number, working: WorkingTime | null): number {
  const middle = (plan.start[task] + plan.finish[task]) / 2;
  const at = snapped(working, middle, DAY, "finish", plan.finish[task]);
  return at > plan.start[task] && at < plan.finish[task]
    ? at
    : snapped(working, middle, 15, "finish", middle);
}
