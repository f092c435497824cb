/** The heatmap in blocks: the page asks only for those it shows. */
import { useQueries } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import { type Grain, type Heatmap, type HeatmapRow, periodAfter, type RowKind } from "./capacity";

export const BLOCK_ROWS = 50;
export const BLOCK_COLUMNS = 26;

export interface Question {
  by: RowKind;
  grain: Grain;
  from: string;
  proposed: boolean;
  team_id?: string;
  q?: string;
}

/** What is in sight, in rows and columns; the ends are not. */
export interface Sight {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface HeatmapCell {
  capacity: number;
  firm: number;
  proposed: number;
  open: number;
  band: HeatmapRow["bands"][number];
}

/** The blocks that a part of the heatmap touches, as `[row, column]` of blocks. */
export function blocksOf(sight: Sight): [number, number][] {
  const blocks: [number, number][] = [];
  const last = (end: number, size: number) => Math.max(0, Math.ceil(end / size) - 1);
  const rows = [Math.floor(sight.top / BLOCK_ROWS), last(sight.bottom, BLOCK_ROWS)];
  const columns = [Math.floor(sight.left / BLOCK_COLUMNS), last(sight.right, BLOCK_COLUMNS)];
  for (let row = rows[0]; row <= rows[1]; row++) {
    for (let column = columns[0]; column <= columns[1]; column++) blocks.push([row, column]);
  }
  return blocks;
}

export function useBlocks(question: Question, sight: Sight, horizon: number) {
  const blocks = blocksOf(sight);
  const results = useQueries({
    queries: blocks.map(([row, column]) => ({
      queryKey: ["heatmap", "block", question, row, column],
      queryFn: async () =>
        (await ok(
          client.GET("/api/v1/heatmap", {
            params: {
              query: {
                by: question.by,
                grain: question.grain,
                proposed: question.proposed,
                team_id: question.team_id,
                q: question.q,
                from: periodAfter(question.from, question.grain, column * BLOCK_COLUMNS),
                count: Math.min(BLOCK_COLUMNS, horizon - column * BLOCK_COLUMNS),
                skip: row * BLOCK_ROWS,
                limit: BLOCK_ROWS,
              },
            },
          }),
        )) as Heatmap,
      staleTime: 20_000,
      // The same people and periods under another question; never other people's figures.
      placeholderData: (old: Heatmap | undefined, query?: { queryKey: readonly unknown[] }) =>
        query?.queryKey[3] === row && query.queryKey[4] === column ? old : undefined,
    })),
  });
  const known = new Map(blocks.map(([row, column], at) => [`${row}:${column}`, results[at]?.data]));
  const any = results.find((result) => result.data)?.data;
  const blockAt = (row: number, column: number) =>
    known.get(`${Math.floor(row / BLOCK_ROWS)}:${Math.floor(column / BLOCK_COLUMNS)}`);
  return {
    total: any?.total,
    policy: any?.policy,
    error: results.find((result) => result.isError && !result.data)?.error,
    retry: () => results.forEach((result) => void result.refetch()),
    row: (at: number) => blockAt(at, sight.left)?.rows[at % BLOCK_ROWS],
    cell: (row: number, column: number): HeatmapCell | undefined => {
      const line = blockAt(row, column)?.rows[row % BLOCK_ROWS];
      const at = column % BLOCK_COLUMNS;
      if (!line || line.bands[at] === undefined) return undefined;
      return {
        capacity: line.capacity[at],
        firm: line.firm[at],
        proposed: line.proposed[at],
        open: line.open[at],
        band: line.bands[at],
      };
    },
  };
}
