/** Turns what people do in the table into changes of the plan, and hands them to the session. */
import { type ApiProblem, problemOf } from "@/api/problem";
import { t } from "@/i18n/t";
import { randomUuid } from "@/lib/random";
import { type CellMarks, NEW_LINE } from "@/timeline/cell-marks";
import { type Column, columnOf } from "@/timeline/columns";
import { peopleOf } from "@/timeline/filter";
import { Flag, type Plan } from "@/timeline/plan";
import type {
  MenuPlace,
  Origin,
  Place,
  SheetPort,
  SheetSummary,
  TypedCell,
} from "@/timeline/sheet-port";
import { type InputContext, joined, readCell } from "./cell-input";
import type { Change, EditAnswer, TaskFields } from "./change";
import { rowsById } from "./delta";
import { DROPPED, type EditSession } from "./edits";
import { copiesOf } from "./row-copies";
import { siblingBeside } from "./siblings";

/** Everything, progress only, or nothing. */
export type Rights = "all" | "progress" | "none";

/** What the page does for the table. */
export interface TableHost {
  rights(): Rights;
  /** Whether who reports progress does so for tasks of these people. */
  mayReport(people: readonly string[]): boolean;
  /** Rows stand under headings of a field instead of under their summaries. */
  grouped(): boolean;
  context(): InputContext;
  complete(start: string): Promise<readonly string[]>;
  open(task: string): void;
  menu(place: MenuPlace): void;
  width(column: Column, width: number): void;
  selected(summary: SheetSummary): void;
  say(text: string): void;
  /** Shows what will not be taken, before anything is saved; answers whether to go on. */
  review(rejected: readonly Rejected[], accepted: number): Promise<boolean>;
}

export interface Rejected {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** The change of a row, and the cell of each field, so that a refusal finds its place again. */
interface Sent {
  readonly change: Change & { fields: TaskFields };
  readonly cells: Map<string, TypedCell>;
}

const PROGRESS: readonly string[] = [
  "percent",
  "physical_percent",
  "remaining",
  "actual_start",
  "actual_finish",
  "notes",
];
/** The most changes one edit may have. */
const MOST = 5000;

export class TablePort implements SheetPort {
  constructor(
    private readonly session: EditSession,
    private readonly marks: CellMarks,
    private readonly host: TableHost,
  ) {}

  editable(): boolean {
    return this.host.rights() === "all";
  }

  typeable(): boolean {
    return this.host.rights() !== "none";
  }

  refusal(column: Column, task: number): string | null {
    const rights = this.host.rights();
    if (rights === "none") return t("sheet.fixed.rights");
    if (rights === "progress" && (task < 0 || !PROGRESS.includes(column.key))) {
      return t("sheet.fixed.progress");
    }
    if (column.kind === "row") return t("sheet.fixed.row");
    if (column.kind === "result") return t(`sheet.fixed.${column.key}`);
    const { plan } = this.host.context();
    if (task < 0) return null;
    if (rights === "progress" && !this.host.mayReport(peopleOf(plan, task))) {
      return t("sheet.fixed.not_yours");
    }
    const flags = plan.flags[task];
    if (flags & Flag.group) return t("gantt.group.no_task");
    if (flags & Flag.external) return t("sheet.fixed.external");
    const manual = column.kind === "date" && (flags & Flag.manual) !== 0;
    if (column.fromTasks && flags & Flag.summary && !manual) return t("sheet.fixed.summary");
    return null;
  }

  choices(column: Column): readonly string[] | null {
    if (column.kind === "calendar") {
      return ["", ...this.host.context().calendars.map((calendar) => calendar.name)];
    }
    if (column.kind !== "choice") return null;
    const labels = this.host.context().choices(column);
    // A field of the organisation's own may be left empty.
    return [...(column.custom ? [""] : []), ...labels.map((choice) => choice.label)];
  }

  complete(start: string): Promise<readonly string[]> {
    return this.host.complete(start);
  }

  open(task: string): void {
    this.host.open(task);
  }

  menu(place: MenuPlace): void {
    this.host.menu(place);
  }

  width(column: Column, width: number): void {
    this.host.width(column, width);
  }

  selected(summary: SheetSummary): void {
    this.host.selected(summary);
  }

