/** Saved views: what a page shows, as its part of the URL, kept on the server under a name. */
import { useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { SavedView, SavedViews } from "@/api/nouns";
import type { UrlState } from "@/ui/url-state";

/** What a view remembers. */
export interface ViewSettings {
  readonly url: Readonly<Record<string, string>>;
  /** Widths of columns, where people have set them. */
  readonly widths?: Readonly<Record<string, number>>;
}

export function useSavedViews(list: string, projectId: string | undefined) {
  return useQuery({
    queryKey: ["saved_views", list, projectId ?? null],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/saved_views", {
          params: { query: { list, project_id: projectId } },
        }),
      )) as SavedViews,
  });
}

export function settingsOf(view: SavedView): ViewSettings {
  const settings = view.settings as Partial<ViewSettings>;
  return { url: settings.url ?? {}, widths: settings.widths };
}

/** The part of the URL that a view of this page remembers. */
export function viewState(url: UrlState, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(keys.flatMap((key) => (url[key] ? [[key, url[key] as string]] : [])));
}

/** The changes of the URL that open a view: everything it does not say is as usual. */
export function openingOf(view: SavedView, keys: readonly string[]): UrlState {
  const { url } = settingsOf(view);
  return { ...Object.fromEntries(keys.map((key) => [key, url[key]])), saved: view.id };
}

/** Whether the page shows something else than the view says. */
export function isChanged(view: SavedView, url: UrlState, keys: readonly string[]): boolean {
  const said = settingsOf(view).url;
  return keys.some((key) => (url[key] ?? "") !== (said[key] ?? ""));
}
