import type { ReactNode } from "react";
import { t } from "@/i18n/t";
import classes from "./PlainTable.module.css";

interface PlainRow {
  key: string;
  cells: ReactNode[];
}

/** A short table that is all there at once. Lists that can grow use `DataGrid`. */
export function PlainTable(props: {
  label: string;
  head: string[];
  numeric?: number[];
  rows: PlainRow[];
}) {
  const numeric = (at: number) => (props.numeric?.includes(at) ? true : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too
    <section className={classes.wrap} tabIndex={0} aria-label={props.label}>
      <table className={classes.table}>
        <caption className="visually-hidden">{props.label}</caption>
        <thead>
          <tr>
            {props.head.map((title, at) => (
              <th
                key={title || `action${at + 1}`}
                scope="col"
                data-numeric={numeric(at)}
                data-actions={title ? undefined : true}
              >
                {title || <span className="visually-hidden">{t("common.actions")}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, at) => (
                <td
                  key={props.head[at] || `action${at + 1}`}
                  data-numeric={numeric(at)}
                  data-actions={props.head[at] ? undefined : true}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