  say(text: string): void {
    this.host.say(text);
  }

  commit(cells: readonly TypedCell[], origin: Origin): string | null {
    if (origin === "type" && cells.length === 1) return this.commitOne(cells[0]);
    void this.commitMany(cells, origin);
    return null;
  }

  insert(before: string | null): string | null {
    if (!this.inOutline()) return null;
    const task = randomUuid();
    const place = before ? { before } : this.atEnd();
    const fields = { name: t("sheet.new_name") };
    this.send([{ do: "add", task, ...place, fields }]);
    return task;
  }

  remove(tasks: readonly string[]): void {
    const { plan } = this;
    const real = tasks.filter((id) => !(plan.flags[rowOf(plan, id)] & Flag.group));
    if (real.length > 0) this.send([{ do: "remove", tasks: real }]);
  }

  indent(tasks: readonly string[], direction: 1 | -1): void {
    if (tasks.length === 0 || !this.inOutline()) return;
    this.send([{ do: direction === 1 ? "indent" : "outdent", tasks: [...tasks] }]);
  }

  shift(tasks: readonly string[], direction: 1 | -1): void {
    if (!this.inOutline()) return;
    const found = siblingBeside(this.plan, tasks, direction);
    if (!found) return this.say(t(direction === 1 ? "sheet.at_bottom" : "sheet.at_top"));
    const to = direction === 1 ? { behind: found.sibling } : { before: found.sibling };
    this.send([{ do: "place", tasks: found.tasks, ...to }]);
  }

  place(tasks: readonly string[], to: Place): void {
    const target = to.before ?? to.behind;
    if (tasks.length === 0 || (target && tasks.includes(target)) || !this.inOutline()) return;
    this.send([{ do: "place", tasks: [...tasks], ...to }]);
  }

  duplicate(tasks: readonly string[], before: string | null): void {
    if (!this.inOutline()) return;
    this.send(copiesOf(this.plan, tasks, before ? { before } : this.atEnd(), randomUuid));
  }

  /** Gives many tasks one value; asks first when some would not take it. */
  bulk(tasks: readonly string[], column: Column, text: string): Promise<void> {
    const cells = tasks.map((task) => {
      const at = rowOf(this.plan, task);
      return { row: this.plan.rowNumber[at] - 1, task, column: column.key, text };
    });
    return this.commitMany(cells, "fill");
  }

  /** Rows have a place to go to only while they stand in their outline. */
  private inOutline(): boolean {
    if (this.host.grouped()) this.say(t("gantt.group.no_place"));
    return !this.host.grouped();
  }

  private get plan(): Plan {
    return this.host.context().plan;
  }

  private atEnd(): { behind?: string } {
    const { plan } = this;
    return plan.count > 0 ? { behind: plan.id[plan.count - 1] } : {};
  }

  /** Structure changes say what is wrong themselves, in the session's message. */
  private send(changes: Change[]): void {
    this.session.commit(changes).then(
      (answer) => this.say(answer.title),
      (problem: ApiProblem) => this.say(problem.detail),
    );
  }

  private commitOne(cell: TypedCell): string | null {
    const { plan } = this;
    const column = columnOf(cell.column);
    const at = rowOf(plan, cell.task);
    const read = readCell(column, cell.text, at, this.host.context());
    const key = cell.task ?? NEW_LINE;
    if (!read.ok) {
      this.refuse(key, cell, t(`sheet.bad.${read.problem}`, read.values));
      return null;
    }
    const added = cell.task === null ? randomUuid() : null;
    const change: Change = added
      ? {
          do: "add",
          task: added,
          ...this.atEnd(),
          fields: { name: t("sheet.new_name"), ...read.fields },
        }
      : {
          do: "set",
          task: key,
          version: cell.version ?? plan.version[at],
          fields: read.fields,
        };
    if (added) this.marks.clear(NEW_LINE, cell.column);
    const target = added ?? key;
    this.marks.set(target, cell.column, { text: cell.text, state: "saving", message: "" });
    this.session.commit([change], { refusalsShown: true }).then(
      (answer) => {
        this.marks.clear(target, cell.column, cell.text);
        this.say(answer.title);
      },
      (problem: ApiProblem) => {
        if (problem.code === DROPPED) return this.marks.clear(target, cell.column, cell.text);
        this.refuse(added ? NEW_LINE : target, cell, reasonOf(problem));
        if (added) this.marks.clear(added, cell.column);
      },
    );
    return added;
  }

