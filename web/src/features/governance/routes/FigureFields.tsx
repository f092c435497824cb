import { TextInput } from "@mantine/core";
import type { components } from "@/api/schema";
import { t } from "@/i18n/t";
import { FieldRow } from "@/ui/FieldRow";
import { minorOf, typedOf } from "./routes";

type Figure = components["schemas"]["SubjectFigure"];
type Bounds = components["schemas"]["FigureBounds"];

/** Bounds of figures as they are typed, by the key of the figure. */
export type BoundsDraft = Record<string, { from: string; below: string }>;

/** Money is among figures whose key says so; their bounds are typed in units of the currency. */
export function boundsDraft(bounds: readonly Bounds[], currency: string): BoundsDraft {
  const typed = (one: Bounds, value: number | null | undefined) =>
    one.field.endsWith("_delta") ? typedOf(value ?? null, currency) : String(value ?? "");
  return Object.fromEntries(
    bounds.map((one) => [one.field, { from: typed(one, one.from), below: typed(one, one.below) }]),
  );
}

/** What was typed, as the server takes it; what is no number bounds nothing. */
export function boundsOf(
  draft: BoundsDraft,
  figures: readonly Figure[],
  currency: string,
): Bounds[] {
  const value = (figure: Figure, text: string) => {
    const plain = text.trim().replace(/^[−–]/, "-");
    if (figure.unit !== "money") return /^-?\d+$/.test(plain) ? Number(plain) : null;
    const minor = minorOf(plain.replace(/^-/, ""), currency);
    return minor !== null && plain.startsWith("-") ? -minor : minor;
  };
  return figures.flatMap((figure) => {
    const typed = draft[figure.key];
    if (!typed) return [];
    const [from, below] = [value(figure, typed.from), value(figure, typed.below)];
    return from === null && below === null ? [] : [{ field: figure.key, from, below }];
  });
}

/** Bounds of the figures that a kind of subject has: from, and below. */
export function FigureFields(props: {
  figures: readonly Figure[];
  value: BoundsDraft;
  onChange: (value: BoundsDraft) => void;
}) {
  const { figures, value, onChange } = props;
  return figures.map((figure) => {
    const typed = value[figure.key] ?? { from: "", below: "" };
    const put = (changes: Partial<typeof typed>) =>
      onChange({ ...value, [figure.key]: { ...typed, ...changes } });
    return (
      <FieldRow key={figure.key}>
        <TextInput
          label={t("governance.routes.figure_from", { name: figure.name })}
          inputMode={figure.unit === "money" ? "decimal" : "numeric"}
          value={typed.from}
          onChange={(event) => put({ from: event.currentTarget.value })}
        />
        <TextInput
          label={t("governance.routes.figure_below", { name: figure.name })}
          inputMode={figure.unit === "money" ? "decimal" : "numeric"}
          value={typed.below}
          onChange={(event) => put({ below: event.currentTarget.value })}
        />
      </FieldRow>
    );
  });
}
