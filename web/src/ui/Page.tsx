import { Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { t } from "@/i18n/t";
import classes from "./Page.module.css";

export interface Crumb {
  label: string;
  to: string;
}

interface PageProps {
  title: string;
  /** What stands beside the title: a key, a stage. */
  marks?: ReactNode;
  crumbs?: Crumb[];
  actions?: ReactNode;
  /** One line under the title. */
  hint?: ReactNode;
  /** The content fills the height and scrolls by itself. */
  fill?: boolean;
  children: ReactNode;
}

export function Page({ title, marks, crumbs, actions, hint, fill, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Steerco`;
  }, [title]);
  return (
    <div className={classes.page} data-fill={fill || undefined}>
      <div className={classes.header}>
        <div className={classes.heading}>
          {crumbs && crumbs.length > 0 ? (
            <nav aria-label={t("common.breadcrumbs")} className={classes.crumbs}>
              {crumbs.map((crumb, at) => (
                <span key={crumb.to}>
                  {at > 0 ? <span aria-hidden="true">/</span> : null}
                  <Link to={crumb.to}>{crumb.label}</Link>
                </span>
              ))}
            </nav>
          ) : null}
          <div className={classes.titleRow}>
            <h1 className={classes.title}>{title}</h1>
            {marks}
          </div>
          {hint ? <div className={classes.hint}>{hint}</div> : null}
        </div>
        {actions ? (
          <Group gap={8} className={classes.actions}>
            {actions}
          </Group>
        ) : null}
      </div>
      {children}
    </div>
  );
}
