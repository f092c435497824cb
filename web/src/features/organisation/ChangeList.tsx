import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { Change } from "@/api/nouns";
import { hasText, t } from "@/i18n/t";
import { showAgo, showInstant } from "@/lib/dates";
import type { PageList } from "@/ui/grid/pages";
import { ErrorState, LoadingBlock } from "@/ui/states";
import classes from "./ChangeList.module.css";

/** What changed, newest first; each entry opens to its before and after. */
export function ChangeList({ list, empty }: { list: PageList<Change>; empty: ReactNode }) {
  if (list.error && list.items.length === 0) {
    return <ErrorState error={list.error} retry={list.retry} />;
  }
  if (list.loading) return <LoadingBlock lines={10} />;
  if (list.items.length === 0) return <>{empty}</>;
  return (
    <div className={classes.wrap}>
      <ol className={classes.list}>
        {list.items.map((change) => (
          <ChangeItem key={change.seq} change={change} />
        ))}
      </ol>
      {list.hasMore ? (
        <Button variant="default" onClick={list.more}>
          {t("organisation.history.more")}
        </Button>
      ) : null}
    </div>
  );
}

function ChangeItem({ change }: { change: Change }) {
  const [open, setOpen] = useState(false);
  const fields = changedFields(change);
  return (
    <li className={classes.item}>
      <div className={classes.line}>
        <span className={classes.what}>{change.summary}</span>
        {fields.length > 0 ? (
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t(open ? "organisation.history.hide" : "organisation.history.details")}
          </button>
        ) : null}
        <time dateTime={change.at} title={showInstant(change.at)} className={classes.when}>
          {showAgo(change.at, Date.now())}
        </time>
      </div>
      {change.reason ? <div className={classes.reason}>{change.reason}</div> : null}
      {open ? (
        <table className={classes.diff}>
          <thead>
            <tr>
              <th scope="col">{t("organisation.history.field")}</th>
              <th scope="col">{t("organisation.history.before")}</th>
              <th scope="col">{t("organisation.history.after")}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ name, before, after }) => (
              <tr key={name}>
                <th scope="row">{fieldName(name)}</th>
                <td>{before}</td>
                <td>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </li>
  );
}

function fieldName(name: string): string {
  const key = `organisation.field.${name}`;
  return hasText(key) ? t(key) : name.replaceAll("_", " ");
}

function show(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function changedFields(change: Change): { name: string; before: string; after: string }[] {
  const names = new Set([...Object.keys(change.before ?? {}), ...Object.keys(change.after ?? {})]);
  return [...names]
    .map((name) => ({
      // A field of the organisation's own by its code.
      name: name.replace(/^custom\./, ""),
      before: show(change.before?.[name]),
      after: show(change.after?.[name]),
    }))
    .filter(({ before, after }) => before !== after);
}
