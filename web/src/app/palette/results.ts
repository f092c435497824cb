export interface SearchHit {
  kind: string;
  id: string;
  title: string;
  context: string | null;
  href: string | null;
}

/** Where a search hit leads; tasks carry their project in the server's own address. */
export function hrefOf(hit: SearchHit): string {
  switch (hit.kind) {
    case "project":
      return `/projects/${hit.id}`;
    case "portfolio":
      return `/portfolios/${hit.id}`;
    case "program":
      return `/programs/${hit.id}`;
    case "person":
    case "resource":
      if (hit.href?.startsWith("/users/")) return `/settings${hit.href}`;
      return `/people/${hit.id}`;
    case "task":
      return hit.href?.startsWith("/projects/") ? hit.href : `/tasks?task=${hit.id}`;
    default:
      return hit.href ?? "/";
  }
}
