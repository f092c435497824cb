/** Pointer and clipboard on the table: select, extend, open, drag rows to another place. */
import { ROW_HEIGHT } from "./layout";
import type { Place } from "./sheet-port";
import type { TablePane } from "./table-pane";
import type { TableSheet } from "./table-sheet";

export interface PointerTarget {
  toggle(task: number): void;
  open(task: number): void;
  hoverRow(task: number): void;
  /** Rows may be dragged. */
  editable(): boolean;
  /** Cells may be typed into. */
  typeable(): boolean;
  /** Where rows dropped above this row go; null where they may not. */
  placeAbove(row: number): Place | null;
  place(tasks: readonly string[], to: Place): void;
  rows(): number;
}

const DRAG_THRESHOLD = 5;

export function attachTablePointer(
  pane: TablePane,
  sheet: TableSheet,
  target: PointerTarget,
): () => void {
  const { element, focusTarget: grid, overlays } = pane;
  let mode: "none" | "select" | "press-rows" | "drag-rows" = "none";
  let pressY = 0;
  let dropRow = -1;
  const line = document.createElement("div");
  line.className = "tl-dropline";
  line.hidden = true;
  line.setAttribute("aria-hidden", "true");
  overlays.append(line);

  const inEditor = (event: Event) => (event.target as Element).closest(".tl-editor") !== null;
  const taskOf = (event: Event) => {
    const row = (event.target as Element).closest<HTMLElement>(".tl-row");
    return row?.dataset.task ? Number(row.dataset.task) : -1;
  };
  const isToggle = (event: Event) => (event.target as Element).closest(".tl-toggle") !== null;
  const end = () => {
    mode = "none";
    line.hidden = true;
    dropRow = -1;
    delete element.dataset.dragging;
  };

  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || inEditor(event)) return;
    if (isToggle(event)) {
      event.preventDefault();
      target.toggle(taskOf(event));
      grid.focus({ preventScroll: true });
      return;
    }
    const cell = pane.cellOf(event.target);
    if (!cell) return;
    // Taking the focus first closes an open editor, which commits it.
    grid.focus({ preventScroll: true });
    event.preventDefault();
    const handle = pane.columns[cell.col]?.kind === "row";
    const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey;
    if (handle && plain && sheet.rowsSelected && sheet.holds(cell) && target.editable()) {
      mode = "press-rows";
      pressY = event.clientY;
    } else if ((event.ctrlKey || event.metaKey) && !event.shiftKey) {
      sheet.pick(cell);
    } else {
      sheet.press(cell, event.shiftKey);
      mode = event.pointerType === "touch" ? "none" : "select";
    }
  });

  const move = (event: PointerEvent) => {
    if (mode === "none") {
      target.hoverRow(taskOf(event));
      return;
    }
    if (mode === "select") {
      const under = document.elementFromPoint(event.clientX, event.clientY);
      const cell = pane.cellOf(under);
      if (cell && (event.buttons & 1) === 1) sheet.dragTo(cell);
      return;
    }
    if (mode === "press-rows" && Math.abs(event.clientY - pressY) >= DRAG_THRESHOLD) {
      mode = "drag-rows";
      element.dataset.dragging = "true";
      element.setPointerCapture(event.pointerId);
    }
    if (mode === "drag-rows") {
      const y = event.clientY - overlays.getBoundingClientRect().top;
      dropRow = Math.max(0, Math.min(target.rows(), Math.round(y / ROW_HEIGHT)));
      line.hidden = target.placeAbove(dropRow) === null;
      line.style.top = `${dropRow * ROW_HEIGHT - 1}px`;
    }
  };
  element.addEventListener("pointermove", move);

  const up = (event: PointerEvent) => {
    if (mode === "press-rows") {
      const cell = pane.cellOf(event.target);
      if (cell) sheet.press(cell, false);
    }
    if (mode === "drag-rows") {
      const to = target.placeAbove(dropRow);
      if (to) target.place(sheet.tasks(), to);
    }
    end();
  };
  window.addEventListener("pointerup", up);
  element.addEventListener("pointercancel", end);
  const onEscape = (event: KeyboardEvent) => {
    if (event.key === "Escape" && mode === "drag-rows") {
      event.stopPropagation();
      end();
    }
  };
  window.addEventListener("keydown", onEscape, true);
  element.addEventListener("pointerleave", () => target.hoverRow(-1));

  element.addEventListener("dblclick", (event) => {
    if (inEditor(event) || isToggle(event)) return;
    const cell = pane.cellOf(event.target);
    if (!cell) return;
    const task = taskOf(event);
    const handle = pane.columns[cell.col]?.kind === "row";
    if (target.typeable() && !handle) sheet.edit(null);
    else if (task >= 0) target.open(task);
  });
  element.addEventListener("contextmenu", (event) => {
    if (inEditor(event)) return;
    const cell = pane.cellOf(event.target);
    if (!cell) return;
    event.preventDefault();
    if (!sheet.holds(cell)) sheet.press(cell, false);
    sheet.menuAt(cell, event.clientX, event.clientY);
  });

  grid.addEventListener("copy", (event) => clip(event, false));
  grid.addEventListener("cut", (event) => clip(event, true));
  grid.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain");
    if (!text) return;
    event.preventDefault();
    sheet.paste(text);
  });
  function clip(event: ClipboardEvent, cut: boolean) {
    const text = sheet.copy(cut && target.typeable());
    if (text === null) return;
    event.preventDefault();
    event.clipboardData?.setData("text/plain", text);
  }
  return () => {
    window.removeEventListener("pointerup", up);
    window.removeEventListener("keydown", onEscape, true);
  };
}
