import {
  Alert,
  Button,
  Checkbox,
  Group,
  Modal,
  NumberInput,
  Select,
  Stack,
  Text,
} from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "@/api/problem";
import { t } from "@/i18n/t";
import { ErrorState, LoadingBlock } from "@/ui/states";
import type { EditSession } from "../gantt/edits";
import { LevelPreview } from "./LevelPreview";
import { askForLevelling, type LevelPlan } from "./levelling";
import classes from "./levelling.module.css";

interface LevelModalProps {
  session: EditSession;
  onClose: () => void;
}

const SECONDS = [1, 3, 10, 30];

/** Makes tasks wait for people: what it may do, what it would do and why, and what of it to accept. */
export function LevelModal({ session, onClose }: LevelModalProps) {
  const [question, setQuestion] = useState<LevelPlan>({ seconds: 3, goal: "finish" });
  const set = (change: LevelPlan) => setQuestion((now) => ({ ...now, ...change }));
  const search = useMutation({
    mutationFn: () => askForLevelling(session.projectId, question),
  });
  const remove = useMutation({
    mutationFn: () => session.commit([{ do: "clear_levelling" }], { refusalsShown: true }),
    onSuccess: onClose,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("levelling.title")}
      size={960}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t("levelling.hint")}
        </Text>
        <Group gap="md" align="flex-end" className={classes.options}>
          <Select
            label={t("levelling.goal")}
            allowDeselect={false}
            data={["finish", "delay"].map((value) => ({
              value,
              label: t(`levelling.goal_${value}`),
            }))}
            value={question.goal ?? "finish"}
            onChange={(goal) => set({ goal })}
          />
          <Select
            label={t("levelling.seconds")}
            allowDeselect={false}
            w={140}
            data={SECONDS.map((count) => ({
              value: String(count),
              label: t("levelling.seconds", { count }),
            }))}
            value={String(question.seconds)}
            onChange={(seconds) => set({ seconds: Number(seconds) })}
          />
          <NumberInput
            label={t("levelling.keep_float")}
            min={0}
            max={3650}
            disabled={!question.within_float}
            value={question.keep_float_days ?? 0}
            onChange={(days) => set({ keep_float_days: Number(days) || 0 })}
          />
        </Group>
        <Checkbox
          label={t("levelling.within_float")}
          checked={question.within_float ?? false}
          onChange={(event) => set({ within_float: event.currentTarget.checked })}
        />
        <Checkbox
          label={t("levelling.keep_deadlines")}
          checked={question.keep_deadlines ?? false}
          onChange={(event) => set({ keep_deadlines: event.currentTarget.checked })}
        />
        <Checkbox
          label={t("levelling.beside")}
          checked={!question.alone}
          onChange={(event) => set({ alone: !event.currentTarget.checked })}
        />
        <Group>
          <Button loading={search.isPending} onClick={() => search.mutate()}>
            {search.data ? t("levelling.again") : t("levelling.preview")}
          </Button>
          <Button
            variant="default"
            loading={remove.isPending}
            disabled={search.isPending}
            onClick={() => remove.mutate()}
          >
            {t("levelling.remove")}
          </Button>
        </Group>
        {remove.error ? <Alert color="orange">{problemOf(remove.error).detail}</Alert> : null}
        <div aria-live="polite">
          {search.isPending ? (
            <>
              <Text size="sm">{t("levelling.searching")}</Text>
              <LoadingBlock lines={4} />
            </>
          ) : search.error ? (
            <ErrorState error={search.error} retry={() => search.mutate()} />
          ) : search.data ? (
            <LevelPreview
              key={search.submittedAt}
              levelling={search.data}
              onAccept={async (delays) => {
                await session.commit([{ do: "level", delays }], { refusalsShown: true });
                onClose();
              }}
            />
          ) : null}
        </div>
      </Stack>
    </Modal>
  );
}
