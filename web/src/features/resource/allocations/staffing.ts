/** The staffing of a project: its shapes, and blocks of cells that are typed or pasted. */
import type { components } from "@/api/schema";

type Schemas = components["schemas"];
export type Staffing = Schemas["Staffing"];
export type StaffingRow = Schemas["StaffingRow"];
export type Allocation = Schemas["AllocationView"];
export type TimeUnit = Schemas["TimeUnit"];
export type RejectedCell = Schemas["RejectedCell"];

export const UNITS: readonly TimeUnit[] = ["hours", "percent", "fte", "person_days"];

/** Whose a row is: a person, or the team or role whose people are named later. */
export function nameOf({ resource, team, job_role }: StaffingRow): string {
  if (resource) return resource.name;
  if (team && job_role) return `${team.name}, ${job_role.name}`;
  return team?.name ?? job_role?.name ?? "";
}

export interface TypedCell {
  allocation_id: string;
  version: number;
  from: string;
  amount: string;
  /** Whose it is, to tell what was refused. */
  row: number;
  column: number;
}

/** The cells that a block of texts falls on, from a cell to the right and down; rows of tasks are skipped. */
export function cellsOf(
  staffing: Staffing,
  block: readonly (readonly string[])[],
  row: number,
  column: number,
): TypedCell[] {
  const cells: TypedCell[] = [];
  let at = row;
  for (const texts of block) {
    while (at < staffing.rows.length && !staffing.rows[at].allocation) at++;
    const allocation = staffing.rows[at]?.allocation;
    if (!allocation) break;
    texts.forEach((amount, right) => {
      const period = staffing.periods[column + right];
      if (!period) return;
      const { id, version } = allocation;
      const place = { row: at, column: column + right };
      cells.push({ allocation_id: id, version, from: period.from, amount, ...place });
    });
    at++;
  }
  return cells;
}
