import { SegmentedControl } from "@mantine/core";
import { t } from "../texts";
import { KINDS, type SubjectKind } from "./register";

/** Everything, projects only or requests only. */
export function KindChoice(props: {
  /** As an address says it. */
  kind: string | undefined;
  onChange: (kind: SubjectKind | undefined) => void;
}) {
  return (
    <SegmentedControl
      aria-label={t("portfolio.register.kind")}
      value={props.kind ?? ""}
      onChange={(next) => props.onChange(KINDS.find((one) => one === next))}
      data={["", ...KINDS].map((value) => ({
        value,
        label: t(`portfolio.register.show.${value || "all"}`),
      }))}
    />
  );
}
