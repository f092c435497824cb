import { Button, Checkbox, CloseButton, TextInput } from "@mantine/core";
import { useState } from "react";
import { AmountCell } from "@/ui/AmountCell";
import type { Amounts, Unit } from "./scenarios";
import classes from "./scenarios.module.css";
import { t } from "./texts";

type Line = Amounts & { carry_over?: boolean };

/** Lines of amounts per month, typed or pasted from a spreadsheet. */
export function MonthGrid(props: {
  label: string;
  unit: Unit;
  months: readonly string[];
  lines: readonly Line[];
  /** Budgets: what a month leaves may be spent later. */
  carry?: boolean;
  fixed?: boolean;
  onChange: (lines: Line[]) => void;
}) {
  const { lines, months, unit, onChange } = props;
  const [bad, setBad] = useState<string>();
  const change = (at: number, changes: Partial<Line>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...changes } : line)));

  /** Puts cells from here to the right and below; what is no amount from 0 on is told and left as it was. */
  function put(cells: string[][], row: number, column: number) {
    setBad(undefined);
    const next = lines.map((line) => ({ ...line, amounts: [...line.amounts] }));
    cells.forEach((texts, down) => {
      if (row + down >= next.length) {
        next.push({ name: `${t("scenarios.grid.new")} ${row + down + 1}`, amounts: [] });
      }
      texts.forEach((text, right) => {
        if (column + right >= months.length) return;
        const amount = unit.parse(text);
        const { name, amounts } = next[row + down];
        if (amount === null || amount < 0) {
          const cell = t("scenarios.grid.cell", { name, month: months[column + right] });
          const why = amount === null ? "bad_cell" : "below_nothing";
          setBad(t(`scenarios.grid.${why}`, { cell, text: text.trim() }));
          return;
        }
        while (amounts.length <= column + right) amounts.push(0);
        amounts[column + right] = amount;
      });
    });
    onChange(next);
  }

  return (
    <div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too */}
      <section className={classes.months} tabIndex={0} aria-label={props.label}>
        <table>
          <caption className="visually-hidden">{props.label}</caption>
          <thead>
            <tr>
              <th scope="col">{t("scenarios.grid.name")}</th>
              {months.map((month) => (
                <th key={month} scope="col">
                  {month}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{t("common.actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <tr key={at}>
                <th scope="row">
                  <TextInput
                    aria-label={t("scenarios.grid.name")}
                    size="xs"
                    disabled={props.fixed}
                    value={line.name}
                    onChange={(event) => change(at, { name: event.currentTarget.value })}
                  />
                  {props.carry ? (
                    <Checkbox
                      size="xs"
                      mt={4}
                      label={t("scenarios.grid.carry")}
                      disabled={props.fixed}
                      checked={line.carry_over ?? false}
                      onChange={(event) => change(at, { carry_over: event.currentTarget.checked })}
                    />
                  ) : null}
                </th>
                {months.map((month, column) => (
                  <td key={month}>
                    <AmountCell
                      label={t("scenarios.grid.cell", { name: line.name, month })}
                      fixed={props.fixed}
                      shown={line.amounts[column] ? unit.show(line.amounts[column]) : ""}
                      onPut={(cells) => put(cells, at, column)}
                    />
                  </td>
                ))}
                <td>
                  {props.fixed ? null : (
                    <CloseButton
                      size="sm"
                      aria-label={t("scenarios.grid.remove", { name: line.name })}
                      onClick={() => onChange(lines.filter((_, index) => index !== at))}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {bad ? (
        <p className={classes.bad} role="alert">
          {bad}
        </p>
      ) : null}
      {props.fixed ? null : (
        <div className={classes.under}>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => onChange([...lines, { name: "", amounts: [] }])}
          >
            {t("scenarios.grid.add")}
          </Button>
          <span className="muted">{t("scenarios.grid.paste")}</span>
        </div>
      )}
    </div>
  );
}
