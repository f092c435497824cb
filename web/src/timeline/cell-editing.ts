/** The one cell that is being edited: opens its editor, keeps it in place, gives its text back. */
import type { Way } from "@/sheet/keys";
import { CellEditor } from "./cell-editor";
import { type CellMarks, NEW_LINE } from "./cell-marks";
import { dayOf, isoDay, parseDay } from "./civil";
import { type Column, moment, usualMinute } from "./columns";
import type { Plan } from "./plan";
import type { SheetPort } from "./sheet-port";
import type { TablePane } from "./table-pane";
import type { SelectionHost, TableSelection } from "./table-selection";

export interface Edited {
  readonly text: string;
  /** Whether it differs from what was there when the editor was opened. */
  readonly changed: boolean;
  readonly task: string;
  readonly column: Column;
  /** Version of the task when the editor was opened. */
  readonly version: number | undefined;
  readonly way: Way;
  /** Into every selected cell. */
  readonly all: boolean;
  /** The focus was in the editor, and goes back to the table. */
  readonly focused: boolean;
}

interface Open {
  readonly editor: CellEditor;
  readonly task: string;
  readonly column: Column;
  readonly before: string;
  readonly version: number | undefined;
}

export class CellEditing {
  private open: Open | null = null;

  constructor(
    private readonly pane: TablePane,
    private readonly port: SheetPort,
    private readonly marks: CellMarks,
    private readonly selection: TableSelection,
    private readonly host: SelectionHost,
    private readonly events: { edited(edited: Edited): void; cancelled(): void },
  ) {}

  get active(): boolean {
    return this.open !== null;
  }

  /** Opens the editor of a cell that may be typed into. */
  start(plan: Plan, row: number, col: number, typed: string | null): void {
    const column = this.pane.columns[col];
    const task = this.selection.taskAt(row);
    const id = this.selection.idAt(row);
    const before = this.selection.inputText(column, task);
    this.stop();
    const editor = new CellEditor(
      this.pane.overlays,
      {
        rect: this.pane.rect(row, col),
        label: this.label(plan, task, column),
        text: this.marks.get(id, column.key)?.text ?? before,
        typed,
        numeric: column.numeric,
        lines: column.kind === "notes",
        choices: this.port.choices(column),
        complete: column.kind === "people" ? (start) => this.port.complete(start) : null,
        calendar: column.kind === "date" ? this.calendar(plan, task, column) : null,
      },
      {
        commit: (text, way, all) => this.finish(text, way, all),
        cancel: () => {
          this.stop();
          this.events.cancelled();
        },
      },
    );
    const version = task < 0 ? undefined : plan.version[task];
    this.open = { editor, task: id, column, before, version };
  }

  stop(): void {
    const { open } = this;
    this.open = null;
    open?.editor.close();
  }

  /** The editor stays over its cell when rows come and go; its task may be gone with them. */
  follow(plan: Plan): void {
    const { open } = this;
    if (!open) return;
    const task = open.task === NEW_LINE ? -1 : plan.id.indexOf(open.task);
    if (open.task !== NEW_LINE && task < 0) {
      const { text } = open.editor;
      this.stop();
      this.port.say(this.host.words.taskGone(text));
      return;
    }
    const { outline } = this.selection;
    const row = task < 0 ? outline.count : outline.rowOf[task];
    const col = this.pane.columns.indexOf(open.column);
    if (row >= 0 && col >= 0) open.editor.move(this.pane.rect(row, col));
  }

  private finish(text: string, way: Way, all: boolean): void {
    const { open } = this;
    if (!open) return;
    const focused = way !== "stay" || all || open.editor.element.contains(document.activeElement);
    this.stop();
    const { task, column, before, version } = open;
    const refused = this.marks.get(task, column.key)?.state === "refused";
    const changed = text.trim() !== before.trim() || refused;
    this.events.edited({ text, changed, task, column, version, way, all, focused });
  }

  private label(plan: Plan, task: number, column: Column): string {
    const { words } = this.host;
    return words.cellOf(words.columns[column.key], task < 0 ? words.newTask : plan.name[task]);
  }

  private calendar(plan: Plan, task: number, column: Column) {
    const at = task < 0 ? Number.NaN : moment(column.key, plan, task);
    return {
      day: isoDay(dayOf(Number.isNaN(at) ? plan.from : at)),
      label: this.host.words.calendar,
      text: (picked: string) => {
        const day = parseDay(picked);
        return this.host.format.date(usualMinute(day, column.ends ?? false, this.host.working()));
      },
    };
  }
}
