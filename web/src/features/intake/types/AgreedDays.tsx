import { NumberInput, SimpleGrid } from "@mantine/core";
import { WAITING } from "../requests";
import { t } from "../texts";

export type Days = Record<string, number>;

/** Working days for each state in which somebody has to go on with a request. */
export function AgreedDays(props: {
  days: Days;
  /** What holds where nothing is entered. */
  usual?: Days | undefined;
  errors: Record<string, string>;
  onChange: (days: Days) => void;
}) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
      {WAITING.map((state) => (
        <NumberInput
          key={state}
          label={t(`intake.state.${state}`)}
          description={t(`intake.times.who.${state}`)}
          min={1}
          max={250}
          allowDecimal={false}
          placeholder={props.usual?.[state]?.toString()}
          error={props.errors[state]}
          value={props.days[state] ?? ""}
          onChange={(value) => {
            const { [state]: _, ...others } = props.days;
            props.onChange(value === "" ? others : { ...others, [state]: Number(value) });
          }}
        />
      ))}
    </SimpleGrid>
  );
}
