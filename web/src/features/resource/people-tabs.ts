import { t } from "@/i18n/t";
import type { TabLink } from "@/ui/TabLinks";

export const PEOPLE_TABS = [
  { to: "/people", key: "people" },
  { to: "/people/teams", key: "teams" },
  { to: "/people/roles", key: "roles" },
  { to: "/people/skills", key: "skills" },
  { to: "/people/expiring", key: "expiring" },
  { to: "/people/locations", key: "locations" },
] as const;

export function tabsOf(tabs: typeof PEOPLE_TABS): TabLink[] {
  return tabs.map(({ to, key }) => ({ to, label: t(`resource.tab.${key}`), exact: true }));
}
