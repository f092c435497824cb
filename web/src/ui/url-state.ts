/** The part of a page's view that lives in the URL, read and changed as one object. */
import { useNavigate, useSearch } from "@tanstack/react-router";

export type UrlState = Record<string, string | undefined>;

export function useUrlState(): [UrlState, (changes: UrlState, replace?: boolean) => void] {
  const search = useSearch({ strict: false }) as UrlState;
  const navigate = useNavigate();
  return [
    search,
    (changes, replace = false) => {
      void navigate({
        to: ".",
        replace,
        search: ((before: UrlState) => {
          const next: UrlState = { ...before, ...changes };
          for (const key of Object.keys(next)) if (!next[key]) delete next[key];
          return next;
        }) as never,
      });
    },
  ];
}
