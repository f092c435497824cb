import { useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { Change, Page } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showAgo, showInstant } from "@/lib/dates";
import { Loaded } from "@/ui/Loaded";
import classes from "./HomePage.module.css";

export function RecentChanges() {
  const query = useQuery({
    queryKey: ["changes", "home"],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/changes", { params: { query: { limit: 12 } } }),
      )) as Page<Change>,
  });
  return (
    <Loaded query={query}>
      {(page) =>
        page.items.length === 0 ? (
          <p className="muted">{t("organisation.history.none_text")}</p>
        ) : (
          <ul className={classes.list}>
            {page.items.map((change) => (
              <li key={change.seq} className={classes.change}>
                <span>{change.summary}</span>
                <time dateTime={change.at} title={showInstant(change.at)}>
                  {showAgo(change.at, Date.now())}
                </time>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
