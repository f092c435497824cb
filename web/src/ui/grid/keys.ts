/** Where the active cell goes for a key, by the ARIA grid pattern. */

export interface Place {
  row: number;
  column: number;
}

interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

export function moveInGrid(
  press: Press,
  from: Place | null,
  size: { rows: number; columns: number; page: number },
): Place | null {
  if (press.altKey || press.metaKey || size.rows === 0) return null;
  const at = from ?? { row: 0, column: 0 };
  const row = (value: number) => Math.max(0, Math.min(size.rows - 1, value));
  const column = (value: number) => Math.max(0, Math.min(size.columns - 1, value));
  switch (press.key) {
    case "ArrowDown":
      return { row: row(from ? at.row + 1 : 0), column: at.column };
    case "ArrowUp":
      return { row: row(at.row - 1), column: at.column };
    case "ArrowRight":
      return { row: at.row, column: column(at.column + 1) };
    case "ArrowLeft":
      return { row: at.row, column: column(at.column - 1) };
    case "PageDown":
      return { row: row(at.row + size.page), column: at.column };
    case "PageUp":
      return { row: row(at.row - size.page), column: at.column };
    case "Home":
      return press.ctrlKey ? { row: 0, column: 0 } : { row: at.row, column: 0 };
    case "End":
      return press.ctrlKey
        ? { row: size.rows - 1, column: size.columns - 1 }
        : { row: at.row, column: size.columns - 1 };
    default:
      return null;
  }
}
