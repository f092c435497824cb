import { NumberInput, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { components } from "@/api/schema";
import { useMe } from "@/features/access/me";
import { t } from "@/i18n/t";
import { showInstant } from "@/lib/dates";
import { FormModal } from "@/ui/FormModal";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { toastDone } from "@/ui/toast";
import { type KeyResult, showMeasure, useRefreshStrategy } from "./strategy";
import classes from "./strategy.module.css";

type CheckIn = components["schemas"]["CheckInView"];

/** Says where a key result is, above what it was before. */
export function CheckInModal(props: { result: KeyResult; edits: boolean; onClose: () => void }) {
  const { result } = props;
  const refresh = useRefreshStrategy();
  const me = useMe();
  const [value, setValue] = useState<number | string>(result.current);
  const [note, setNote] = useState("");
  const may = props.edits || result.owner?.id === me?.user.id;
  const history = useQuery({
    queryKey: ["objectives", "check_ins", result.id, result.version],
    queryFn: async () =>
      (
        (await ok(
          client.GET("/api/v1/key_results/{id}/check_ins", {
            params: { path: { id: result.id }, query: listQuery({}) },
          }),
        )) as { items: CheckIn[] }
      ).items,
  });
  return (
    <FormModal
      opened
      size="lg"
      title={result.name}
      submitLabel={t(may ? "strategy.check_in.save" : "common.close")}
      onClose={props.onClose}
      onSubmit={async () => {
        if (may) {
          const params = { path: { id: result.id }, header: ifMatch(result.version) };
          const body = { value: Number(value), note };
          await ok(client.POST("/api/v1/key_results/{id}/check_ins", { params, body }));
          refresh();
          toastDone(t("strategy.check_in.saved", { name: result.name }));
        }
        props.onClose();
      }}
    >
      {may ? (
        <>
          <NumberInput
            data-autofocus
            label={result.unit ? `${t("strategy.now_at")} (${result.unit})` : t("strategy.now_at")}
            hideControls
            value={value}
            onChange={setValue}
          />
          <Textarea
            label={t("strategy.check_in.note")}
            autosize
            minRows={2}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      ) : null}
      <h3 className={classes.sub}>{t("strategy.check_in.history")}</h3>
      <Loaded query={history} lines={2}>
        {(items) =>
          items.length === 0 ? (
            <p className="muted">{t("strategy.check_in.none")}</p>
          ) : (
            <PlainTable
              label={t("strategy.check_in.history")}
              head={[
                t("strategy.check_in.when"),
                t("strategy.check_in.value"),
                t("strategy.check_in.note"),
                t("strategy.check_in.who"),
              ]}
              numeric={[1]}
              rows={items.map((one) => ({
                key: one.id,
                cells: [
                  showInstant(one.created_at),
                  showMeasure(one.value, result.unit),
                  one.note,
                  one.author?.name,
                ],
              }))}
            />
          )
        }
      </Loaded>
    </FormModal>
  );
}
