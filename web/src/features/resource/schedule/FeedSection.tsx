import { Button, Group, Stack } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { showInstant } from "@/lib/dates";
import { CopyField } from "@/ui/CopyField";
import { Loaded } from "@/ui/Loaded";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";

/** The secret address under which a calendar program reads the schedule. */
export function FeedSection() {
  const queries = useQueryClient();
  const [url, setUrl] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ["schedule_feed"],
    queryFn: async () => await ok(client.GET("/api/v1/me/schedule_feed")),
  });
  const refresh = () => queries.invalidateQueries({ queryKey: ["schedule_feed"] });

  async function make() {
    try {
      const feed = await ok(client.POST("/api/v1/me/schedule_feed"));
      setUrl(feed.url ?? null);
      await refresh();
    } catch (error) {
      toastFailed(error);
    }
  }

  async function revoke() {
    try {
      await ok(client.DELETE("/api/v1/me/schedule_feed"));
      setUrl(null);
      toastDone(t("resource.feed.revoked"));
      await refresh();
    } catch (error) {
      toastFailed(error);
    }
  }

  return (
    <Section title={t("resource.feed.title")} hint={t("resource.feed.hint")}>
      <Loaded query={query} lines={1}>
        {(feed) => (
          <Stack gap="sm">
            {url ? <CopyField label={t("resource.feed.address")} value={url} /> : null}
            <p className="muted">
              {feed.since
                ? t("resource.feed.since", { when: showInstant(feed.since) })
                : t("resource.feed.none")}
            </p>
            <Group gap={8}>
              <Button variant="default" onClick={() => void make()}>
                {t(feed.since ? "resource.feed.renew" : "resource.feed.make")}
              </Button>
              {feed.since ? (
                <Button variant="default" onClick={() => void revoke()}>
                  {t("resource.feed.revoke")}
                </Button>
              ) : null}
            </Group>
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}
