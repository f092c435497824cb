import { Button, SegmentedControl } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Notice } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showAgo, showInstant } from "@/lib/dates";
import { Mark } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorState, LoadingBlock } from "@/ui/states";
import { toastFailed } from "@/ui/toast";
import { useUrlState } from "@/ui/url-state";
import classes from "./notices.module.css";
import { markRead, placeOf, saysOf, useNotices, useUnread } from "./notifications";

export default function NotificationsPage() {
  const queries = useQueryClient();
  const [url, setUrl] = useUrlState();
  const unread = url.unread === "true";
  const list = useNotices(unread);
  const waiting = useUnread();

  async function read(ids?: string[]) {
    try {
      await markRead(ids);
    } catch (error) {
      toastFailed(error);
    }
    void queries.invalidateQueries({ queryKey: ["notifications"] });
  }

  return (
    <Page
      title={t("delivery.notifications.title")}
      hint={t("delivery.notifications.hint")}
      actions={
        <Button
          variant="default"
          aria-busy={waiting === null}
          disabled={!waiting}
          onClick={() => void read()}
        >
          {t("delivery.notifications.read_all")}
        </Button>
      }
    >
      <SegmentedControl
        className={classes.choice}
        aria-label={t("delivery.notifications.show")}
        value={unread ? "unread" : "all"}
        onChange={(value) => setUrl({ unread: value === "unread" ? "true" : undefined }, true)}
        data={[
          { value: "all", label: t("delivery.notifications.all") },
          { value: "unread", label: t("delivery.notifications.unread") },
        ]}
      />
      {list.error && list.items.length === 0 ? (
        <ErrorState error={list.error} retry={list.retry} />
      ) : list.loading ? (
        <LoadingBlock lines={8} />
      ) : list.items.length === 0 ? (
        <EmptyState
          title={t(unread ? "delivery.notifications.none_unread" : "delivery.notifications.none")}
          text={t(
            unread ? "delivery.notifications.none_unread_text" : "delivery.notifications.none_text",
          )}
        />
      ) : (
        <div className={classes.wrap}>
          <ol className={classes.list} aria-label={t("delivery.notifications.title")}>
            {list.items.map((notice) => (
              <NoticeItem key={notice.id} notice={notice} onRead={() => void read([notice.id])} />
            ))}
          </ol>
          {list.hasMore ? (
            <Button variant="default" onClick={list.more}>
              {t("delivery.notifications.more")}
            </Button>
          ) : null}
        </div>
      )}
    </Page>
  );
}

function NoticeItem({ notice, onRead }: { notice: Notice; onRead: () => void }) {
  const place = placeOf(notice);
  return (
    <li className={classes.item} data-unread={!notice.read || undefined}>
      <div className={classes.line}>
        {notice.read ? null : <Mark tone="info">{t("delivery.notifications.is_unread")}</Mark>}
        {place ? (
          <Link
            to={place.to}
            search={place.search as never}
            hash={place.hash}
            className={classes.says}
            onClick={notice.read ? undefined : onRead}
          >
            {saysOf(notice)}
          </Link>
        ) : (
          <span className={classes.says}>{saysOf(notice)}</span>
        )}
        <time dateTime={notice.at} title={showInstant(notice.at)} className={classes.when}>
          {showAgo(notice.at, Date.now())}
        </time>
      </div>
      <div className={classes.where}>
        {[notice.title || t("delivery.notifications.unseen"), notice.within]
          .filter(Boolean)
          .join(" · ")}
      </div>
      {notice.excerpt ? <p className={classes.excerpt}>{notice.excerpt}</p> : null}
      {notice.read ? null : (
        <Button
          variant="subtle"
          size="compact-xs"
          className={classes.deed}
          aria-label={`${t("delivery.notifications.read_one")}: ${saysOf(notice)}`}
          onClick={onRead}
        >
          {t("delivery.notifications.read_one")}
        </Button>
      )}
    </li>
  );
}
