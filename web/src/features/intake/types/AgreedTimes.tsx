import { Alert, Button, Group, Stack } from "@mantine/core";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { RequestTimes } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { Loaded } from "@/ui/Loaded";
import { Section } from "@/ui/Section";
import { toastDone } from "@/ui/toast";
import { useRefreshRequests } from "../requests";
import { t } from "../texts";
import { AgreedDays, type Days } from "./AgreedDays";

export const requestTimesQuery = queryOptions({
  queryKey: ["request_times"],
  queryFn: async () => (await ok(client.GET("/api/v1/request_times"))) as RequestTimes,
});

/** How long requests of every type may be in a state. */
export function AgreedTimes() {
  const query = useQuery(requestTimesQuery);
  return (
    <Section title={t("intake.times.title")} hint={t("intake.times.hint")}>
      <Loaded query={query} lines={3}>
        {(times) => <Times key={times.version} times={times} />}
      </Loaded>
    </Section>
  );
}

function Times({ times }: { times: RequestTimes }) {
  const queries = useQueryClient();
  const refresh = useRefreshRequests();
  const [days, setDays] = useState<Days>(times.agreed_days as Days);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    setErrors({});
    setProblem(null);
    try {
      const saved = await ok(
        client.PUT("/api/v1/request_times", {
          params: { header: ifMatch(times.version) },
          body: { agreed_days: days },
        }),
      );
      toastDone(t("intake.times.saved"));
      queries.setQueryData(requestTimesQuery.queryKey, saved as RequestTimes);
      refresh();
    } catch (error) {
      const found = problemOf(error);
      setErrors(Object.fromEntries(found.fields.map((one) => [one.field, one.message])));
      setProblem(found.status === 0 ? t("common.offline.text") : found.detail);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="sm">
        <AgreedDays days={days} errors={errors} onChange={setDays} />
        {times.calendar ? (
          <p className="muted">{t("intake.times.calendar", { name: times.calendar.name })}</p>
        ) : null}
        {problem ? (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        ) : null}
        <Group>
          <Button type="submit" loading={busy}>
            {t("common.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
