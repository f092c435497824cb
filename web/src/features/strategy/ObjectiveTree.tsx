import { ActionIcon, Menu } from "@mantine/core";
import { IconChevronRight, IconDots } from "@tabler/icons-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { Meter } from "@/ui/Meter";
import type { MoveWay } from "./move";
import { type KeyResult, type Objective, showMeasure } from "./strategy";
import classes from "./strategy.module.css";

export type TreeDeed =
  | { kind: "edit" | "below" | "add_result" | "delete"; objective: Objective }
  | { kind: "edit_result" | "check_in" | "delete_result"; result: KeyResult };

type Line =
  | { key: string; level: number; objective: Objective; open?: boolean }
  | { key: string; level: number; result: KeyResult };

/** The lines that are in sight: what is folded in leaves out all below it. */
function linesOf(objectives: readonly Objective[], folded: ReadonlySet<string>): Line[] {
  const lines: Line[] = [];
  let hiddenBelow = Number.POSITIVE_INFINITY;
  objectives.forEach((objective, at) => {
    if (objective.level > hiddenBelow) return;
    hiddenBelow = Number.POSITIVE_INFINITY;
    const below = objectives[at + 1]?.level > objective.level || objective.key_results.length > 0;
    const open = !folded.has(objective.id);
    const { id: key, level } = objective;
    lines.push({ key, level, objective, open: below ? open : undefined });
    if (!open) {
      hiddenBelow = level;
      return;
    }
    for (const result of objective.key_results) {
      lines.push({ key: result.id, level: level + 1, result });
    }
  });
  return lines;
}

const MOVES: Record<string, MoveWay> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowRight: "in",
  ArrowLeft: "out",
};

