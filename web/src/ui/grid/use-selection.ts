/** The selected cells of a list: by keyboard and pointer as in a spreadsheet, for copying. */
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type PointerEvent,
  useRef,
  useState,
} from "react";
import { type Deed, deedFor } from "@/sheet/keys";
import { type Box, boxOf, clamped, type Selection, type Size, single } from "@/sheet/range";
import { formatTsv } from "@/sheet/tsv";

interface SelectionOptions {
  size: Size;
  page: () => number;
  textAt: (row: number, col: number) => string;
  onOpen: (row: number) => void;
  /** Brings a cell into view. */
  show: (row: number, col: number) => void;
  onCopied: (rows: number, columns: number) => void;
}

export interface GridSelection {
  now: Selection | null;
  box: Box | null;
  onKeyDown: (event: KeyboardEvent) => void;
  onPointerDown: (event: PointerEvent) => void;
  onPointerMove: (event: PointerEvent) => void;
  onPointerUp: () => void;
  onCopy: (event: ClipboardEvent) => void;
  onFocus: () => void;
  /** Whether the press that ends now selected several cells, and opens nothing. */
  dragged: () => boolean;
}

export function useSelection(options: SelectionOptions): GridSelection {
  const { size } = options;
  const [selection, setSelection] = useState<Selection | null>(null);
  const [leaving, setLeaving] = useState(false);
  const press = useRef<{ dragged: boolean } | null>(null);
  const lastDragged = useRef(false);
  const now = selection && size.rows > 0 ? clamped(selection, size) : null;
  const box = now ? boxOf(now, size) : null;

  function carryOut(deed: Deed | null): boolean {
    if (!deed || !now) return false;
    setLeaving(deed.do === "escape");
    switch (deed.do) {
      case "select":
        setSelection(deed.selection);
        options.show(deed.selection.head.row, deed.selection.head.col);
        return true;
      case "edit":
        options.onOpen(now.anchor.row);
        return true;
      case "escape":
        setSelection(single(now.anchor.row, now.anchor.col));
        return true;
      default:
        return false;
    }
  }

  return {
    now,
    box,
    onFocus: () => {
      if (!now && size.rows > 0) setSelection(single(0, 0));
    },
    onKeyDown: (event) => {
      if (event.target !== event.currentTarget || event.key === "F2") return;
      const press = {
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        alt: event.altKey,
        shift: event.shiftKey,
      };
      const deed = deedFor(press, {
        selection: now ?? single(0, 0),
        size,
        page: options.page(),
        editable: false,
        origin: null,
        leaving,
      });
      // Tab leaves a list at once: nothing is typed into it.
      if (event.key === "Tab") return;
      if (carryOut(deed)) event.preventDefault();
    },
    onPointerDown: (event) => {
      const cell = cellOf(event.target);
      if (!cell || event.button !== 0) return;
      lastDragged.current = event.shiftKey;
      press.current = { dragged: false };
      if (event.shiftKey && now) {
        event.preventDefault();
        setSelection({ ...now, head: cell });
      } else setSelection(single(cell.row, cell.col));
    },
    onPointerMove: (event) => {
      if (!press.current || (event.buttons & 1) === 0 || event.pointerType === "touch") return;
      const cell = cellOf(document.elementFromPoint(event.clientX, event.clientY));
      if (!cell || !now) return;
      if (cell.row === now.head.row && cell.col === now.head.col) return;
      press.current.dragged = true;
      lastDragged.current = true;
      setSelection({ ...now, head: cell });
    },
    onPointerUp: () => {
      press.current = null;
    },
    onCopy: (event) => {
      // Text that is marked with the mouse is copied as text.
      if (!box || document.getSelection()?.toString()) return;
      const lines: string[][] = [];
      for (let row = box.top; row <= box.bottom; row++) {
        const line: string[] = [];
        for (let col = box.left; col <= box.right; col++) line.push(options.textAt(row, col));
        lines.push(line);
      }
      event.preventDefault();
      event.clipboardData.setData("text/plain", formatTsv(lines));
      options.onCopied(lines.length, box.right - box.left + 1);
    },
    dragged: () => lastDragged.current,
  };
}

function cellOf(target: EventTarget | null): { row: number; col: number } | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-col]") : null;
  return cell ? { row: Number(cell.dataset.row), col: Number(cell.dataset.col) } : null;
}
