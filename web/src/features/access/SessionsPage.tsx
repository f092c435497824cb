import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { Page, Session } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showAgo, showInstant } from "@/lib/dates";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";

export default function SessionsPage() {
  const queries = useQueryClient();
  const sessions = useQuery({
    queryKey: ["sessions"],
    queryFn: async () => (await ok(client.GET("/api/v1/sessions"))) as Page<Session>,
  });

  async function end(session: Session) {
    try {
      await ok(client.DELETE("/api/v1/sessions/{id}", { params: { path: { id: session.id } } }));
      toastDone(t("access.sessions.ended"));
      await queries.invalidateQueries({ queryKey: ["sessions"] });
    } catch (error) {
      toastFailed(error);
    }
  }

  return (
    <Section title={t("access.sessions.title")} hint={t("access.sessions.hint")}>
      <Loaded query={sessions}>
        {(page) => (
          <PlainTable
            label={t("access.sessions.title")}
            head={[
              t("access.sessions.client"),
              t("access.sessions.since"),
              t("access.sessions.seen"),
              "",
            ]}
            rows={page.items.map((session) => ({
              key: session.id,
              cells: [
                session.client || t("access.sessions.unknown"),
                showInstant(session.created_at),
                showAgo(session.last_seen_at, Date.now()),
                session.current ? (
                  <Mark key="mark" tone="info">
                    {t("access.sessions.this")}
                  </Mark>
                ) : (
                  <Button key="end" variant="default" size="xs" onClick={() => end(session)}>
                    {t("access.sessions.end")}
                  </Button>
                ),
              ],
            }))}
          />
        )}
      </Loaded>
    </Section>
  );
}
