import { Button, Checkbox, CloseButton, Group, Input, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { t } from "@/i18n/t";
import { randomUuid } from "@/lib/random";

/** A choice being written; `code` is empty until it is saved. */
export interface Line {
  readonly key: string;
  readonly code: string;
  readonly label: string;
  readonly retired: boolean;
}

export function lineOf(choice: { code: string; label: string; retired: boolean }): Line {
  return { ...choice, key: choice.code };
}

/** The choices of a field, one a line; what was saved can be retired, what was not taken away. */
export function ChoiceLines(props: {
  lines: readonly Line[];
  error: string | undefined;
  onChange: (lines: Line[]) => void;
}) {
  const { lines, onChange } = props;
  const change = (at: number, changes: Partial<Line>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...changes } : line)));
  return (
    <Input.Wrapper
      label={t("organisation.fields.choices")}
      description={t("organisation.fields.choices_hint")}
      error={props.error}
      labelElement="div"
    >
      {lines.map((line, at) => (
        <Group key={line.key} gap={8} wrap="nowrap" mt={6}>
          <TextInput
            aria-label={t("organisation.fields.choice", { number: at + 1 })}
            style={{ flex: 1 }}
            value={line.label}
            onChange={(event) => change(at, { label: event.currentTarget.value })}
          />
          {line.code ? (
            <Checkbox
              label={t("organisation.fields.offered")}
              aria-label={t("organisation.fields.offered_one", { name: line.label })}
              checked={!line.retired}
              onChange={(event) => change(at, { retired: !event.currentTarget.checked })}
            />
          ) : null}
          <CloseButton
            aria-label={t("organisation.fields.remove_choice", { name: line.label || at + 1 })}
            onClick={() => onChange(lines.filter((_, index) => index !== at))}
          />
        </Group>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        mt={8}
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() =>
          onChange([...lines, { key: randomUuid(), code: "", label: "", retired: false }])
        }
      >
        {t("organisation.fields.add_choice")}
      </Button>
    </Input.Wrapper>
  );
}
