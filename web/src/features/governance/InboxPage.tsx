import { Button, Checkbox } from "@mantine/core";
import { IconInbox } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { client, ok } from "@/api/client";
import type { BulkResult, InboxItem, Page as ListPage } from "@/api/nouns";
import { singleKeysOn } from "@/app/shell/shortcuts";
import { showMinor } from "@/features/intake/requests";
import { t } from "@/i18n/t";
import { showAgo, showDay, showInstant } from "@/lib/dates";
import { usePages } from "@/ui/grid/pages";
import { Mark } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorState, LoadingBlock } from "@/ui/states";
import { toastDone, toastFailed } from "@/ui/toast";
import { type Choice, decideMany, useRefreshApprovals } from "./approvals";
import { DecideModal, Skipped } from "./DecideModal";
import { TickModal } from "./decisions/TickModal";
import { CloseConditionModal } from "./gates/CloseConditionModal";
import classes from "./governance.module.css";

/** One may wait twice for the same approval: for oneself and for somebody one stands in for. */
const keyOf = (item: InboxItem) => `${item.id}-${item.seat_id}`;

/** Everything that waits for the person, decided by keyboard or with buttons, alone or together. */
export default function InboxPage() {
  const refresh = useRefreshApprovals();
  const navigate = useNavigate();
  const list = usePages<InboxItem>(["inbox", "list"], async (after) => {
    const query = { limit: 50, ...(after ? { after } : {}) };
    const page = await ok(client.GET("/api/v1/me/inbox", { params: { query } }));
    return { ...page, more_than_total: false } as ListPage<InboxItem>;
  });
  const [at, setAt] = useState(0);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<{ choice: Choice; items: InboxItem[] } | null>(null);
  const [skipped, setSkipped] = useState<BulkResult[]>([]);
  const [ticking, setTicking] = useState<InboxItem | null>(null);
  const current = Math.min(at, list.items.length - 1);
  const items = list.items;
  const rows = useRef(new Map<string, HTMLLIElement>());

  /** What a deed is about: what is picked, or the one the marker is on. */
  const meant = (item?: InboxItem): InboxItem[] => {
    const chosen = items.filter((one) => picked.has(keyOf(one)));
    const all = item ? [item] : chosen.length > 0 ? chosen : items.slice(current, current + 1);
    return all.filter((one) => one.kind === "approval");
  };
  const pick = (item: InboxItem, on: boolean) => {
    const next = new Set(picked);
    if (on) next.add(keyOf(item));
    else next.delete(keyOf(item));
    setPicked(next);
  };

  async function approve(which: InboxItem[]) {
    if (which.length === 0) return;
    try {
      const results = await decideMany(which, "approve", "");
      const done = results.filter((one) => one.done).length;
      if (done > 0) {
        toastDone(t("governance.approve_done", { count: done, title: which[0].title }));
      }
      setSkipped(results.filter((one) => !one.done));
      setPicked(new Set());
    } catch (error) {
      toastFailed(error);
    }
    refresh();
  }
  const ask = (choice: Choice, which: InboxItem[]) => {
    if (which.length > 0) setAsking({ choice, items: which });
  };

  const deeds = useRef<(key: string) => boolean>(() => false);
  deeds.current = (key) => {
    const item = items[current];
    if (!item) return false;
    const go = (to: number) => {
      const next = Math.max(0, Math.min(items.length - 1, to));
      setAt(next);
      rows.current.get(keyOf(items[next]))?.scrollIntoView({ block: "nearest" });
    };
    switch (key) {
      case "j":
        go(current + 1);
        return true;
      case "k":
        go(current - 1);
        return true;
      case "a":
        void approve(meant());
        return true;
      case "r":
        ask("reject", meant());
        return true;
      case "q":
        ask("return", meant());
        return true;
      case "o":
        void navigate({ to: item.href });
        return true;
      case " ":
        if (item.kind === "approval") pick(item, !picked.has(keyOf(item)));
        return true;
      default:
        return false;
    }
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || !singleKeysOn()) return;
      if (document.querySelector('[role="dialog"]')) return;
      // Space belongs to the button or box that has the focus.
      const own =
        event.key === " "
          ? "button,input,a,textarea,select"
          : "input:not([type=checkbox]),textarea,select";
      if (target.closest(own)) return;
      if (deeds.current(event.key)) event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  const chosen = items.filter((one) => picked.has(keyOf(one))).length;
  return (
    <Page title={t("governance.inbox.title")} hint={t("governance.inbox.hint")}>
      {items.length > 0 ? (
        <div className={classes.keys} aria-hidden="true">
          {(["j", "a", "r", "q", "space", "o"] as const).map((key) => (
            <span key={key}>
              {key === "j" ? (
                <>
                  <kbd>J</kbd> <kbd>K</kbd>
                </>
              ) : (
                <kbd>{key === "space" ? t("governance.inbox.space") : key.toUpperCase()}</kbd>
              )}{" "}
              {t(`governance.inbox.key_${key}`)}
            </span>
          ))}
        </div>
      ) : null}
      {chosen > 0 ? (
        <section className={classes.chosen} aria-label={t("governance.inbox.chosen_label")}>
          <span role="status">{t("governance.inbox.chosen", { count: chosen })}</span>
          <Button size="compact-sm" onClick={() => void approve(meant())}>
            {t("governance.approve")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => ask("reject", meant())}>
            {t("governance.reject")}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => setPicked(new Set())}>
            {t("governance.inbox.unpick")}
          </Button>
        </section>
      ) : null}
      <Skipped results={skipped} />
      {list.error && items.length === 0 ? (
        <ErrorState error={list.error} retry={list.retry} />
      ) : list.loading ? (
        <LoadingBlock lines={8} />
      ) : items.length === 0 ? (
        <EmptyState
          icon={<IconInbox size={30} stroke={1.5} />}
          title={t("governance.inbox.none")}
          text={t("governance.inbox.none_text")}
        />
      ) : (
        <div className={classes.wrap}>
          <ol className={classes.list} aria-label={t("governance.inbox.title")}>
            {items.map((item, index) => (
              <li
                key={keyOf(item)}
                ref={(element) => {
                  if (element) rows.current.set(keyOf(item), element);
                  else rows.current.delete(keyOf(item));
                }}
                className={classes.item}
                data-current={index === current || undefined}
                aria-current={index === current || undefined}
                onPointerDown={() => setAt(index)}
              >
                {item.kind === "approval" ? (
                  <Checkbox
                    mt={2}
                    aria-label={t("governance.inbox.pick", { title: item.title })}
                    checked={picked.has(keyOf(item))}
                    onChange={(event) => pick(item, event.currentTarget.checked)}
                  />
                ) : null}
                <ItemText item={item} />
                {item.kind === "approval" ? (
                  <div className={classes.deeds}>
                    <Button
                      size="compact-sm"
                      aria-label={t("governance.approve_one", { title: item.title })}
                      onClick={() => void approve(meant(item))}
                    >
                      {t("governance.approve")}
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t("governance.reject_one", { title: item.title })}
                      onClick={() => ask("reject", meant(item))}
                    >
                      {t("governance.reject")}
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t("governance.return_one", { title: item.title })}
                      onClick={() => ask("return", meant(item))}
                    >
                      {t("governance.return")}
                    </Button>
                  </div>
                ) : item.kind === "decision_action" || item.kind === "gate_condition" ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t(`governance.inbox.${item.kind}_one`, { title: item.title })}
                    onClick={() => setTicking(item)}
                  >
                    {t(`governance.inbox.${item.kind}_do`)}
                  </Button>
                ) : (
                  <Button
                    component={Link}
                    to={item.href}
                    size="compact-sm"
                    variant="default"
                    aria-label={t(`governance.inbox.${item.kind}_one`, { title: item.title })}
                  >
                    {t(`governance.inbox.${item.kind}_do`)}
                  </Button>
                )}
              </li>
            ))}
          </ol>
          {list.hasMore ? (
            <Button variant="default" onClick={list.more}>
              {t("common.more")}
            </Button>
          ) : null}
        </div>
      )}
      {ticking ? <Ticking item={ticking} onClose={() => setTicking(null)} /> : null}
      {asking ? (
        <DecideModal
          choice={asking.choice}
          items={asking.items}
          onClose={() => setAsking(null)}
          onDone={() => setPicked(new Set())}
        />
      ) : null}
    </Page>
  );
}

