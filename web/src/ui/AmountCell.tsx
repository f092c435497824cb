/** An amount in a grid: typed, or pasted as a block of cells that begins here. */
import { useState } from "react";
import { parseTsv } from "@/sheet/tsv";

interface AmountCellProps {
  label: string;
  /** The amount as people read it; empty for none. */
  shown: string;
  fixed?: boolean;
  /** Where it stands, for grids that walk from cell to cell. */
  cell?: string;
  /** With the text that was typed, or the block that was pasted. */
  onPut: (block: string[][]) => void;
}

export function AmountCell({ label, shown, fixed, cell, onPut }: AmountCellProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      data-cell={cell}
      data-numeric
      aria-label={label}
      inputMode="decimal"
      disabled={fixed}
      value={typed ?? shown}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed !== null && typed !== shown) onPut([[typed]]);
        setTyped(null);
      }}
      onKeyDown={(event) => {
        // A grid that walks takes Enter itself, and moves on.
        if (event.key === "Enter" && cell === undefined) event.currentTarget.blur();
      }}
      onPaste={(event) => {
        const text = event.clipboardData.getData("text/plain");
        if (!/[\t\n]/.test(text)) return;
        event.preventDefault();
        onPut(parseTsv(text));
      }}
    />
  );
}
