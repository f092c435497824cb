import { NumberInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { Loaded } from "@/ui/Loaded";
import { toastDone } from "@/ui/toast";
import { CRITERIA, type StaffingPolicy } from "./requests";

/** How much each criterion counts when people are ranked for requests. */
export function WeightsModal({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const manage = useCan()("resource.manage");
  const [typed, setTyped] = useState<Partial<Record<(typeof CRITERIA)[number], number>>>({});
  const query = useQuery({
    queryKey: ["staffing_policy"],
    queryFn: () => ok(client.GET("/api/v1/staffing_policy")),
  });
  async function save() {
    const now = query.data as StaffingPolicy;
    const { version, ...weights } = { ...now, ...typed };
    await ok(
      client.PUT("/api/v1/staffing_policy", {
        params: { header: ifMatch(version) },
        body: weights,
      }),
    );
    await queries.invalidateQueries({ queryKey: ["staffing_policy"] });
    await queries.invalidateQueries({ queryKey: ["staffing_request"] });
    toastDone(t("staffing.weights.saved"));
    onClose();
  }
  return (
    <FormModal
      opened
      title={t("staffing.weights.title")}
      submitLabel={t(manage ? "common.save" : "common.close")}
      onClose={onClose}
      onSubmit={manage ? save : async () => onClose()}
    >
      <p className="muted">{t("staffing.weights.hint")}</p>
      <Loaded query={query} lines={6}>
        {(policy) => (
          <>
            {CRITERIA.map((one) => (
              <NumberInput
                key={one}
                label={t(`staffing.criterion.${one}`)}
                description={t(`staffing.weights.${one}`)}
                min={0}
                max={100}
                allowDecimal={false}
                disabled={!manage}
                value={typed[one] ?? policy[one]}
                onChange={(value) => setTyped({ ...typed, [one]: Number(value) || 0 })}
              />
            ))}
          </>
        )}
      </Loaded>
    </FormModal>
  );
}