/** Says that something is done, or how a condition was met. */
function Ticking({ item, onClose }: { item: InboxItem; onClose: () => void }) {
  const open = { id: item.id, version: item.version ?? 0, text: item.note };
  return item.kind === "gate_condition" ? (
    <CloseConditionModal condition={open} onClose={onClose} />
  ) : (
    <TickModal action={open} onClose={onClose} />
  );
}

function ItemText({ item }: { item: InboxItem }) {
  const facts = [
    t(`governance.subject.${item.subject_kind}`),
    item.step_name,
    showMinor(item.amount_minor, item.currency),
    item.asked_by ? t("governance.inbox.asked_by", { name: item.asked_by.name }) : "",
    item.due ? t("governance.inbox.due", { when: showDay(item.due) }) : "",
  ].filter(Boolean);
  return (
    <div className={classes.what}>
      <div className={classes.line}>
        <Link to={item.href} className={classes.name}>
          {item.title}
        </Link>
        {item.kind === "approval" ? null : (
          <Mark tone="warn">{t(`governance.inbox.${item.kind}`)}</Mark>
        )}
        {item.escalated ? <Mark tone="warn">{t("governance.escalated")}</Mark> : null}
        {item.stands_in_for ? (
          <Mark tone="info">
            {t("governance.inbox.stands_in", { name: item.stands_in_for.name })}
          </Mark>
        ) : null}
        <time className={classes.when} dateTime={item.since} title={showInstant(item.since)}>
          {showAgo(item.since, Date.now())}
        </time>
      </div>
      <div className={classes.about}>{facts.join(" · ")}</div>
      {item.note ? <p className={classes.said}>{item.note}</p> : null}
    </div>
  );
}
