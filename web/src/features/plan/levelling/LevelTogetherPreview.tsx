import { Alert, Checkbox, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { t } from "@/i18n/t";
import { showMoment } from "@/lib/dates";
import { DataGrid } from "@/ui/grid/DataGrid";
import { wholeList } from "@/ui/grid/pages";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { AcceptMoves } from "./AcceptMoves";
import { moveColumns, PeopleHelped, SplitTasks, Unsolved } from "./LevelPreview";
import {
  type AcceptedPlan,
  isOwn,
  type LevelledProject,
  type LevellingOfProjects,
  takenOf,
} from "./levelling";
import classes from "./levelling.module.css";

interface LevelTogetherPreviewProps {
  levelling: LevellingOfProjects;
  /** Makes the delays real; throws when that is refused. */
  onAccept: (projects: AcceptedPlan[]) => Promise<void>;
}

/** What levelling would do to each project, and the choice of what to take. */
export function LevelTogetherPreview({ levelling, onAccept }: LevelTogetherPreviewProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const moving = levelling.projects.filter((one) => one.moved.length > 0);
  const staying = levelling.projects.filter((one) => one.moved.length === 0);
  const taken = moving.map((one) => acceptedOf(one, left)).filter((one) => one.delays.length > 0);
  const delays = taken.reduce((sum, one) => sum + one.delays.length, 0);
  const splits = moving.some((one) =>
    one.moved.some((task) => task.pauses_change && !left.has(task.task.id)),
  );
  const leave = (ids: string[], on: boolean) => {
    const next = new Set(left);
    for (const id of ids) on ? next.delete(id) : next.add(id);
    setLeft(next);
  };
  return (
    <Stack gap="md">
      <LeftAlone projects={levelling.left_alone} />
      <Unsolved unsolved={levelling.unsolved} />
      {moving.length === 0 ? (
        <EmptyState title={t("levelling.nothing")} text={t("levelling.together.nothing_text")} />
      ) : (
        <>
          <div className={classes.summary}>
            <strong>
              {t("levelling.together.summary", {
                count: moving.length,
                all: levelling.projects.length,
              })}
            </strong>
            {levelling.proved ? <p>{t("levelling.proved")}</p> : null}
            <PeopleHelped people={levelling.people} />
          </div>
          {moving.map((one) => (
            <ProjectMoves key={one.project.id} levelled={one} left={left} onLeave={leave} />
          ))}
          {staying.length > 0 ? (
            <Text size="sm">
              {t("levelling.together.stay", {
                count: staying.length,
                names: staying.map((one) => one.project.name).join(", "),
              })}
            </Text>
          ) : null}
          <AcceptMoves
            label={t(splits ? "levelling.together.accept_change" : "levelling.together.accept", {
              count: delays,
              projects: t("levelling.together.projects", { count: taken.length }),
            })}
            nothing={taken.length === 0}
            inPart={left.size > 0}
            onAccept={() => onAccept(taken)}
          />
        </>
      )}
    </Stack>
  );
}

function acceptedOf(one: LevelledProject, left: ReadonlySet<string>): AcceptedPlan {
  const own = one.moved.filter(isOwn).filter((task) => !left.has(task.task.id));
  return {
    project_id: one.project.id,
    plan_version: one.plan_version,
    delays: own.map(takenOf),
  };
}

function ProjectMoves(props: {
  levelled: LevelledProject;
  left: ReadonlySet<string>;
  onLeave: (ids: string[], on: boolean) => void;
}) {
  const { levelled: one, left } = props;
  const own = one.moved.filter(isOwn).map((task) => task.task.id);
  const taken = own.filter((id) => !left.has(id)).length;
  const before = showMoment(one.finish_before);
  const after = showMoment(one.finish_after);
  return (
    <Section
      title={one.project.name}
      hint={[
        one.key,
        t("levelling.together.priority", { priority: one.priority }),
        before === after
          ? t("levelling.finish_same", { after })
          : t("levelling.finish", { before, after }),
      ].join(" · ")}
      actions={
        <Checkbox
          label={t("levelling.together.take_project")}
          aria-label={t("levelling.take_one", { name: one.project.name })}
          checked={taken === own.length}
          indeterminate={taken > 0 && taken < own.length}
          onChange={(event) => props.onLeave(own, event.currentTarget.checked)}
        />
      }
    >
      <div className={classes.moves}>
        <DataGrid
          name={`levelling:${one.project.id}`}
          label={t("levelling.together.moves_of", { name: one.project.name })}
          columns={moveColumns(left, (id, on) => props.onLeave([id], on))}
          list={wholeList(one.moved)}
          rowKey={(task) => task.task.id}
          empty={null}
        />
      </div>
      <SplitTasks moved={one.moved} />
    </Section>
  );
}

function LeftAlone({ projects }: { projects: LevellingOfProjects["left_alone"] }) {
  if (projects.length === 0) return null;
  return (
    <Alert color="blue" title={t("levelling.together.left_alone")}>
      <ul className={classes.unsolved}>
        {projects.map((one) => (
          <li key={one.project.id}>
            {t(`levelling.together.${one.code}`, { name: one.project.name })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
