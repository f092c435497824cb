import { Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { FormModal } from "@/ui/FormModal";
import { toastDone } from "@/ui/toast";
import { type GiveGet, refreshGiveGet } from "./give-gets";
import { t } from "./texts";

interface Props {
  give: GiveGet;
  onClose: () => void;
}

/** Withdraws an agreement, or declines a proposal; the other side reads why. */
export function WithdrawModal({ give, onClose }: Props) {
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const key = give.may_agree ? "decline" : "withdraw";
  async function save() {
    setWrong({});
    await ok(
      client.POST("/api/v1/give_gets/{id}/withdraw", {
        params: { path: { id: give.id }, header: ifMatch(give.version) },
        body: { reason },
      }),
    );
    toastDone(t(`give_get.${key}_done`, { given: give.given }));
    refreshGiveGet(queries, give);
    onClose();
  }
  return (
    <FormModal
      opened
      danger
      title={t(`give_get.${key}_title`, { given: give.given })}
      submitLabel={t(`give_get.${key}`)}
      onClose={onClose}
      onSubmit={save}
      onFields={(fields) =>
        setWrong(Object.fromEntries(fields.map((one) => [one.field, one.message])))
      }
    >
      <p style={{ margin: 0 }}>
        {t(give.carried ? "give_get.withdraw_text_carried" : "give_get.withdraw_text")}
      </p>
      <Textarea
        label={t("give_get.reason")}
        required
        autosize
        minRows={2}
        value={reason}
        error={wrong.reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormModal>
  );
}

/** Says that what was agreed is there, and since when. */
export function DeliverModal({ give, onClose }: Props) {
  const queries = useQueryClient();
  const [date, setDate] = useState(give.forecast.slice(0, 16));
  const [wrong, setWrong] = useState<Record<string, string>>({});
  async function save() {
    setWrong({});
    await ok(
      client.POST("/api/v1/give_gets/{id}/deliver", {
        params: { path: { id: give.id }, header: ifMatch(give.version) },
        body: { delivered_date: date || null },
      }),
    );
    toastDone(t("give_get.deliver_done", { given: give.given }));
    refreshGiveGet(queries, give);
    onClose();
  }
  return (
    <FormModal
      opened
      title={t("give_get.deliver_title", { given: give.given })}
      submitLabel={t("give_get.deliver")}
      onClose={onClose}
      onSubmit={save}
      onFields={(fields) =>
        setWrong(Object.fromEntries(fields.map((one) => [one.field, one.message])))
      }
    >
      <TextInput
        type="datetime-local"
        label={t("give_get.delivered_date")}
        description={t("give_get.delivered_date_hint")}
        value={date}
        error={wrong.delivered_date}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
    </FormModal>
  );
}
