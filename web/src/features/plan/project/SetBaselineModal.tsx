import { Select, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { Baseline } from "@/api/nouns";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { toastDone } from "@/ui/toast";
import { refreshPlan } from "../effect";
import { useProjectId } from "./project";

/** A baseline that has a name and no number. */
const NAMED = "named";
/** Last slot that has a number. */
const NUMBERED = 10;

export function slotName(slot: number): string {
  return slot === 0 ? t("plan.baselines.current") : t("plan.baselines.numbered", { slot });
}

interface SetBaselineModalProps {
  opened: boolean;
  known: readonly Baseline[];
  /** Only these tasks with all below them; the whole plan when absent. */
  tasks?: readonly string[];
  onClose: () => void;
}

/** Keeps the dates of today: of the whole plan, or of a part of it. */
export function SetBaselineModal({ opened, known, tasks, onClose }: SetBaselineModalProps) {
  const id = useProjectId();
  const queries = useQueryClient();
  const [slot, setSlot] = useState("0");
  const [name, setName] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const names = new Map(known.map((one) => [one.slot, one.name]));
  const named = known.filter((one) => one.slot > NUMBERED);
  const taken = slot !== NAMED && names.has(Number(slot));
  const label = (at: number) =>
    names.has(at)
      ? t("plan.baselines.taken_slot", { name: at > NUMBERED ? names.get(at) : slotName(at) })
      : slotName(at);
  const numbers = Array.from({ length: NUMBERED + 1 }, (_, at) => at);
  const slots = [...numbers, ...named.map((one) => one.slot)];

  function nextFree(): number {
    let free = NUMBERED + 1;
    while (names.has(free)) free++;
    return free;
  }

  async function save() {
    if (slot === NAMED && name.trim() === "") {
      setWrong(t("plan.baselines.need_name"));
      throw new Error(t("plan.baselines.need_name"));
    }
    await ok(
      client.POST("/api/v1/projects/{id}/baselines", {
        params: { path: { id } },
        body: {
          slot: slot === NAMED ? nextFree() : Number(slot),
          replace: taken && !tasks,
          ...(name ? { name } : {}),
          ...(tasks ? { task_ids: [...tasks] } : {}),
        } as never,
      }),
    );
    toastDone(
      tasks ? t("plan.baselines.done_part", { count: tasks.length }) : t("plan.baselines.done"),
    );
    refreshPlan(queries, id);
    onClose();
  }

  return (
    <FormModal
      opened={opened}
      title={tasks ? t("plan.baselines.set_part") : t("plan.baselines.set")}
      submitLabel={t("plan.baselines.set")}
      onClose={onClose}
      onSubmit={save}
    >
      {tasks ? <Text size="sm">{t("plan.baselines.part", { count: tasks.length })}</Text> : null}
      <Select
        label={t("plan.baselines.slot")}
        description={t(
          taken
            ? tasks
              ? "plan.baselines.replaces_part"
              : "plan.baselines.replaces"
            : "plan.baselines.slot_hint",
        )}
        allowDeselect={false}
        data={[
          ...slots.map((at) => ({ value: String(at), label: label(at) })),
          { value: NAMED, label: t("plan.baselines.named") },
        ]}
        value={slot}
        onChange={(value) => {
          setSlot(value ?? "0");
          setWrong(null);
        }}
      />
      <TextInput
        label={t("plan.baselines.name")}
        required={slot === NAMED}
        value={name}
        error={wrong}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setWrong(null);
        }}
      />
    </FormModal>
  );
}
