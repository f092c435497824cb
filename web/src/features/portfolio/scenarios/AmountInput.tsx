import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { Unit } from "./scenarios";
import { t } from "./texts";

/** One amount of money or work, typed as people write it. */
export function AmountInput(props: {
  label: string;
  unit: Unit;
  value: number | null;
  /** Empty means none, not nothing. */
  optional?: boolean;
  disabled?: boolean;
  onChange: (amount: number | null) => void;
}) {
  const { unit, value } = props;
  const shown = value === null ? "" : unit.show(value);
  const [typed, setTyped] = useState<string | null>(null);
  const [bad, setBad] = useState<string>();
  return (
    <TextInput
      label={props.label}
      disabled={props.disabled}
      value={typed ?? shown}
      error={bad}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed === null) return;
        const amount = props.optional && typed.trim() === "" ? null : unit.parse(typed);
        if (amount === null && typed.trim() !== "") {
          setBad(t("scenarios.grid.bad", { text: typed }));
          return;
        }
        setBad(undefined);
        setTyped(null);
        props.onChange(amount);
      }}
    />
  );
}
