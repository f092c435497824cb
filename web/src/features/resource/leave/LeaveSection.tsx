import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useDisclosure } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { client, ifMatch, ok } from "@/api/client";
import type { Leave, Page } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";
import { LeaveFields, leaveBody, leaveDays, leaveKind, newLeave } from "./LeaveFields";
import { LeaveState } from "./LeaveState";

export function LeaveSection({ resourceId }: { resourceId: string }) {
  const queries = useQueryClient();
  const can = useCan();
  const [adding, add] = useDisclosure();
  const path = { id: resourceId };
  const query = useQuery({
    queryKey: ["leave", resourceId],
    queryFn: async () =>
      (await ok(client.GET("/api/v1/resources/{id}/leave", { params: { path } }))) as Page<Leave>,
  });
  const form = useForm({ initialValues: newLeave() });
  const refresh = () => queries.invalidateQueries({ queryKey: ["leave", resourceId] });

  async function save() {
    await ok(
      client.POST("/api/v1/resources/{id}/leave", {
        params: { path },
        body: leaveBody(form.values),
      }),
    );
    toastDone(t("resource.leave.added"));
    form.reset();
    add.close();
    await refresh();
  }

  async function remove(leave: Leave) {
    try {
      await ok(
        client.DELETE("/api/v1/leave/{id}", {
          params: { path: { id: leave.id }, header: ifMatch(leave.version) },
        }),
      );
      toastDone(t("resource.leave.removed"));
      await refresh();
    } catch (error) {
      toastFailed(error);
    }
  }

  const manage = can("leave.manage");
  return (
    <Section
      title={t("resource.leave.title")}
      hint={t("resource.leave.hint")}
      actions={
        manage ? (
          <Button variant="default" onClick={add.open}>
            {t("resource.leave.add")}
          </Button>
        ) : null
      }
    >
      <Loaded query={query} lines={3}>
        {(page) =>
          page.items.length === 0 ? (
            <p className="muted">{t("resource.leave.none")}</p>
          ) : (
            <PlainTable
              label={t("resource.leave.title")}
              head={[
                t("resource.leave.from"),
                t("resource.leave.to"),
                t("resource.leave.kind"),
                t("resource.leave.state"),
                t("resource.leave.note"),
                "",
              ]}
              rows={page.items.map((leave) => ({
                key: leave.id,
                cells: [
                  leaveDays(leave).from,
                  leaveDays(leave).to,
                  leaveKind(leave.kind),
                  <Link key="state" to="/leave/$leaveId" params={{ leaveId: leave.id }}>
                    <LeaveState state={leave.state} />
                  </Link>,
                  leave.reason || leave.note,
                  manage && !["asked", "returned"].includes(leave.state) ? (
                    <Button key="remove" variant="default" size="xs" onClick={() => remove(leave)}>
                      {t("common.remove")}
                    </Button>
                  ) : null,
                ],
              }))}
            />
          )
        }
      </Loaded>
      <FormModal
        opened={adding}
        title={t("resource.leave.add")}
        submitLabel={t("resource.leave.add")}
        onClose={add.close}
        onSubmit={save}
        onFields={showFieldProblems(form)}
      >
        <LeaveFields form={form} />
      </FormModal>
    </Section>
  );
}
