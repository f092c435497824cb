import { Button, CloseButton } from "@mantine/core";
import { type KeyboardEvent, useRef, useState } from "react";
import { moneyUnit } from "@/features/portfolio/scenarios/scenarios";
import { t } from "@/i18n/t";
import { AmountCell } from "@/ui/AmountCell";
import type { CaseLine, CaseOption } from "./case";
import classes from "./case.module.css";
import { pasted } from "./paste";

/** Costs and benefits of an option over time: a grid to type, walk and paste in. */
export function CaseGrid(props: {
  option: CaseOption;
  currency: string;
  periods: readonly string[];
  fixed: boolean;
  onChange: (lines: CaseLine[]) => void;
}) {
  const { option, periods, fixed, onChange } = props;
  const lines = option.lines ?? [];
  const unit = moneyUnit(props.currency);
  const label = t("strategy.case.grid", { name: option.name });
  const [bad, setBad] = useState<string>();
  const grid = useRef<HTMLDivElement>(null);
  const change = (at: number, changes: Partial<CaseLine>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...changes } : line)));

  function put(block: string[][], line: number, period: number) {
    const kind = lines[line]?.kind ?? "cost";
    const how = { periods: periods.length, kind, parse: unit.parse };
    const done = pasted(lines, block, { line, period }, how);
    setBad(done.bad === undefined ? undefined : t("strategy.case.bad", { text: done.bad }));
    onChange(done.lines);
  }

  /** Arrows up and down and Enter go to the same cell of another line. */
  function walk(event: KeyboardEvent<HTMLDivElement>) {
    const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-cell]");
    const [line, column] = (cell?.dataset.cell ?? "").split(":").map(Number);
    const way = { ArrowDown: 1, ArrowUp: -1, Enter: event.shiftKey ? -1 : 1 }[event.key];
    if (!cell || way === undefined) return;
    if (cell.tagName === "SELECT" && event.key !== "Enter") return;
    const next = grid.current?.querySelector<HTMLElement>(`[data-cell="${line + way}:${column}"]`);
    event.preventDefault();
    if (next) {
      next.focus();
      if (next instanceof HTMLInputElement) next.select();
    } else cell.blur();
  }

  const add = (kind: CaseLine["kind"]) =>
    onChange([...lines, { kind, name: "", cost_type: "", amounts: [] }]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that its cells leave to it
    <div ref={grid} onKeyDown={walk}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too */}
      <section className={classes.grid} tabIndex={0} aria-label={label}>
        <table>
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t("strategy.case.kind")}</th>
              <th scope="col">{t("strategy.case.line")}</th>
              <th scope="col">{t("strategy.case.cost_type")}</th>
              {periods.map((name) => (
                <th key={name} scope="col" data-numeric>
                  {name}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{t("common.actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => {
              const name = line.name || t("strategy.case.line_n", { number: at + 1 });
              return (
                <tr key={at} data-kind={line.kind}>
                  <td>
                    <select
                      data-cell={`${at}:0`}
                      aria-label={t("strategy.case.kind_of", { name })}
                      disabled={fixed}
                      value={line.kind}
                      onChange={(event) =>
                        change(at, { kind: event.currentTarget.value as CaseLine["kind"] })
                      }
                    >
                      <option value="cost">{t("strategy.case.kinds.cost")}</option>
                      <option value="benefit">{t("strategy.case.kinds.benefit")}</option>
                    </select>
                  </td>
                  <td>
                    <input
                      data-cell={`${at}:1`}
                      data-wide
                      aria-label={t("strategy.case.name_of", { number: at + 1 })}
                      disabled={fixed}
                      value={line.name}
                      onChange={(event) => change(at, { name: event.currentTarget.value })}
                    />
                  </td>
                  <td>
                    <input
                      data-cell={`${at}:2`}
                      aria-label={t("strategy.case.cost_type_of", { name })}
                      disabled={fixed}
                      value={line.cost_type}
                      onChange={(event) => change(at, { cost_type: event.currentTarget.value })}
                    />
                  </td>
                  {periods.map((period, column) => (
                    <td key={period}>
                      <AmountCell
                        cell={`${at}:${column + 3}`}
                        label={t("strategy.case.cell", { name, period })}
                        shown={line.amounts?.[column] ? unit.show(line.amounts[column]) : ""}
                        fixed={fixed}
                        onPut={(block) => put(block, at, column)}
                      />
                    </td>
                  ))}
                  <td>
                    {fixed ? null : (
                      <CloseButton
                        size="sm"
                        aria-label={t("strategy.case.remove_line", { name })}
                        onClick={() => onChange(lines.filter((_, index) => index !== at))}
                      />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {bad ? (
        <p className={classes.bad} role="alert">
          {bad}
        </p>
      ) : null}
      {fixed ? null : (
        <div className={classes.under}>
          <Button size="compact-sm" variant="subtle" onClick={() => add("cost")}>
            {t("strategy.case.add_cost")}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => add("benefit")}>
            {t("strategy.case.add_benefit")}
          </Button>
          <span className="muted">{t("strategy.case.paste")}</span>
        </div>
      )}
    </div>
  );
}
