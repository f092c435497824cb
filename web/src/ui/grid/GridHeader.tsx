import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { GridColumn } from "./columns";
import classes from "./DataGrid.module.css";

interface GridHeaderProps<T> {
  columns: GridColumn<T>[];
  template: string;
  minWidth: number;
  sort?: string;
  onSort?: (sort: string | undefined) => void;
}

/** Column titles; a sortable one goes ascending, descending, unsorted. */
export function GridHeader<T>(props: GridHeaderProps<T>) {
  const { sort, onSort } = props;
  return (
    <div role="rowgroup" className={classes.head} style={{ minWidth: props.minWidth }}>
      <div
        role="row"
        tabIndex={-1}
        aria-rowindex={1}
        className={classes.headRow}
        style={{ gridTemplateColumns: props.template }}
      >
        {props.columns.map((column, at) => {
          const direction =
            sort === column.sort ? "ascending" : sort === `-${column.sort}` ? "descending" : "none";
          const sorted = column.sort ? direction : "none";
          return (
            <div
              key={column.key}
              role="columnheader"
              tabIndex={-1}
              aria-colindex={at + 1}
              aria-sort={column.sort ? sorted : undefined}
              data-numeric={column.numeric || undefined}
              className={classes.headCell}
            >
              {column.sort && onSort ? (
                <button
                  type="button"
                  className={classes.sort}
                  onClick={() =>
                    onSort(
                      sorted === "none"
                        ? column.sort
                        : sorted === "ascending"
                          ? `-${column.sort}`
                          : undefined,
                    )
                  }
                >
                  {column.label}
                  {sorted === "ascending" ? <IconArrowUp size={13} aria-hidden="true" /> : null}
                  {sorted === "descending" ? <IconArrowDown size={13} aria-hidden="true" /> : null}
                </button>
              ) : (
                column.label
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
