import { NumberInput } from "@mantine/core";
import { t } from "@/i18n/t";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { loadPeople } from "../pool/options";

/** Ten years. */
const MOST_DAYS = 3660;

/** To whom time is moved, and how many days later. */
export function WhereTo(props: {
  to: Option | null;
  onTo: (to: Option | null) => void;
  days: number;
  onDays: (days: number) => void;
}) {
  return (
    <>
      <RemoteSelect
        label={t("capacity.timeline.who")}
        source="people"
        load={loadPeople}
        required
        value={props.to}
        onChange={props.onTo}
      />
      <NumberInput
        label={t("capacity.timeline.days")}
        description={t("capacity.timeline.days_hint")}
        allowDecimal={false}
        min={-MOST_DAYS}
        max={MOST_DAYS}
        value={props.days}
        onChange={(value) => props.onDays(Number(value) || 0)}
      />
    </>
  );
}
