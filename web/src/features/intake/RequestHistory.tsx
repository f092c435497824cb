import { useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import { showAgo, showInstant } from "@/lib/dates";
import { Loaded } from "@/ui/Loaded";
import { Section } from "@/ui/Section";
import classes from "./intake.module.css";
import { t } from "./texts";

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
    <Section title={t("intake.history.title")}>
      <Loaded query={query} lines={4}>
        {(events) => (
          <ol className={classes.lines} aria-label={t("intake.history.title")}>
            {events.map((event) => (
              <li key={event.at}>
                <div className={classes.line}>
                  <span>
                    {t(`intake.history.${event.verb}`, {
                      actor: event.actor?.name ?? t("intake.history.program"),
                    })}
                  </span>
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
