import { NumberInput } from "@mantine/core";
import { useState } from "react";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import type { Option } from "@/ui/RemoteSelect";
import { hours } from "./capacity";
import { type Held, isRebalance, type Rebalance, rebalanceWords } from "./rebalance";
import { WhereTo } from "./WhereTo";

/** The same as dragging time from behind a cell to another one, in words: how much, to whom, how much later. */
export function RebalanceModal(props: {
  held: Held;
  onMove: (move: Rebalance) => Promise<void>;
  onClose: () => void;
}) {
  const { held } = props;
  const most = held.allocation.minutes;
  const [to, setTo] = useState<Option | null>({ value: held.person.id, label: held.person.name });
  const [amount, setAmount] = useState<number | string>(most / 60);
  const [days, setDays] = useState(0);
  const move: Rebalance = {
    held,
    minutes: Math.round(Number(amount) * 60),
    to: to ? { id: to.value, name: to.label } : held.person,
    days,
  };
  return (
    <FormModal
      opened
      title={t("capacity.timeline.move_title", { project: held.project })}
      submitLabel={t("capacity.timeline.move")}
      onClose={props.onClose}
      onSubmit={async () => {
        if (isRebalance(move)) await props.onMove(move);
        props.onClose();
      }}
    >
      <NumberInput
        label={t("capacity.cell.hours")}
        description={t("capacity.cell.hours_hint", { most: hours(most) })}
        data-autofocus
        min={0}
        max={most / 60}
        decimalScale={2}
        value={amount}
        onChange={setAmount}
      />
      <WhereTo to={to} onTo={setTo} days={days} onDays={setDays} />
      <p role="status">{isRebalance(move) ? rebalanceWords(move) : t("capacity.cell.stays")}</p>
    </FormModal>
  );
}
