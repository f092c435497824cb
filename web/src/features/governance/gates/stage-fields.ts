/** What the stage of a project asks of its fields. */
import { useQuery } from "@tanstack/react-query";
import { useCan } from "@/features/access/me";
import { fieldsQuery } from "@/features/governance/lifecycles/lifecycles";
import { t } from "../texts";
import { placeQuery } from "./gates";

interface StageFields {
  /** Whether a field cannot be changed now. */
  locked: (key: string) => boolean;
  /** Whether a field is not shown now. */
  hidden: (key: string) => boolean;
  /** What is locked and in which stage, for people. */
  notice: string | null;
}

/** The server refuses what is locked; here it is shown before somebody tries. */
export function useStageFields(projectId: string): StageFields {
  const can = useCan();
  const place = useQuery(placeQuery(projectId)).data;
  const stage = place?.stages.find((one) => one.key === place.stage && one.state === "current");
  const names = useQuery({ ...fieldsQuery, enabled: Boolean(stage) }).data ?? [];
  const lockedKeys = stage?.fields.locked ?? [];
  const hiddenKeys = stage?.fields.hidden ?? [];
  // Where gates are guidance, and for those who may waive, it is logged and not refused.
  const free = place?.pmo_type === "supportive" || can("gate.waive");
  const labels = lockedKeys.map((key) => names.find((one) => one.key === key)?.label ?? key);
  return {
    locked: (key) => !free && lockedKeys.includes(key),
    hidden: (key) => hiddenKeys.includes(key),
    notice:
      labels.length > 0
        ? t("lifecycle.locked", { stage: stage?.name, fields: labels.join(", ") })
        : null,
  };
}
