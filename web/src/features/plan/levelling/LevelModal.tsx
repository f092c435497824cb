import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "@/api/problem";
import { t } from "@/i18n/t";
import { ErrorState, LoadingBlock } from "@/ui/states";
import type { EditSession } from "../gantt/edits";
import { LevelOptions } from "./LevelOptions";
import { LevelPreview } from "./LevelPreview";
import { askForLevelling, type LevelPlan } from "./levelling";

interface LevelModalProps {
  session: EditSession;
  onClose: () => void;
}

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
        <LevelOptions question={question} onChange={set} />
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
