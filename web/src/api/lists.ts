/** Query strings of lists: empty filters are left out. */
import { PAGE_SIZE } from "@/ui/grid/pages";

export interface ListQuery {
  q?: string;
  sort?: string;
  [filter: string]: string | number | boolean | undefined;
}

/** What every list takes; filters beyond these are the list's own. */
interface ListParameters {
  limit: number;
  after?: string;
}

export function listQuery(query: ListQuery, after?: string): ListParameters {
  const out: ListParameters & Record<string, unknown> = { limit: PAGE_SIZE };
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "" && value !== false) out[name] = value;
  }
  if (after) out.after = after;
  return out;
}
