import { Alert, Checkbox, Stack } from "@mantine/core";
import { useState } from "react";
import { t } from "@/i18n/t";
import { showDay, showMoment } from "@/lib/dates";
import { showChange } from "@/lib/durations";
import { showPercent } from "@/lib/numbers";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { wholeList } from "@/ui/grid/pages";
import { EmptyState } from "@/ui/states";
import { AcceptMoves } from "./AcceptMoves";
import {
  isOwn,
  isSplit,
  type LevelledTask,
  type Levelling,
  splitText,
  type TaskDelay,
  takenOf,
  unsolvedText,
  whyText,
} from "./levelling";
import classes from "./levelling.module.css";

/** People and problems named at once. */
const MOST_NAMED = 5;

interface LevelPreviewProps {
  levelling: Levelling;
  /** Makes the delays real; throws when that is refused. */
  onAccept: (delays: TaskDelay[]) => Promise<void>;
}

/** What levelling would do, move by move with its reason, and the choice of what to take. */
export function LevelPreview({ levelling, onAccept }: LevelPreviewProps) {
  const own = levelling.moved.filter(isOwn);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const taken = own.filter((one) => !left.has(one.task.id));
  const splits = taken.some((one) => one.pauses_change);
  const leave = (id: string, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(id);
    else next.add(id);
    setLeft(next);
  };
  return (
    <Stack gap="sm">
      <Summary levelling={levelling} />
      <Unsolved unsolved={levelling.unsolved} />
      {levelling.moved.length === 0 ? (
        <EmptyState title={t("levelling.nothing")} text={t("levelling.nothing_text")} />
      ) : (
        <>
          <div className={classes.moves}>
            <DataGrid
              name="levelling"
              label={t("levelling.moves")}
              columns={moveColumns(left, leave)}
              list={wholeList(levelling.moved)}
              rowKey={(one) => one.task.id}
              empty={null}
            />
          </div>
          <SplitTasks moved={levelling.moved} />
          <AcceptMoves
            label={t(splits ? "levelling.accept_change" : "levelling.accept", {
              count: taken.length,
            })}
            nothing={taken.length === 0}
            inPart={left.size > 0}
            onAccept={() => onAccept(taken.map(takenOf))}
          />
        </>
      )}
    </Stack>
  );
}

function Summary({ levelling }: { levelling: Levelling }) {
  const before = showMoment(levelling.finish_before);
  const after = showMoment(levelling.finish_after);
  return (
    <div className={classes.summary}>
      <strong>
        {before === after
          ? t("levelling.finish_same", { after })
          : t("levelling.finish", { before, after })}
      </strong>
      <p>
        {levelling.proved
          ? t("levelling.proved")
          : t("levelling.bound", { date: showMoment(levelling.earliest_finish) })}
      </p>
      <PeopleHelped people={levelling.people} />
    </div>
  );
}

/** Whom levelling helps, and by how much. */
export function PeopleHelped({ people: all }: Pick<Levelling, "people">) {
  const people = all.slice(0, MOST_NAMED);
  const more = all.length - people.length;
  return (
    <ul>
      {people.map((one) => (
        <li key={one.resource.id}>
          {t("levelling.peak", {
            name: one.resource.name,
            before: showPercent(one.peak_before),
            after: showPercent(one.peak_after),
            most: showPercent(one.max_units),
          })}
        </li>
      ))}
      {more > 0 ? <li>{t("levelling.peak_more", { count: more })}</li> : null}
    </ul>
  );
}

/** Tasks that are worked on in parts, each with its parts and why it pauses. */
export function SplitTasks({ moved }: Pick<Levelling, "moved">) {
  const split = moved.filter(isSplit);
  if (split.length === 0) return null;
  return (
    <div className={classes.summary}>
      <strong>{t("levelling.split_tasks")}</strong>
      <ul>
        {split.map((one) => (
          <li key={one.task.id}>
            <b>{one.task.name}</b>: {splitText(one)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What no waiting can solve, with what to do about it. */
export function Unsolved({ unsolved }: Pick<Levelling, "unsolved">) {
  if (unsolved.length === 0) return null;
  const more = unsolved.length - MOST_NAMED;
  return (
    <Alert color="orange" title={t("levelling.unsolved")}>
      <ul className={classes.unsolved}>
        {unsolved.slice(0, MOST_NAMED).map((one) => (
          <li key={`${one.code}${one.task?.id}${one.resource?.id}`}>{unsolvedText(one)}</li>
        ))}
        {more > 0 ? <li>{t("levelling.more", { count: more })}</li> : null}
      </ul>
    </Alert>
  );
}

/** Each move with its reason, and whether it is taken. */
export function moveColumns(
  left: ReadonlySet<string>,
  leave: (id: string, on: boolean) => void,
): GridColumn<LevelledTask>[] {
  return [
    {
      key: "take",
      label: t("levelling.take"),
      width: 64,
      text: () => "",
      cell: (one) =>
        isOwn(one) ? (
          <Checkbox
            aria-label={t("levelling.take_one", { name: one.task.name })}
            checked={!left.has(one.task.id)}
            onChange={(event) => leave(one.task.id, event.currentTarget.checked)}
          />
        ) : null,
    },
    { key: "task", label: t("levelling.task"), width: 180, grow: 1, cell: (one) => one.task.name },
    {
      key: "start",
      label: t("levelling.start"),
      width: 130,
      cell: (one) => showDay(one.start_before),
    },
    { key: "to", label: t("levelling.to"), width: 130, cell: (one) => showDay(one.start) },
    {
      key: "delay",
      label: t("levelling.delay"),
      width: 110,
      cell: delayText,
    },
    { key: "why", label: t("levelling.why"), width: 290, grow: 3, cell: whyText },
  ];
}

function delayText(one: LevelledTask): string {
  if (!isOwn(one)) return t("levelling.follows");
  const later = one.delay_minutes - one.delay_before_minutes;
  const count = Math.max(one.parts.length, ...one.people.map((person) => person.parts.length));
  const pieces = count > 0 ? t("levelling.in_parts", { count }) : t("levelling.joined");
  // A delay counts days of 24 hours.
  const texts = [later ? showChange(later, 1440) : "", one.pauses_change ? pieces : ""];
  return texts.filter(Boolean).join(", ");
}
