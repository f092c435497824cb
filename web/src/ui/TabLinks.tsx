import { Link, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import classes from "./TabLinks.module.css";

export interface TabLink {
  to: string;
  label: string;
  count?: number;
  /** Addresses below it belong to other tabs. */
  exact?: boolean;
}

/** Tabs that are pages: each has its own address. */
export function TabLinks({
  label,
  tabs,
  keepSearch,
}: {
  label: string;
  tabs: TabLink[];
  keepSearch?: string[];
}) {
  const { pathname, search } = useLocation();
  const kept = Object.fromEntries(
    Object.entries(search).filter(([key]) => keepSearch?.includes(key)),
  );
  const bar = useRef<HTMLElement>(null);
  // On a narrow screen the tab one is on may be out of sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another current tab
  useEffect(() => {
    const current = bar.current?.querySelector('[aria-current="page"]');
    current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [pathname]);
  return (
    <nav ref={bar} aria-label={label} className={classes.tabs}>
      {tabs.map((tab) => {
        const current = pathname === tab.to || (!tab.exact && pathname.startsWith(`${tab.to}/`));
        return (
          <Link
            key={tab.to}
            to={tab.to}
            search={kept as never}
            className={classes.tab}
            activeOptions={{ exact: tab.exact }}
            aria-current={current ? "page" : undefined}
          >
            {tab.label}
            {tab.count ? <span className={classes.count}>{tab.count}</span> : null}
          </Link>
        );
      })}
    </nav>
  );
}