  private refuse(key: string, cell: TypedCell, message: string): void {
    this.marks.set(key, cell.column, { text: cell.text, state: "refused", message });
    this.say(message);
  }

  private async commitMany(cells: readonly TypedCell[], origin: Origin): Promise<void> {
    const { sent, rejected } = this.read(cells, origin);
    if (sent.length > MOST) return this.say(t("sheet.too_many", { count: MOST }));
    const changes = sent.map((one) => one.change);
    const asked = rejected.length > 0;
    try {
      // What can be read as a whole is saved at once, unless the server would leave something out.
      let answer: EditAnswer | null = null;
      if (changes.length > 0) {
        answer = asked
          ? await this.session.ask(changes, true)
          : await this.session.commit(changes, { partial: true, askFirst: true });
      }
      const refused = [...rejected, ...this.skippedOf(answer, sent)];
      if (refused.length > 0) {
        const accepted = cells.length - refused.length;
        if (!(await this.host.review(refused, accepted))) return;
        if (accepted === 0 || changes.length === 0) return;
        answer = await this.session.commit(changes, { partial: true });
      }
      if (answer) this.say(answer.title);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code !== DROPPED) this.say(problem.detail || t("common.offline.text"));
    }
  }

  /** One change for each row, with what of its cells can be read. */
  private read(
    cells: readonly TypedCell[],
    origin: Origin,
  ): { sent: Sent[]; rejected: Rejected[] } {
    const context = this.host.context();
    const { plan } = context;
    const rows = new Map<number, Sent>();
    const rejected: Rejected[] = [];
    let behind = this.atEnd();
    for (const cell of cells) {
      const column = columnOf(cell.column);
      const at = rowOf(plan, cell.task);
      const fixed = this.refusal(column, at);
      if (fixed !== null) {
        // Emptying a block of cells leaves the computed ones as they are, without a word.
        if (origin !== "clear") rejected.push(rejection(cell, fixed));
        continue;
      }
      if (at < 0 && cell.text.trim() === "") continue;
      const read = readCell(column, cell.text, at, context);
      if (!read.ok) {
        rejected.push(rejection(cell, t(`sheet.bad.${read.problem}`, read.values)));
        continue;
      }
      let row = rows.get(cell.row);
      if (!row) {
        const task = at < 0 ? randomUuid() : plan.id[at];
        const change: Sent["change"] =
          at < 0
            ? { do: "add", task, ...behind, fields: { name: t("sheet.new_name") } }
            : { do: "set", task, fields: {} };
        if (at < 0) behind = { behind: task };
        row = { change, cells: new Map() };
        rows.set(cell.row, row);
      }
      const fields = joined(row.change.fields, read.fields, column);
      Object.assign(row.change.fields, fields);
      for (const field of fieldNames(fields)) row.cells.set(field, cell);
    }
    return { sent: [...rows.values()], rejected };
  }

  private skippedOf(answer: EditAnswer | null, sent: readonly Sent[]): Rejected[] {
    return (answer?.skipped ?? []).flatMap((skip) => {
      const cells = sent[skip.change]?.cells;
      const cell = skip.field ? cells?.get(skip.field) : undefined;
      const about = cell ? [cell] : [...(cells?.values() ?? [])];
      return about.map((one) => rejection(one, skip.message));
    });
  }
}

function rowOf(plan: Plan, task: string | null): number {
  return task === null ? -1 : (rowsById(plan.id).get(task) ?? -1);
}

/** Fields as refusals name them: those of the organisation's own by their code. */
function fieldNames({ custom, ...fields }: TaskFields): string[] {
  return [...Object.keys(fields), ...Object.keys(custom ?? {}).map((code) => `custom.${code}`)];
}

function rejection(cell: TypedCell, reason: string): Rejected {
  return { row: cell.row + 1, column: cell.column, value: cell.text, reason };
}

/** The most telling text of a refusal: that of the field, else the whole. */
export function reasonOf(problem: ApiProblem): string {
  return problem.fields[0]?.message || problem.detail || problem.title || t("common.error.text");
}
