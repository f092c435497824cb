import { Alert, Button, Group, Modal, SegmentedControl } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page as ListPage, MailItem } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showInstant } from "@/lib/dates";
import { Facts } from "@/ui/Facts";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { EmptyState } from "@/ui/states";
import { toastDone, toastFailed } from "@/ui/toast";
import { useUrlState } from "@/ui/url-state";
import classes from "./outbox.module.css";

const STATES = ["waiting", "sent", "given_up"] as const;
const TONES = { waiting: "info", sent: "good", given_up: "bad" } as const;

function StateOfMail({ mail }: { mail: MailItem }) {
  return <Mark tone={TONES[mail.state]}>{t(`delivery.outbox.state.${mail.state}`)}</Mark>;
}

const COLUMNS: GridColumn<MailItem>[] = [
  {
    key: "subject",
    label: t("delivery.outbox.subject"),
    width: 320,
    grow: 3,
    cell: (mail) => mail.subject,
  },
  {
    key: "to",
    label: t("delivery.outbox.to"),
    width: 200,
    grow: 1,
    cell: (mail) => mail.to_name,
    text: (mail) => `${mail.to_name} <${mail.to_address}>`,
  },
  {
    key: "state",
    label: t("delivery.outbox.state_label"),
    width: 120,
    text: (mail) => t(`delivery.outbox.state.${mail.state}`),
    cell: (mail) => <StateOfMail mail={mail} />,
  },
  {
    key: "created_at",
    label: t("delivery.outbox.written"),
    width: 170,
    sort: "created_at",
    cell: (mail) => showInstant(mail.created_at),
  },
  {
    key: "error",
    label: t("delivery.outbox.error"),
    width: 240,
    grow: 2,
    cell: (mail) => mail.error,
  },
];

/** Every mail that was written, what became of it, and what it says. */
export default function OutboxPage() {
  const [url, setUrl] = useUrlState();
  const [open, setOpen] = useState<string | null>(null);
  const state = STATES.find((one) => one === url.state);
  const list = usePages<MailItem>(
    ["outbox", "list", state ?? "all", url.sort ?? ""],
    async (after) => {
      const query = { ...listQuery({ sort: url.sort }, after), ...(state ? { state } : {}) };
      return (await ok(client.GET("/api/v1/outbox", { params: { query } }))) as ListPage<MailItem>;
    },
  );
  const server = useQuery({
    queryKey: ["outbox", "server"],
    queryFn: async () => ok(client.GET("/api/v1/outbox", { params: { query: { limit: 1 } } })),
  });
  return (
    <div className={classes.page}>
      {server.data ? (
        <Alert color={server.data.sends ? "gray" : "yellow"} role="note">
          {server.data.sends
            ? t("delivery.outbox.sends", { from: server.data.from })
            : t("delivery.outbox.sends_nothing")}
        </Alert>
      ) : null}
      <SegmentedControl
        className={classes.choice}
        aria-label={t("delivery.outbox.show")}
        value={state ?? "all"}
        onChange={(value) => setUrl({ state: value === "all" ? undefined : value }, true)}
        data={[
          { value: "all", label: t("delivery.notifications.all") },
          ...STATES.map((one) => ({ value: one, label: t(`delivery.outbox.state.${one}`) })),
        ]}
      />
      <DataGrid
        name="outbox"
        label={t("delivery.outbox.title")}
        columns={COLUMNS}
        list={list}
        rowKey={(mail) => mail.id}
        onOpen={(mail) => setOpen(mail.id)}
        empty={
          <EmptyState title={t("delivery.outbox.none")} text={t("delivery.outbox.none_text")} />
        }
      />
      <MailModal id={open} onClose={() => setOpen(null)} />
    </div>
  );
}

/** One mail as it goes out. */
function MailModal({ id, onClose }: { id: string | null; onClose: () => void }) {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ["outbox", "mail", id],
    queryFn: async () =>
      ok(client.GET("/api/v1/outbox/{id}", { params: { path: { id: id ?? "" } } })),
    enabled: id !== null,
  });

  async function retry(version: number) {
    try {
      const params = { path: { id: id ?? "" }, header: ifMatch(version) };
      await ok(client.POST("/api/v1/outbox/{id}/retry", { params }));
      toastDone(t("delivery.outbox.retried"));
    } catch (error) {
      toastFailed(error);
    }
    void queries.invalidateQueries({ queryKey: ["outbox"] });
  }

  return (
    <Modal
      opened={id !== null}
      onClose={onClose}
      title={t("delivery.outbox.mail")}
      size="lg"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {id === null ? null : (
        <Loaded query={query} lines={6}>
          {(found) => {
            const mail = found as MailItem & { text: string };
            return (
              <>
                <Facts
                  items={[
                    [t("delivery.outbox.to"), `${mail.to_name} <${mail.to_address}>`],
                    [t("delivery.outbox.subject"), mail.subject],
                    [t("delivery.outbox.state_label"), <StateOfMail key="state" mail={mail} />],
                    [t("delivery.outbox.attempts"), String(mail.attempts)],
                    [t("delivery.outbox.due"), showInstant(mail.due_at)],
                    [t("delivery.outbox.sent_at"), showInstant(mail.sent_at)],
                    [t("delivery.outbox.error"), mail.error],
                  ]}
                />
                <pre className={classes.text}>{mail.text}</pre>
                {mail.state === "sent" ? null : (
                  <Group justify="flex-end">
                    <Button onClick={() => void retry(mail.version)}>
                      {t("delivery.outbox.retry")}
                    </Button>
                  </Group>
                )}
              </>
            );
          }}
        </Loaded>
      )}
    </Modal>
  );
}
