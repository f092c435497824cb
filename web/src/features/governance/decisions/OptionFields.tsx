import { Button, Stack, Textarea, TextInput } from "@mantine/core";
import { FieldRow } from "@/ui/FieldRow";
import classes from "./decisions.module.css";
import { t } from "./texts";

export interface OptionDraft {
  /** Tells rows apart while they are typed. */
  row: number;
  title: string;
  pro: string;
  contra: string;
}

/** What may be decided, each with what speaks for and against it. */
export function OptionFields(props: {
  options: readonly OptionDraft[];
  error?: string;
  onChange: (options: OptionDraft[]) => void;
}) {
  const { options, onChange } = props;
  const put = (row: number, change: Partial<OptionDraft>) =>
    onChange(options.map((one) => (one.row === row ? { ...one, ...change } : one)));
  return (
    <Stack gap="xs" role="group" aria-label={t("decision.form.options")}>
      <div>
        <strong className={classes.label}>{t("decision.form.options")}</strong>
        <p className={classes.hint}>{t("decision.form.options_hint")}</p>
        {props.error ? <p className={classes.error}>{props.error}</p> : null}
      </div>
      {options.map((option, at) => (
        <div key={option.row} className={classes.option}>
          <TextInput
            label={t("decision.form.option", { number: at + 1 })}
            value={option.title}
            onChange={(event) => put(option.row, { title: event.currentTarget.value })}
          />
          <FieldRow>
            <Textarea
              label={t("decision.form.pro")}
              autosize
              minRows={1}
              value={option.pro}
              onChange={(event) => put(option.row, { pro: event.currentTarget.value })}
            />
            <Textarea
              label={t("decision.form.contra")}
              autosize
              minRows={1}
              value={option.contra}
              onChange={(event) => put(option.row, { contra: event.currentTarget.value })}
            />
          </FieldRow>
          <Button
            variant="subtle"
            size="compact-sm"
            style={{ alignSelf: "flex-end" }}
            aria-label={t("decision.form.remove_option", { number: at + 1 })}
            onClick={() => onChange(options.filter((one) => one.row !== option.row))}
          >
            {t("decision.action.remove")}
          </Button>
        </div>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        style={{ alignSelf: "flex-start" }}
        onClick={() => {
          const row = Math.max(0, ...options.map((one) => one.row)) + 1;
          onChange([...options, { row, title: "", pro: "", contra: "" }]);
        }}
      >
        {t("decision.form.add_option")}
      </Button>
    </Stack>
  );
}
