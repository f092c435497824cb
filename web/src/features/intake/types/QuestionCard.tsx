import { Button, Checkbox, CloseButton, Group, Input, Select, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { randomUuid } from "@/lib/random";
import { FieldRow } from "@/ui/FieldRow";
import { OrderedCard } from "@/ui/OrderedCard";
import type { Question } from "../form-logic";
import { t } from "../texts";
import type { QuestionDraft } from "./drafts";
import { ShownWhen } from "./ShownWhen";

const KINDS: readonly Question["kind"][] = [
  "text",
  "long_text",
  "number",
  "money",
  "date",
  "choice",
  "person",
  "yes_no",
  "file",
];

interface QuestionCardProps {
  number: number;
  question: QuestionDraft;
  /** Questions by whose answer it can be shown. */
  above: readonly QuestionDraft[];
  first: boolean;
  last: boolean;
  onChange: (changes: Partial<QuestionDraft>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One question of a form being designed. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, onChange } = props;
  const name = question.label || t("intake.types.question_number", { number: props.number });
  return (
    <OrderedCard
      title={t("intake.types.question_number", { number: props.number })}
      labels={{
        up: t("intake.types.up", { name }),
        down: t("intake.types.down", { name }),
        remove: t("intake.types.remove", { name }),
      }}
      first={props.first}
      last={props.last}
      gap="xs"
      onMove={props.onMove}
      onRemove={props.onRemove}
    >
      <FieldRow>
        <TextInput
          label={t("intake.types.label")}
          required
          value={question.label}
          onChange={(event) => onChange({ label: event.currentTarget.value })}
        />
        <Select
          label={t("intake.types.kind")}
          allowDeselect={false}
          data={KINDS.map((value) => ({ value, label: t(`intake.types.kinds.${value}`) }))}
          value={question.kind}
          onChange={(kind) =>
            onChange({ kind: (kind ?? "text") as Question["kind"], amount: false })
          }
        />
      </FieldRow>
      <TextInput
        label={t("intake.types.help")}
        value={question.help}
        onChange={(event) => onChange({ help: event.currentTarget.value })}
      />
      {question.kind === "choice" ? (
        <Choices choices={question.choices} onChange={(choices) => onChange({ choices })} />
      ) : null}
      {props.above.length > 0 ? (
        <ShownWhen
          when={question.shown_when}
          above={props.above}
          onChange={(shown_when) => onChange({ shown_when })}
        />
      ) : null}
      <Group gap="lg">
        <Checkbox
          label={t("intake.types.required")}
          checked={question.required}
          onChange={(event) => onChange({ required: event.currentTarget.checked })}
        />
        {question.kind === "money" ? (
          <Checkbox
            label={t("intake.types.amount")}
            description={t("intake.types.amount_hint")}
            checked={question.amount}
            onChange={(event) => onChange({ amount: event.currentTarget.checked })}
          />
        ) : null}
      </Group>
    </OrderedCard>
  );
}

function Choices(props: {
  choices: QuestionDraft["choices"];
  onChange: (choices: QuestionDraft["choices"]) => void;
}) {
  const { choices, onChange } = props;
  return (
    <Input.Wrapper label={t("intake.types.choices")} labelElement="div">
      {choices.map((choice, at) => (
        <Group key={choice.key} gap={8} wrap="nowrap" mt={6}>
          <TextInput
            aria-label={t("intake.types.choice", { number: at + 1 })}
            style={{ flex: 1 }}
            value={choice.label}
            onChange={(event) => {
              const label = event.currentTarget.value;
              onChange(choices.map((one, index) => (index === at ? { ...one, label } : one)));
            }}
          />
          <CloseButton
            aria-label={t("intake.types.remove_choice", { name: choice.label || at + 1 })}
            onClick={() => onChange(choices.filter((_, index) => index !== at))}
          />
        </Group>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        mt={8}
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() => onChange([...choices, { key: randomUuid(), code: "", label: "" }])}
      >
        {t("intake.types.add_choice")}
      </Button>
    </Input.Wrapper>
  );
}
