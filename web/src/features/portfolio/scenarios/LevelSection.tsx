import { Alert, Button, Checkbox, Group, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { problemOf } from "@/api/problem";
import type { components } from "@/api/schema";
import { showDay } from "@/lib/dates";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState, ErrorState, LoadingBlock } from "@/ui/states";
import { toastDone } from "@/ui/toast";
import { HOURS, monthAt, type Overlay, overlayQuery } from "./scenarios";
import { t } from "./texts";

type Levelling = components["schemas"]["ScenarioLevelling"];
type Move = Levelling["moved"][number];

interface LevelSectionProps {
  overlay: Overlay;
  mayEdit: boolean;
}

/** Projects of the scenario wait until its roles suffice: what that would do, and what of it to take. */
export function LevelSection({ overlay, mayEdit }: LevelSectionProps) {
  const queries = useQueryClient();
  const params = { path: { id: overlay.id } };
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [taken, setTaken] = useState<Move[]>([]);
  const look = useMutation({
    mutationFn: () => ok(client.GET("/api/v1/scenarios/{id}/levelling", { params })),
    onMutate: () => setTaken([]),
  });
  const accept = useMutation({
    mutationFn: async ({ moves, back }: { moves: Move[]; back?: boolean }) => {
      const items = moves.map((one) => ({
        item: one.item,
        version: one.version + (back ? 1 : 0),
        later_months: back ? -one.later_months : one.later_months,
      }));
      const body = { items };
      return ok(client.POST("/api/v1/scenarios/{id}/levelling", { params, body }));
    },
    onSuccess: (next, { moves, back }) => {
      queries.setQueryData(overlayQuery(overlay.id).queryKey, next as Overlay);
      look.reset();
      setTaken(back ? [] : moves);
      if (back) toastDone(t("scenarios.level.undone"));
    },
  });
  const moves = look.data?.moved.filter((one) => !left.has(one.item)) ?? [];
  return (
    <Section
      title={t("scenarios.level.title")}
      hint={t("scenarios.level.hint")}
      actions={
        <Button variant="default" loading={look.isPending} onClick={() => look.mutate()}>
          {t("levelling.preview")}
        </Button>
      }
    >
      <div aria-live="polite">
        {taken.length > 0 ? (
          <Alert role="status" color="teal" title={t("scenarios.level.done")}>
            <Button
              size="compact-sm"
              variant="light"
              loading={accept.isPending}
              onClick={() => accept.mutate({ moves: taken, back: true })}
            >
              {t("scenarios.level.undo")}
            </Button>
          </Alert>
        ) : look.isPending ? (
          <LoadingBlock lines={3} />
        ) : look.error ? (
          <ErrorState error={look.error} retry={() => look.mutate()} />
        ) : look.data ? (
          <Stack gap="sm">
            <Unsolved levelling={look.data} />
            {look.data.moved.length === 0 ? (
              <EmptyState title={t("scenarios.level.none")} text={t("scenarios.level.none_text")} />
            ) : (
              <>
                <p>
                  {t("scenarios.level.short", {
                    before: HOURS.show(look.data.short_before),
                    after: HOURS.show(look.data.short_after),
                  })}
                </p>
                <Moves
                  moves={look.data.moved}
                  left={left}
                  onLeave={mayEdit ? setLeft : undefined}
                />
                {mayEdit ? (
                  <Group justify="flex-end">
                    <Button
                      disabled={moves.length === 0}
                      loading={accept.isPending}
                      onClick={() => accept.mutate({ moves })}
                    >
                      {t("scenarios.level.accept", { count: moves.length })}
                    </Button>
                  </Group>
                ) : null}
              </>
            )}
          </Stack>
        ) : null}
        {accept.error ? (
          <Alert color="red" role="alert">
            {problemOf(accept.error).detail || t("common.error.text")}
          </Alert>
        ) : null}
      </div>
    </Section>
  );
}

function Moves(props: {
  moves: Move[];
  left: ReadonlySet<string>;
  onLeave?: (left: ReadonlySet<string>) => void;
}) {
  const { onLeave } = props;
  const leave = (id: string, on: boolean) => {
    const next = new Set(props.left);
    if (on) next.delete(id);
    else next.add(id);
    onLeave?.(next);
  };
  return (
    <PlainTable
      label={t("levelling.moves")}
      head={[
        ...(onLeave ? [t("levelling.take")] : []),
        t("scenarios.level.project"),
        t("scenarios.level.start"),
        t("scenarios.level.finish"),
        t("levelling.why"),
      ]}
      rows={props.moves.map((one) => ({
        key: one.item,
        cells: [
          ...(onLeave
            ? [
                <Checkbox
                  key="take"
                  aria-label={t("levelling.take_one", { name: one.name })}
                  checked={!props.left.has(one.item)}
                  onChange={(event) => leave(one.item, event.currentTarget.checked)}
                />,
              ]
            : []),
          `${one.key} ${one.name}`,
          `${showDay(one.start_before)} → ${showDay(one.start)}`,
          `${showDay(one.finish_before)} → ${showDay(one.finish)}`,
          one.role && one.month
            ? t("scenarios.level.because", { role: one.role, month: monthAt(one.month, 0) })
            : t("levelling.why_choice"),
        ],
      }))}
    />
  );
}

function Unsolved({ levelling }: { levelling: Levelling }) {
  if (levelling.unsolved.length === 0) return null;
  return (
    <Alert color="orange" title={t("levelling.unsolved")}>
      <ul>
        {levelling.unsolved.map((one) => (
          <li key={one.item}>
            {t(one.stays ? "scenarios.level.short_stays" : "scenarios.level.short_always", {
              name: one.name,
              role: one.role,
              month: monthAt(one.month, 0),
            })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
