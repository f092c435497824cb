/** A list that comes in pages: the next page is asked for when its end comes near. */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Page } from "@/api/nouns";

export interface PageList<T> {
  items: T[];
  total: number;
  /** Whether `total` is only where counting stopped. */
  moreThanTotal: boolean;
  /** Whether there is a further page to ask for. */
  hasMore: boolean;
  loading: boolean;
  error: unknown;
  more: () => void;
  retry: () => void;
}

export const PAGE_SIZE = 100;

/** A list that is all there: it came with something else. */
export function wholeList<T>(items: T[]): PageList<T> {
  return {
    items,
    total: items.length,
    moreThanTotal: false,
    hasMore: false,
    loading: false,
    error: null,
    more: () => undefined,
    retry: () => undefined,
  };
}

export function usePages<T>(
  key: readonly unknown[],
  load: (after: string | undefined) => Promise<Page<T>>,
): PageList<T> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return {
    items,
    total: query.data?.pages[0]?.total ?? items.length,
    moreThanTotal: query.data?.pages[0]?.more_than_total ?? false,
    hasMore: query.hasNextPage,
    loading: query.isPending,
    error: query.error,
    more: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}
