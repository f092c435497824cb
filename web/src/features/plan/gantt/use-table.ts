/** Everything the table needs of the page: its port to the session, and what it tells back. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { useCan, useMayReport } from "@/features/access/me";
import { today } from "@/lib/dates";
import { locale } from "@/lib/locale";
import { type KeptColumns, keepColumns, keptColumns } from "@/sheet/widths";
import { CellMarks } from "@/timeline/cell-marks";
import type { MenuPlace, SheetSummary } from "@/timeline/sheet-port";
import type { TimelineData } from "@/timeline/view";
import { loadCalendars, loadResources } from "../options";
import type { EditSession } from "./edits";
import { type Rejected, type Rights, TablePort } from "./table-port";
import { columnChoices } from "./words";

const LIST = "gantt";

export interface Review {
  readonly rejected: readonly Rejected[];
  readonly accepted: number;
  answer(go: boolean): void;
}

export interface Table {
  readonly port: TablePort;
  readonly marks: CellMarks;
  readonly summary: SheetSummary | null;
  readonly menu: MenuPlace | null;
  readonly review: Review | null;
  readonly said: string;
  readonly kept: KeptColumns;
  closeMenu(): void;
  keep(changes: Partial<KeptColumns>): void;
}

export function useTable(
  session: EditSession,
  data: TimelineData,
  grouped: boolean,
  open: (task: string) => void,
): Table {
  const can = useCan();
  const queries = useQueryClient();
  const [summary, setSummary] = useState<SheetSummary | null>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const [review, setReview] = useState<Review | null>(null);
  const [said, setSaid] = useState("");
  const [kept, setKept] = useState(() => keptColumns(LIST));
  const [calendars, setCalendars] = useState<readonly { id: string; name: string }[]>([]);
  const mayReport = useMayReport();
  const reports = can("progress.edit") || can("progress.report_own");
  const rights: Rights = can("task.edit") ? "all" : reports ? "progress" : "none";
  // The port lives as long as the session; it always looks at the latest of these.
  const now = useRef({ data, grouped, rights, mayReport, open, calendars });
  now.current = { data, grouped, rights, mayReport, open, calendars };

  useEffect(() => {
    if (rights !== "all") return;
    let gone = false;
    loadCalendars("").then(
      (options) => {
        if (!gone) setCalendars(options.map((o) => ({ id: o.value, name: o.label })));
      },
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [rights]);

  const [port, marks] = useMemo(() => {
    const marks = new CellMarks();
    const port = new TablePort(session, marks, {
      rights: () => now.current.rights,
      mayReport: (people) => now.current.mayReport(people),
      grouped: () => now.current.grouped,
      context: () => ({
        plan: now.current.data.plan,
        locale: locale(),
        today: today(),
        working: now.current.data.working,
        calendars: now.current.calendars,
        choices: columnChoices,
      }),
      complete: async (start) => {
        const options = await queries.fetchQuery({
          queryKey: ["resources", "names", start],
          queryFn: () => loadResources(start),
          staleTime: 30_000,
        });
        return options.map((option) => option.label).slice(0, 8);
      },
      open: (task) => now.current.open(task),
      menu: setMenu,
      width: (column, width) => keepWidth(column.key, width),
      selected: setSummary,
      // The same words twice must be heard twice.
      say: (text) => setSaid((before) => (before === text ? `${text}\u00a0` : text)),
      review: (rejected, accepted) =>
        new Promise((resolve) => {
          setReview({
            rejected,
            accepted,
            answer: (go) => {
              setReview(null);
              resolve(go);
            },
          });
        }),
    });
    function keepWidth(key: string, width: number) {
      setKept((before) => keepNow({ ...before, widths: { ...before.widths, [key]: width } }));
    }
    return [port, marks] as const;
  }, [session, queries]);

  return {
    port,
    marks,
    summary,
    menu,
    review,
    said,
    kept,
    closeMenu: () => setMenu(null),
    keep: (changes) => setKept((before) => keepNow({ ...before, ...changes })),
  };
}

function keepNow(kept: KeptColumns): KeptColumns {
  keepColumns(LIST, kept);
  return kept;
}
