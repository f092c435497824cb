/**
 * What a key means in a table, as in the spreadsheets people know. Pure: a key and the state in, a
 * deed out; whoever shows the table carries it out.
 */
import {
  type Cell,
  everything,
  type Selection,
  type Size,
  single,
  wholeColumns,
  wholeRows,
} from "./range";

export interface Press {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

export interface SheetState {
  readonly selection: Selection;
  readonly size: Size;
  /** Rows of one page. */
  readonly page: number;
  /** Cells may be typed into. */
  readonly editable: boolean;
  /** Where a run of Tab began; Enter returns to this column in the next row. */
  readonly origin: number | null;
  /** Escape was pressed: Tab leaves the table. */
  readonly leaving: boolean;
}

export type Deed =
  | { readonly do: "select"; readonly selection: Selection; readonly origin: number | null }
  /** Begin to edit, with the text that is there or with what was typed instead. */
  | { readonly do: "edit"; readonly typed: string | null }
  | { readonly do: "clear" }
  | { readonly do: "fill"; readonly direction: "down" | "right" }
  | { readonly do: "toggle" }
  /** Nothing is edited: the marks of a copy go, and Tab leaves the table next time. */
  | { readonly do: "escape" };

export function deedFor(press: Press, state: SheetState): Deed | null {
  const { size } = state;
  if (size.rows === 0 || size.cols === 0 || press.alt) return null;
  return press.ctrl ? withCtrl(press, state) : plain(press, state);
}

function plain(press: Press, state: SheetState): Deed | null {
  const { selection, size, page } = state;
  const { row, col } = press.shift ? selection.head : selection.anchor;
  switch (press.key) {
    case "ArrowDown":
      return go(press, state, row + 1, col);
    case "ArrowUp":
      return go(press, state, row - 1, col);
    case "ArrowRight":
      return go(press, state, row, col + 1);
    case "ArrowLeft":
      return go(press, state, row, col - 1);
    case "PageDown":
      return go(press, state, row + page, col);
    case "PageUp":
      return go(press, state, row - page, col);
    case "Home":
      return go(press, state, row, 0);
    case "End":
      return go(press, state, row, size.cols - 1);
    case "Tab":
      return tabbed(press, state);
    case "Enter":
      return { do: "edit", typed: null };
    case "F2":
      return { do: "edit", typed: null };
    case "Escape":
      return { do: "escape" };
    case "Delete":
    case "Backspace":
      return state.editable ? { do: "clear" } : null;
    case " ":
      return press.shift
        ? select(wholeRows(selection.anchor.row, selection.head.row, selection.anchor.col))
        : { do: "toggle" };
  }
  if (!state.editable || press.key.length !== 1) return null;
  return { do: "edit", typed: press.key };
}

function withCtrl(press: Press, state: SheetState): Deed | null {
  const { selection, size } = state;
  const { row, col } = press.shift ? selection.head : selection.anchor;
  switch (press.key) {
    case "Home":
      return go(press, state, 0, 0);
    case "End":
      return go(press, state, size.rows - 1, size.cols - 1);
    case "ArrowUp":
      return go(press, state, 0, col);
    case "ArrowDown":
      return go(press, state, size.rows - 1, col);
    case "ArrowLeft":
      return go(press, state, row, 0);
    case "ArrowRight":
      return go(press, state, row, size.cols - 1);
    case " ":
      return select(wholeColumns(selection.anchor.col, selection.head.col, selection.anchor.row));
  }
  switch (press.key.toLowerCase()) {
    case "a":
      return press.shift ? null : select(everything(size, selection.anchor.col));
    case "d":
      return state.editable && !press.shift ? { do: "fill", direction: "down" } : null;
    case "r":
      return state.editable && !press.shift ? { do: "fill", direction: "right" } : null;
  }
  return null;
}

/** Tab goes along the row and leaves the table at its end, so that nobody is caught in it. */
function tabbed(press: Press, state: SheetState): Deed | null {
  const { anchor } = state.selection;
  const col = anchor.col + (press.shift ? -1 : 1);
  if (state.leaving || col < 0 || col >= state.size.cols) return null;
  return select(single(anchor.row, col), state.origin ?? anchor.col);
}

function go(press: Press, state: SheetState, row: number, col: number): Deed {
  const { selection, size } = state;
  const to: Cell = {
    row: Math.max(0, Math.min(size.rows - 1, row)),
    col: Math.max(0, Math.min(size.cols - 1, col)),
  };
  return select(press.shift ? { ...selection, head: to } : single(to.row, to.col));
}

function select(selection: Selection, origin: number | null = null): Deed {
  return { do: "select", selection, origin };
}

/** Where the active cell goes when an editor is closed with a key. */
export type Way = "stay" | "down" | "up" | "right" | "left";

export type EditorDeed =
  | {
      readonly do: "commit";
      readonly way: Way /** Into every selected cell. */;
      readonly all: boolean;
    }
  | { readonly do: "cancel" };

/**
 * What a key means while a cell is edited. `typing` tells that the cell was typed over: arrows then
 * commit and move on, while otherwise they move in the text.
 */
export function editorDeedFor(press: Press, typing: boolean, lines: boolean): EditorDeed | null {
  const commit = (way: Way, all = false): EditorDeed => ({ do: "commit", way, all });
  switch (press.key) {
    case "Enter":
      if (press.ctrl) return commit("stay", true);
      if (lines && press.alt) return null;
      return press.alt ? null : commit(press.shift ? "up" : "down");
    case "Tab":
      return commit(press.shift ? "left" : "right");
    case "Escape":
      return { do: "cancel" };
  }
  if (!typing || press.ctrl || press.alt || press.shift) return null;
  switch (press.key) {
    case "ArrowDown":
      return commit("down");
    case "ArrowUp":
      return commit("up");
    case "ArrowRight":
      return commit("right");
    case "ArrowLeft":
      return commit("left");
  }
  return null;
}

/** The selection after a commit. */
export function movedOn(
  state: SheetState,
  way: Way,
): { selection: Selection; origin: number | null } {
  const { selection, size } = state;
  const { row, col } = selection.anchor;
  const at = (r: number, c: number, origin: number | null) => ({
    selection: single(
      Math.max(0, Math.min(size.rows - 1, r)),
      Math.max(0, Math.min(size.cols - 1, c)),
    ),
    origin,
  });
  switch (way) {
    case "down":
      return at(row + 1, state.origin ?? col, null);
    case "up":
      return at(row - 1, state.origin ?? col, null);
    case "right":
      return col + 1 < size.cols
        ? at(row, col + 1, state.origin ?? col)
        : at(row + 1, state.origin ?? 0, null);
    case "left":
      return at(row, col - 1, state.origin ?? col);
    case "stay":
      return { selection, origin: state.origin };
  }
}
