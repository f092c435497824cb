import { MultiSelect, Select } from "@mantine/core";
import { FieldRow } from "@/ui/FieldRow";
import type { Question } from "../form-logic";
import { t } from "../texts";
import { type QuestionDraft, refOf } from "./drafts";

type When = Question["shown_when"];

/** By which answer above it a question or section is shown; always without one. */
export function ShownWhen(props: {
  when: When;
  above: readonly QuestionDraft[];
  onChange: (when: When) => void;
}) {
  const { when } = props;
  const asked = props.above.find((one) => refOf(one) === when?.question);
  const answers =
    asked?.kind === "yes_no"
      ? [
          { value: "yes", label: t("common.yes") },
          { value: "no", label: t("common.no") },
        ]
      : (asked?.choices ?? [])
          .filter((choice) => choice.label.trim())
          .map((choice) => ({ value: refOf(choice), label: choice.label }));
  return (
    <FieldRow>
      <Select
        label={t("intake.types.shown_when")}
        placeholder={t("intake.types.always")}
        clearable
        clearButtonProps={{ "aria-label": t("common.clear") }}
        data={props.above
          .filter((one) => one.label.trim())
          .map((one) => ({ value: refOf(one), label: one.label }))}
        value={when?.question ?? null}
        onChange={(question) => props.onChange(question ? { question, is: [] } : null)}
      />
      {when ? (
        <MultiSelect
          label={t("intake.types.is_answered")}
          data={answers}
          value={when.is}
          onChange={(is) => props.onChange({ ...when, is })}
        />
      ) : null}
    </FieldRow>
  );
}
