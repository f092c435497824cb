import {
  Button,
  Checkbox,
  CloseButton,
  MultiSelect,
  NumberInput,
  Select,
  TextInput,
} from "@mantine/core";
import type { Rule } from "./scenarios";
import classes from "./scenarios.module.css";
import { t } from "./texts";

const KINDS = ["exclusive", "requires", "at_least", "bucket_share"] as const;

/** What must hold between candidates, one rule a line. */
export function RuleLines(props: {
  rules: readonly Rule[];
  /** What rules may speak of: typed, or taken from live. */
  candidates: readonly { value: string; label: string }[];
  fixed: boolean;
  onChange: (rules: Rule[]) => void;
}) {
  const { rules, candidates, fixed, onChange } = props;
  const data = [...candidates];
  const put = (at: number, rule: Rule) =>
    onChange(rules.map((one, index) => (index === at ? rule : one)));
  const fresh = (kind: string | null): Rule => {
    const first = candidates[0]?.value ?? "";
    switch (kind) {
      case "requires":
        return { kind, project: first, needs: candidates[1]?.value ?? first, after_finish: false };
      case "at_least":
        return { kind, count: 1, projects: [] };
      case "bucket_share":
        return { kind, bucket: "", min_percent: null, max_percent: 50 };
      default:
        return { kind: "exclusive", projects: [] };
    }
  };
  return (
    <div>
      {rules.map((rule, at) => (
        <div key={at} className={classes.rule}>
          <Select
            aria-label={t("scenarios.limits.kind", { number: at + 1 })}
            allowDeselect={false}
            disabled={fixed}
            data={KINDS.map((value) => ({ value, label: t(`scenarios.limits.rule.${value}`) }))}
            value={rule.kind}
            onChange={(next) => put(at, fresh(next))}
          />
          {rule.kind === "at_least" ? (
            <NumberInput
              aria-label={t("scenarios.limits.count")}
              min={1}
              w={80}
              disabled={fixed}
              value={rule.count}
              onChange={(next) => put(at, { ...rule, count: Number(next) })}
            />
          ) : null}
          {rule.kind === "exclusive" || rule.kind === "at_least" ? (
            <MultiSelect
              aria-label={t("scenarios.limits.projects")}
              className={classes.grows}
              searchable
              disabled={fixed}
              data={data}
              value={rule.projects}
              onChange={(next) => put(at, { ...rule, projects: next })}
            />
          ) : null}
          {rule.kind === "requires" ? (
            <>
              <Select
                aria-label={t("scenarios.limits.project")}
                className={classes.grows}
                searchable
                allowDeselect={false}
                disabled={fixed}
                data={data}
                value={rule.project}
                onChange={(next) => put(at, { ...rule, project: next ?? rule.project })}
              />
              <span>{t("scenarios.limits.needs")}</span>
              <Select
                aria-label={t("scenarios.limits.needs")}
                className={classes.grows}
                searchable
                allowDeselect={false}
                disabled={fixed}
                data={data}
                value={rule.needs}
                onChange={(next) => put(at, { ...rule, needs: next ?? rule.needs })}
              />
              <Checkbox
                label={t("scenarios.limits.after")}
                disabled={fixed}
                checked={rule.after_finish ?? false}
                onChange={(event) =>
                  put(at, { ...rule, after_finish: event.currentTarget.checked })
                }
              />
            </>
          ) : null}
          {rule.kind === "bucket_share" ? (
            <>
              <TextInput
                aria-label={t("scenarios.limits.bucket")}
                placeholder={t("scenarios.limits.bucket")}
                disabled={fixed}
                value={rule.bucket}
                onChange={(event) => put(at, { ...rule, bucket: event.currentTarget.value })}
              />
              {(["min", "max"] as const).map((end) => (
                <NumberInput
                  key={end}
                  aria-label={t(`scenarios.limits.${end}`)}
                  placeholder={t(`scenarios.limits.${end}`)}
                  min={0}
                  max={100}
                  w={120}
                  disabled={fixed}
                  value={rule[`${end}_percent`] ?? ""}
                  onChange={(next) =>
                    put(at, { ...rule, [`${end}_percent`]: next === "" ? null : Number(next) })
                  }
                />
              ))}
            </>
          ) : null}
          {fixed ? null : (
            <CloseButton
              aria-label={t("scenarios.limits.remove_rule", { number: at + 1 })}
              onClick={() => onChange(rules.filter((_, index) => index !== at))}
            />
          )}
        </div>
      ))}
      {fixed ? null : (
        <Button
          size="compact-sm"
          variant="subtle"
          disabled={candidates.length < 2}
          onClick={() => onChange([...rules, fresh("exclusive")])}
        >
          {t("scenarios.limits.add_rule")}
        </Button>
      )}
    </div>
  );
}