/** Objectives with their key results, moved through and changed by keyboard. */
export function ObjectiveTree(props: {
  objectives: readonly Objective[];
  edits: boolean;
  onMove: (objective: Objective, way: MoveWay) => void;
  onDeed: (deed: TreeDeed) => void;
}) {
  const { objectives, edits, onDeed } = props;
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<string>();
  const body = useRef<HTMLTableSectionElement>(null);
  const lines = linesOf(objectives, folded);
  const current = lines.some((line) => line.key === at) ? at : lines[0]?.key;

  function fold(id: string, shut: boolean) {
    const next = new Set(folded);
    if (shut) next.add(id);
    else next.delete(id);
    setFolded(next);
  }

  function go(to: number) {
    const line = lines[Math.max(0, Math.min(lines.length - 1, to))];
    setAt(line.key);
    body.current?.querySelector<HTMLElement>(`[data-key="${line.key}"]`)?.focus();
  }

  function onKey(event: KeyboardEvent, line: Line, index: number) {
    if (event.target !== event.currentTarget) return;
    const objective = "objective" in line ? line.objective : undefined;
    const { key } = event;
    if (event.altKey && objective && edits && MOVES[key]) {
      props.onMove(objective, MOVES[key]);
    } else if (key === "ArrowDown") go(index + 1);
    else if (key === "ArrowUp") go(index - 1);
    else if (key === "Home") go(0);
    else if (key === "End") go(lines.length - 1);
    else if (key === "ArrowRight" && objective) {
      if ("open" in line && line.open === false) fold(objective.id, false);
      else go(index + 1);
    } else if (key === "ArrowLeft") {
      if (objective && "open" in line && line.open) fold(objective.id, true);
      else {
        const above = lines.slice(0, index).findLastIndex((one) => one.level < line.level);
        if (above >= 0) go(above);
      }
    } else if (key === "Enter") {
      if ("result" in line) onDeed({ kind: "check_in", result: line.result });
      else if (edits) onDeed({ kind: "edit", objective: line.objective });
    } else return;
    event.preventDefault();
  }

  return (
    <div className={classes.tree}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is also a tree, as WAI-ARIA's own pattern has it */}
      <table role="treegrid" aria-label={t("strategy.objectives")}>
        <thead>
          <tr>
            <th scope="col">{t("strategy.name")}</th>
            <th scope="col">{t("strategy.progress")}</th>
            <th scope="col">{t("strategy.measure")}</th>
            <th scope="col" data-numeric>
              {t("strategy.weight")}
            </th>
            <th scope="col">{t("strategy.owner")}</th>
            <th scope="col">{t("strategy.due")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("common.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {lines.map((line, index) => (
            <tr
              key={line.key}
              data-key={line.key}
              data-result={"result" in line || undefined}
              aria-level={line.level + 1}
              aria-expanded={"open" in line ? line.open : undefined}
              tabIndex={line.key === current ? 0 : -1}
              onFocus={() => setAt(line.key)}
              onKeyDown={(event) => onKey(event, line, index)}
            >
              {"result" in line ? (
                <ResultCells line={line} edits={edits} onDeed={onDeed} />
              ) : (
                <ObjectiveCells
                  line={line}
                  edits={edits}
                  onFold={(shut) => fold(line.objective.id, shut)}
                  onMove={(way) => props.onMove(line.objective, way)}
                  onDeed={onDeed}
                />
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ObjectiveCells(props: {
  line: Extract<Line, { objective: Objective }>;
  edits: boolean;
  onFold: (shut: boolean) => void;
  onMove: (way: MoveWay) => void;
  onDeed: (deed: TreeDeed) => void;
}) {
  const { line, onDeed } = props;
  const { objective } = line;
  return (
    <>
      <th scope="row" style={{ paddingLeft: 8 + line.level * 22 }}>
        <span className={classes.name}>
          {line.open === undefined ? (
            <span className={classes.fold} />
          ) : (
            <button
              type="button"
              tabIndex={-1}
              className={classes.fold}
              data-open={line.open || undefined}
              aria-label={t(line.open ? "strategy.fold" : "strategy.unfold", {
                name: objective.name,
              })}
              onClick={() => props.onFold(line.open === true)}
            >
              <IconChevronRight size={14} aria-hidden="true" />
            </button>
          )}
          <span>
            {objective.name}
            {objective.description ? (
              <span className={classes.description}>{objective.description}</span>
            ) : null}
          </span>
        </span>
      </th>
      <td>
        {objective.progress_percent == null ? (
          <span className="muted">{t("strategy.not_measured")}</span>
        ) : (
          <Meter value={objective.progress_percent} label={objective.name} />
        )}
      </td>
      <td />
      <td data-numeric>{objective.weight}</td>
      <td>{objective.owner?.name}</td>
      <td />
      <td>
        {props.edits ? (
          <Deeds name={objective.name}>
            <Menu.Item onClick={() => onDeed({ kind: "add_result", objective })}>
              {t("strategy.add_result")}
            </Menu.Item>
            <Menu.Item onClick={() => onDeed({ kind: "below", objective })}>
              {t("strategy.add_below")}
            </Menu.Item>
            <Menu.Item onClick={() => onDeed({ kind: "edit", objective })}>
              {t("common.edit")}
            </Menu.Item>
            <Menu.Divider />
            {(["up", "down", "in", "out"] as const).map((way) => (
              <Menu.Item key={way} onClick={() => props.onMove(way)}>
                {t(`strategy.move.${way}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item color="red" onClick={() => onDeed({ kind: "delete", objective })}>
              {t("common.delete")}
            </Menu.Item>
          </Deeds>
        ) : null}
      </td>
    </>
  );
}

function ResultCells(props: {
  line: Extract<Line, { result: KeyResult }>;
  edits: boolean;
  onDeed: (deed: TreeDeed) => void;
}) {
  const { line, onDeed } = props;
  const { result } = line;
  return (
    <>
      <th scope="row" style={{ paddingLeft: 30 + line.level * 22 }}>
        <button
          type="button"
          tabIndex={-1}
          className={classes.open}
          onClick={() => onDeed({ kind: "check_in", result })}
        >
          {result.name}
        </button>
      </th>
      <td>
        <Meter value={result.progress_percent} label={result.name} />
      </td>
      <td>
        {t("strategy.from_to", {
          start: showMeasure(result.start, ""),
          current: showMeasure(result.current, ""),
          target: showMeasure(result.target, result.unit),
        })}
      </td>
      <td data-numeric>{result.weight}</td>
      <td>{result.owner?.name}</td>
      <td>{result.due ? showDay(result.due) : null}</td>
      <td>
        {props.edits ? (
          <Deeds name={result.name}>
            <Menu.Item onClick={() => onDeed({ kind: "check_in", result })}>
              {t("strategy.check_in.title")}
            </Menu.Item>
            <Menu.Item onClick={() => onDeed({ kind: "edit_result", result })}>
              {t("common.edit")}
            </Menu.Item>
            <Menu.Item color="red" onClick={() => onDeed({ kind: "delete_result", result })}>
              {t("common.delete")}
            </Menu.Item>
          </Deeds>
        ) : null}
      </td>
    </>
  );
}

function Deeds(props: { name: string; children: React.ReactNode }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("strategy.deeds", { name: props.name })}
        >
          <IconDots size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{props.children}</Menu.Dropdown>
    </Menu>
  );
}
