import { useState } from "react";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { FormModal } from "@/ui/FormModal";
import type { Option } from "@/ui/RemoteSelect";
import { hours } from "../capacity/capacity";
import { WhereTo } from "../capacity/WhereTo";
import { isMove, later, type Move } from "./bars";

/** The same as dragging a bar, in words: who gets it, and how much later. */
export function MoveModal(props: {
  move: Move;
  onMove: (move: Move) => Promise<void>;
  onClose: () => void;
}) {
  const { bar, person } = props.move;
  const [to, setTo] = useState<Option | null>({ value: person.id, label: person.name });
  const [days, setDays] = useState<number>(0);
  const move: Move = {
    ...props.move,
    to: to ? { id: to.value, name: to.label } : person,
    days,
  };
  return (
    <FormModal
      opened
      title={t("capacity.timeline.move_title", { project: bar.project?.name ?? "" })}
      submitLabel={t("capacity.timeline.move")}
      onClose={props.onClose}
      onSubmit={async () => {
        if (isMove(move)) await props.onMove(move);
        props.onClose();
      }}
    >
      <p>
        {t("capacity.timeline.now", {
          name: person.name,
          hours: hours(bar.minutes),
          from: showDay(bar.from),
          to: showDay(bar.to),
        })}
      </p>
      <WhereTo to={to} onTo={setTo} days={days} onDays={setDays} />
      <p role="status">
        {t("capacity.timeline.then", {
          name: move.to.name,
          from: showDay(later(bar.from, days)),
          to: showDay(later(bar.to, days)),
        })}
      </p>
    </FormModal>
  );
}
