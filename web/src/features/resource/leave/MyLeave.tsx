import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { today } from "@/lib/dates";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { AskLeaveModal } from "./AskLeaveModal";
import { leaveDays } from "./LeaveFields";
import { LeaveState } from "./LeaveState";

/** The reader's own leave that is not over, and asking for more. */
export function MyLeave() {
  const [asking, setAsking] = useState(false);
  const query = useQuery({
    queryKey: ["leave", "mine"],
    queryFn: async () => await ok(client.GET("/api/v1/me/leave")),
  });
  return (
    <Section
      title={t("resource.leave.mine")}
      hint={t("resource.leave.mine_hint")}
      actions={
        <Button variant="default" onClick={() => setAsking(true)}>
          {t("resource.leave.ask")}
        </Button>
      }
    >
      <Loaded query={query} lines={2}>
        {(page) => {
          const ahead = page.items.filter((leave) => leave.to >= today());
          return ahead.length === 0 ? (
            <p className="muted">{t("resource.leave.none")}</p>
          ) : (
            <PlainTable
              label={t("resource.leave.mine")}
              head={[
                t("resource.leave.from"),
                t("resource.leave.to"),
                t("resource.leave.kind"),
                t("resource.leave.state"),
                t("resource.leave.note"),
              ]}
              rows={ahead.map((leave) => ({
                key: leave.id,
                cells: [
                  <Link key="from" to="/leave/$leaveId" params={{ leaveId: leave.id }}>
                    {leaveDays(leave).from}
                  </Link>,
                  leaveDays(leave).to,
                  t(`resource.leave.kind_${leave.kind}`),
                  <LeaveState key="state" state={leave.state} />,
                  leave.reason || leave.note,
                ],
              }))}
            />
          );
        }}
      </Loaded>
      {asking ? <AskLeaveModal onClose={() => setAsking(false)} /> : null}
    </Section>
  );
}
