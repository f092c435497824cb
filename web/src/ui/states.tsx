import { Button, Skeleton } from "@mantine/core";
import {
  IconAlertTriangle,
  IconFilterOff,
  IconInbox,
  IconLock,
  IconPlugConnectedX,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { OFFLINE, problemOf } from "@/api/problem";
import { t } from "@/i18n/t";
import classes from "./states.module.css";

interface StateProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  alert?: boolean;
}

function State({ icon, title, children, action, alert }: StateProps) {
  return (
    <div className={classes.state} role={alert ? "alert" : undefined}>
      <div className={classes.icon} aria-hidden="true">
        {icon}
      </div>
      <p className={classes.title}>{title}</p>
      {children ? <div className={classes.text}>{children}</div> : null}
      {action ? <div className={classes.action}>{action}</div> : null}
    </div>
  );
}

/** Nothing here yet: what the page is for, and the first thing to do. */
export function EmptyState(props: {
  icon?: ReactNode;
  title: string;
  text: string;
  action?: ReactNode;
}) {
  return (
    <State
      icon={props.icon ?? <IconInbox size={30} stroke={1.5} />}
      title={props.title}
      action={props.action}
    >
      {props.text}
    </State>
  );
}

/** Something is here, but not for these filters. */
export function FilteredEmpty({ onClear }: { onClear: () => void }) {
  return (
    <State
      icon={<IconFilterOff size={30} stroke={1.5} />}
      title={t("common.filtered_empty.title")}
      action={
        <Button variant="default" onClick={onClear}>
          {t("common.filtered_empty.clear")}
        </Button>
      }
    >
      {t("common.filtered_empty.text")}
    </State>
  );
}

/** What went wrong, why, what to do, and the incident to quote. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const problem = problemOf(error);
  if (problem.status === 403) {
    return (
      <State icon={<IconLock size={30} stroke={1.5} />} title={t("common.forbidden.title")} alert>
        {problem.detail || t("common.forbidden.text")}
      </State>
    );
  }
  const missing = problem.status === 404;
  const offline = problem.status === OFFLINE;
  const title = missing
    ? t("common.missing.title")
    : offline
      ? t("common.offline.title")
      : t("common.error.title");
  const text = missing
    ? t("common.missing.text")
    : offline
      ? t("common.offline.text")
      : problem.detail || t("common.error.text");
  return (
    <State
      alert
      icon={
        offline ? (
          <IconPlugConnectedX size={30} stroke={1.5} />
        ) : (
          <IconAlertTriangle size={30} stroke={1.5} />
        )
      }
      title={title}
      action={retry && !missing ? <Button onClick={retry}>{t("common.retry")}</Button> : undefined}
    >
      {text}
      {problem.incident ? (
        <div className={classes.incident}>
          {t("common.error.incident", { incident: problem.incident })}
        </div>
      ) : null}
    </State>
  );
}

/** The outline of a form or page while it loads. */
export function LoadingBlock({ lines = 6 }: { lines?: number }) {
  return (
    <div className={classes.loading} role="status" aria-label={t("common.loading")}>
      {Array.from({ length: lines }, (_, i) => (
        <Skeleton key={`line${i + 1}`} height={16} width={`${92 - ((i * 17) % 48)}%`} radius={4} />
      ))}
    </div>
  );
}
