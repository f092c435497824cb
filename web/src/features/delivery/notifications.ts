/** What concerns the person who is signed in. */
import { useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { Notice, Page } from "@/api/nouns";
import { t } from "@/i18n/t";
import { type PageList, usePages } from "@/ui/grid/pages";

const PAGE = 50;

/** How many notices are unread; null until that is known. */
export function useUnread(): number | null {
  const query = useQuery({
    queryKey: ["notifications", "unread"],
    queryFn: async () => (await ok(client.GET("/api/v1/me/notifications/unread"))).unread,
    staleTime: 60_000,
  });
  return query.data ?? (query.isPending ? null : 0);
}

export function useNotices(unread: boolean): PageList<Notice> {
  return usePages<Notice>(["notifications", "list", unread], async (after) => {
    const query = { limit: PAGE, ...(unread ? { unread } : {}), ...(after ? { after } : {}) };
    return (await ok(
      client.GET("/api/v1/me/notifications", { params: { query } }),
    )) as Page<Notice>;
  });
}

/** Marks these as read, or all. */
export async function markRead(ids?: string[]): Promise<void> {
  await ok(client.POST("/api/v1/me/notifications/read", { body: ids ? { ids } : {} }));
}

/** Where a notice leads; nowhere when one may not see it any more. */
export function placeOf(notice: Notice): {
  to: string;
  search: Record<string, string>;
  hash?: string;
} | null {
  if (!notice.href) return null;
  const url = new URL(notice.href, window.location.origin);
  return {
    to: url.pathname,
    search: Object.fromEntries(url.searchParams),
    hash: url.hash.slice(1) || undefined,
  };
}

export function saysOf(notice: Notice): string {
  const actor = notice.actor?.name || t("delivery.notifications.someone");
  if (notice.kind === "assigned") {
    return t("delivery.notifications.assigned", { actor, count: notice.count });
  }
  return t(`delivery.notifications.${notice.kind}`, { actor });
}
