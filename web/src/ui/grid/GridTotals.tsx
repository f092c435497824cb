import { t } from "@/i18n/t";
import type { GridColumn } from "./columns";
import classes from "./DataGrid.module.css";
import type { Columns } from "./layout";

interface GridTotalsProps<T> {
  columns: GridColumn<T>[];
  layout: Columns;
  seen: readonly [number, number];
  /** What the whole list comes to, by the key of the column. */
  totals: Readonly<Record<string, string>>;
  /** Its row, behind all others. */
  row: number;
}

/** What the whole list comes to, whatever pages have been loaded; it stays in sight. */
export function GridTotals<T>({ columns, layout, seen, totals, row }: GridTotalsProps<T>) {
  const cell = (at: number) => (
    <div
      key={columns[at].key}
      role="gridcell"
      tabIndex={-1}
      className={classes.cell}
      aria-colindex={at + 1}
      data-numeric={columns[at].numeric || undefined}
      style={{
        left: at === 0 ? 0 : layout.lefts[at] - layout.lefts[1],
        width: layout.widths[at],
      }}
    >
      {at === 0 ? t("common.whole_list") : (totals[columns[at].key] ?? "")}
    </div>
  );
  const rest: number[] = [];
  for (let at = seen[0]; at <= seen[1]; at++) rest.push(at);
  return (
    <div role="rowgroup" className={classes.totals}>
      <div role="row" tabIndex={-1} aria-rowindex={row} className={classes.totalsRow}>
        {cell(0)}
        <div role="presentation" className={classes.rest} style={{ left: layout.lefts[1] }}>
          <div role="presentation" className={classes.moved}>
            {rest.map(cell)}
          </div>
        </div>
      </div>
    </div>
  );
}
