import { Radio, Select, Textarea, TextInput } from "@mantine/core";
import type { Ref } from "@/api/nouns";
import { t } from "@/i18n/t";
import { RemoteSelect } from "@/ui/RemoteSelect";
import { FilesInput } from "./FilesInput";
import type { Question } from "./form-logic";
import { loadDirectory } from "./requests";

interface QuestionInputProps {
  requestId: string;
  question: Question;
  currency: string;
  value: string;
  /** Names of people who were answered before. */
  people: readonly Ref[];
  error?: string;
  onChange: (value: string, person?: Ref) => void;
}

/** The field in which a question of a form is answered. */
export function QuestionInput(props: QuestionInputProps) {
  const { question, value, onChange } = props;
  const common = {
    label: question.label,
    description: question.help || undefined,
    required: question.required,
    error: props.error,
    id: `question-${question.code}`,
  };
  switch (question.kind) {
    case "long_text":
      return (
        <Textarea
          {...common}
          autosize
          minRows={3}
          maxRows={16}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "choice":
      return (
        <Select
          {...common}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          data={question.choices.map((one) => ({ value: one.code, label: one.label }))}
          value={value || null}
          onChange={(chosen) => onChange(chosen ?? "")}
        />
      );
    case "person": {
      const person = props.people.find((one) => one.id === value);
      return (
        <RemoteSelect
          {...common}
          source="directory"
          placeholder={t("common.person_hint")}
          clearable
          load={loadDirectory}
          value={value ? { value, label: person?.name ?? "" } : null}
          onChange={(chosen) =>
            onChange(
              chosen?.value ?? "",
              chosen ? { id: chosen.value, name: chosen.label } : undefined,
            )
          }
        />
      );
    }
    case "yes_no":
      return (
        <Radio.Group {...common} value={value} onChange={(chosen) => onChange(chosen)}>
          <Radio value="yes" label={t("common.yes")} mt={6} />
          <Radio value="no" label={t("common.no")} mt={6} />
        </Radio.Group>
      );
    case "file":
      return (
        <FilesInput
          {...common}
          spot={{ kind: "request", id: props.requestId }}
          value={value}
          onChange={onChange}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          maw={question.kind === "text" ? undefined : 260}
          type={question.kind === "date" ? "date" : "text"}
          inputMode={question.kind === "text" ? undefined : "decimal"}
          rightSection={
            question.kind === "money" ? <span className="muted">{props.currency}</span> : undefined
          }
          rightSectionWidth={question.kind === "money" ? 48 : undefined}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
