import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { client, ifMatch, ok } from "@/api/client";
import type { WorkCalendar } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Page } from "@/ui/Page";
import { ErrorState, LoadingBlock } from "@/ui/states";
import { toastDone } from "@/ui/toast";
import { CalendarEditor } from "./CalendarEditor";
import classes from "./calendars.module.css";
import { MonthView } from "./MonthView";

export default function CalendarPage() {
  const { calendarId } = useParams({ strict: false }) as { calendarId: string };
  const can = useCan();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [leaving, leave] = useDisclosure();
  const query = useQuery({
    queryKey: ["calendar", calendarId],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/calendars/{id}", { params: { path: { id: calendarId } } }),
      )) as WorkCalendar,
  });
  const calendar = query.data;
  if (!calendar) {
    return (
      <Page title={query.isError ? t("plan.calendar.title") : t("common.loading")}>
        {query.isError ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <LoadingBlock />
        )}
      </Page>
    );
  }
  const manage = can("calendar.manage");
  return (
    <Page
      title={calendar.name}
      crumbs={[{ label: t("plan.calendar.title"), to: "/calendars" }]}
      hint={[
        calendar.base
          ? t("plan.calendar.based_on", { name: calendar.base.name })
          : t("plan.calendar.no_base"),
        t(calendar.project_id ? "plan.calendar.one_project" : "plan.calendar.everywhere"),
      ].join(" · ")}
      actions={
        manage ? (
          <Button variant="default" onClick={leave.open}>
            {t("common.delete")}
          </Button>
        ) : null
      }
    >
      <div className={classes.columns}>
        <CalendarEditor key={calendar.version} calendar={calendar} disabled={!manage} />
        <MonthView calendar={calendar} />
      </div>
      <ConfirmModal
        opened={leaving}
        title={t("common.delete_title", { name: calendar.name })}
        text={t("plan.calendar.delete_text")}
        submitLabel={t("common.delete")}
        onClose={leave.close}
        onConfirm={async () => {
          await ok(
            client.DELETE("/api/v1/calendars/{id}", {
              params: { path: { id: calendar.id }, header: ifMatch(calendar.version) },
            }),
          );
          toastDone(t("common.deleted", { name: calendar.name }));
          await navigate({ to: "/calendars" });
          await queries.invalidateQueries({ queryKey: ["calendars"] });
        }}
      />
    </Page>
  );
}
