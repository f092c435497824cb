import { Link } from "@tanstack/react-router";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { wholeList } from "@/ui/grid/pages";
import { t } from "../texts";
import classes from "./board.module.css";
import { type Axis, type Board, type Bubble, type Grouping, groupOf } from "./board-geometry";
import { addressOf, costSource, costText, healthWord, stateWord } from "./register";
import type { Trial } from "./trial";

/** The facts of the board in rows; what lacks a figure is here too. */
export function BoardTable(props: {
  board: Board;
  x: Axis;
  y: Axis;
  by: Grouping;
  trial: Trial;
  bucketOf: (bubble: Bubble) => string;
}) {
  const { board, x, y, by, trial } = props;
  const figure = (axis: Axis, at: string): GridColumn<Bubble> => ({
    key: at,
    label: axis.label,
    width: 130,
    numeric: true,
    cell: (bubble) => {
      const value = axis.value(bubble);
      return value === null ? "–" : axis.show(value);
    },
  });
  const columns: GridColumn<Bubble>[] = [
    {
      key: "name",
      label: t("portfolio.name"),
      width: 220,
      grow: 2,
      text: (bubble) => bubble.name,
      cell: (bubble) => (
        <Link to={addressOf(bubble)} tabIndex={-1}>
          {bubble.name}
        </Link>
      ),
    },
    {
      key: "kind",
      label: t("portfolio.register.kind"),
      width: 100,
      cell: (bubble) => t(`portfolio.kind.${bubble.kind}`),
    },
    { key: "state", label: t("portfolio.register.state"), width: 120, cell: stateWord },
    {
      key: "health",
      label: t("portfolio.register.health"),
      width: 110,
      cell: (bubble) => healthWord(bubble.health),
    },
    figure(x, "x"),
    figure(y, "y"),
    {
      key: "cost",
      label: t("portfolio.register.cost"),
      width: 120,
      numeric: true,
      cell: (bubble) => costText(bubble) || "–",
    },
    {
      key: "cost_source",
      label: t("portfolio.register.cost_source"),
      width: 122,
      cell: (bubble) => <span className="muted">{costSource(bubble)}</span>,
    },
    {
      key: "group",
      label: t(`portfolio.board.group.${by}`),
      width: 150,
      grow: 1,
      cell: (bubble) => groupOf(bubble, by, props.bucketOf(bubble)),
    },
  ];
  if (trial.overlay) {
    // Beside the name, so that it is in sight whatever else is shown.
    columns.splice(1, 0, {
      key: "draft",
      label: t("portfolio.board.draft"),
      width: 130,
      cell: (bubble) =>
        trial.itemOf(bubble)?.change.out ? t("portfolio.board.is_out") : t("portfolio.board.is_in"),
    });
  }
  // What is tried stands first: it is what people look for here.
  const isOut = (bubble: Bubble) => (trial.itemOf(bubble)?.change.out ? 0 : 1);
  const bubbles = [...board.bubbles].sort((one, other) => isOut(one) - isOut(other));
  return (
    <div className={classes.table}>
      <DataGrid
        name="board"
        label={t("portfolio.board.as_table")}
        columns={columns}
        list={wholeList(bubbles)}
        rowKey={(bubble) => `${bubble.kind}${bubble.id}`}
        empty={null}
      />
    </div>
  );
}
