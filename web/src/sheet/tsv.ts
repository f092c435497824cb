/**
 * Tables as text between tabs and line ends, as spreadsheets put them on the clipboard: a cell with
 * a tab, a line end or a quote in it stands in quotes, and its quotes are doubled.
 */

export function formatTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoted).join("\t")).join("\r\n");
}

function quoted(cell: string): string {
  return /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * Reads what `formatTsv` and spreadsheets write. One line end at the very end closes the last row
 * and does not begin another. A quote inside an unquoted cell is only a quote.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const endRow = () => {
    rows.push(row);
    row = [];
  };
  while (at < text.length) {
    let cell: string;
    const closing = text[at] === '"' ? closingQuote(text, at) : -1;
    if (closing > 0) {
      cell = text
        .slice(at + 1, closing)
        .replaceAll('""', '"')
        .replaceAll("\r\n", "\n");
      at = closing + 1;
    } else {
      const end = endOfCell(text, at);
      cell = text.slice(at, end);
      at = end;
    }
    row.push(cell);
    const next = text[at];
    if (next === "\t") {
      at++;
      // A tab at the very end opens one more, empty cell.
      if (at === text.length) row.push("");
    } else {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      endRow();
    }
  }
  if (row.length > 0) endRow();
  return rows;
}

function endOfCell(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\t" || text[at] === "\n" || text[at] === "\r") return at;
  }
  return text.length;
}

/** Where a quoted cell closes; -1 when what follows shows that the quote was part of the text. */
function closingQuote(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') {
      at++;
      continue;
    }
    const next = text[at + 1];
    return next === undefined || next === "\t" || next === "\n" || next === "\r" ? at : -1;
  }
  return -1;
}
