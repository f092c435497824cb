import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { RuleTest } from "@/api/nouns";
import { Mark, type Tone } from "@/ui/Mark";
import gates from "../gates/gates.module.css";
import { RuleSteps } from "../gates/RuleSteps";
import { t } from "../texts";
import classes from "./lifecycles.module.css";

const TONES: Record<string, Tone> = {
  holds: "good",
  fails: "warn",
  unknown: "warn",
  impossible: "bad",
  wrong: "bad",
  reads: "info",
};

interface RuleInputProps {
  label: string;
  description?: string;
  value: string;
  /** The project to try it on. */
  on: string | null;
  error?: string;
  onChange: (text: string) => void;
}

/** A rule while it is written: errors at their letters, and what it says of a project. */
export function RuleInput({ label, description, value, on, error, onChange }: RuleInputProps) {
  const [text] = useDebouncedValue(value, 250);
  const query = useQuery({
    queryKey: ["rule_test", text, on],
    queryFn: async () => {
      const body = { subject_kind: "project", subject_id: on ?? undefined, text };
      return (await ok(client.POST("/api/v1/rule_tests", { body }))) as RuleTest;
    },
    enabled: text.trim() !== "",
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const test = text.trim() && text === value ? query.data : undefined;
  return (
    <div>
      <TextInput
        label={label}
        description={description}
        value={value}
        error={error}
        spellCheck={false}
        classNames={{ input: classes.ruleInput }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div role="status">{test ? <Verdict text={text} test={test} /> : null}</div>
    </div>
  );
}

function Verdict({ text, test }: { text: string; test: RuleTest }) {
  const letters = [...text];
  const from = test.from ?? 0;
  const to = test.to ?? 0;
  return (
    <div className={classes.verdict}>
      <Mark tone={TONES[test.verdict]}>{t(`lifecycle.test.${test.verdict}`)}</Mark>
      {from > 0 ? (
        <>
          {" "}
          <span className="muted">{t("lifecycle.test.letters", { from, to })}</span>
          <p className={classes.letters}>
            {letters.slice(0, from - 1).join("")}
            <mark>{letters.slice(from - 1, to).join("") || " "}</mark>
            {letters.slice(to).join("")}
          </p>
        </>
      ) : null}
      {test.why ? <p className={gates.about}>{test.why}</p> : null}
      <RuleSteps steps={test.steps} />
    </div>
  );
}
