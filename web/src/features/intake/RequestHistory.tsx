import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { showAgo, showInstant } from "@/lib/dates";
import { Loaded } from "@/ui/Loaded";
import { Section } from "@/ui/Section";
import classes from "./intake.module.css";
import { t } from "./texts";

type Moved = components["schemas"]["RequestEvent"];

/** Every move of a request, newest first: who, when, and why. */
export function RequestHistory({ requestId }: { requestId: string }) {
  const query = useQuery({
    queryKey: ["request_history", requestId],
    queryFn: async () => {
      const params = { path: { id: requestId } };
      return (await ok(client.GET("/api/v1/requests/{id}/history", { params }))).items;
    },
  });
  return (
    <MoveHistory
      title={t("intake.history.title")}
      query={query}
      says={(event) =>
        t(`intake.history.${event.verb}`, {
          actor: event.actor?.name ?? t("intake.history.program"),
        })
      }
    />
  );
}

/** Moves from state to state, newest first, in words of their own. */
export function MoveHistory(props: {
  title: string;
  query: UseQueryResult<Moved[]>;
  says: (event: Moved) => string;
}) {
  return (
    <Section title={props.title}>
      <Loaded query={props.query} lines={4}>
        {(events) => (
          <ol className={classes.lines} aria-label={props.title}>
            {events.map((event) => (
              <li key={event.at}>
                <div className={classes.line}>
                  <span>{props.says(event)}</span>
                  <time className={classes.end} dateTime={event.at} title={showInstant(event.at)}>
                    {showAgo(event.at, Date.now())}
                  </time>
                </div>
                {event.reason ? <p className={classes.said}>{event.reason}</p> : null}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Section>
  );
}
