/** Which columns a list shows, and how wide: in the address for sharing, and kept for the person. */
import { useState } from "react";
import { type KeptColumns, keepColumns, keptColumns } from "@/sheet/widths";
import type { UrlState } from "../url-state";
import type { Choice } from "./ColumnChooser";
import { columnsText, shownColumns, shownKeys } from "./chosen";
import type { GridColumn } from "./columns";

export function useKeptColumns(
  list: string,
): [KeptColumns, (changes: Partial<KeptColumns>) => void] {
  const [kept, setKept] = useState(() => keptColumns(list));
  return [
    kept,
    (changes) =>
      setKept((before) => {
        const next = { ...before, ...changes };
        keepColumns(list, next);
        return next;
      }),
  ];
}

interface ListColumns<T> {
  shown: GridColumn<T>[];
  /** For the chooser. */
  chooser: { choices: Choice[]; shown: readonly string[]; onChange: (keys: string[]) => void };
}

export function useColumns<T>(
  list: string,
  all: GridColumn<T>[],
  url: UrlState,
  setUrl: (changes: UrlState) => void,
): ListColumns<T> {
  const [kept, keep] = useKeptColumns(list);
  const chosen = url.columns ?? kept.shown?.join(".");
  return {
    shown: shownColumns(all, chosen),
    chooser: {
      choices: all.map((c) => ({ key: c.key, label: c.label, locked: c.key === "name" })),
      shown: shownKeys(all, chosen),
      onChange: (keys) => {
        keep({ shown: keys });
        setUrl({ columns: columnsText(all, keys) });
      },
    },
  };
}
