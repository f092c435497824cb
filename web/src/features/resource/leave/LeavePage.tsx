import { Button, Stack } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { AnswerSection } from "@/features/governance/AnswerSection";
import { Approvals } from "@/features/governance/Approvals";
import { t } from "@/i18n/t";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Facts } from "@/ui/Facts";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { toastDone } from "@/ui/toast";
import { leaveDays } from "./LeaveFields";
import { LeaveState } from "./LeaveState";

/** A leave on a page of its own, where who decides finds it. */
export default function LeavePage() {
  const { leaveId } = useParams({ strict: false }) as { leaveId: string };
  const queries = useQueryClient();
  const [cancelling, setCancelling] = useState(false);
  const path = { id: leaveId };
  const query = useQuery({
    queryKey: ["leave", "one", leaveId],
    queryFn: async () => await ok(client.GET("/api/v1/leave/{id}", { params: { path } })),
  });
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: ["leave"] });
    await queries.invalidateQueries({ queryKey: ["approvals"] });
  };
  return (
    <Page
      title={
        query.data ? t("resource.leave.of", { name: query.data.person }) : t("resource.leave.title")
      }
    >
      <Loaded query={query}>
        {(leave) => (
          <Stack gap="md">
            <Section
              title={t("resource.leave.title")}
              actions={
                ["asked", "returned", "approved"].includes(leave.state) ? (
                  <Button variant="default" onClick={() => setCancelling(true)}>
                    {t("resource.leave.cancel")}
                  </Button>
                ) : null
              }
            >
              <Facts
                items={[
                  [t("resource.leave.from"), leaveDays(leave).from],
                  [t("resource.leave.to"), leaveDays(leave).to],
                  [t("resource.leave.kind"), t(`resource.leave.kind_${leave.kind}`)],
                  [t("resource.leave.state"), <LeaveState key="state" state={leave.state} />],
                  [t("resource.leave.note"), leave.note],
                  [t("resource.leave.reason"), leave.reason],
                ]}
              />
            </Section>
            {leave.state === "returned" ? (
              <AnswerSection
                title={t("resource.leave.question")}
                question={leave.reason}
                onAnswer={async (answer) => {
                  await ok(
                    client.POST("/api/v1/leave/{id}/answer", {
                      params: { path },
                      body: { answer },
                    }),
                  );
                  await refresh();
                }}
              />
            ) : null}
            <Approvals subjectKind="leave" subjectId={leave.id} />
            <ConfirmModal
              opened={cancelling}
              title={t("resource.leave.cancel")}
              text={t("resource.leave.cancel_text")}
              submitLabel={t("resource.leave.cancel")}
              onClose={() => setCancelling(false)}
              onConfirm={async () => {
                await ok(client.POST("/api/v1/leave/{id}/cancel", { params: { path } }));
                toastDone(t("resource.leave.cancelled"));
                setCancelling(false);
                await refresh();
              }}
            />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}
