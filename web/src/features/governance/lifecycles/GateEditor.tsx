import { Button, Select, Stack, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { FieldRow } from "@/ui/FieldRow";
import { OrderedCard } from "@/ui/OrderedCard";
import type { Option } from "@/ui/RemoteSelect";
import { t } from "../texts";
import { CriteriaEditor } from "./CriteriaEditor";
import { type GateDraft, type ItemDraft, moved, newItem, newRule, type RuleDraft } from "./drafts";
import { ItemEditor } from "./ItemEditor";
import classes from "./lifecycles.module.css";
import { RuleInput } from "./RuleInput";

interface GateEditorProps {
  gate: GateDraft;
  /** Number of its stage. */
  stage: number;
  /** Path of the gate in the definition, where the server says what is wrong. */
  path: string;
  errors: Readonly<Record<string, string>>;
  /** Routes of approval, by id. */
  routes: Option[];
  /** The other stages, by key; of the first gate of a stage, which says where it leads. */
  stages?: Option[];
  /** The roles of the method, by the id of their draft. */
  roles: Option[];
  /** The project to try rules on. */
  on: string | null;
  onChange: (changes: Partial<GateDraft>) => void;
}

/** A gate while it is written: who decides, what it asks, and where it leads. */
export function GateEditor(props: GateEditorProps) {
  const { gate, stage, path, errors, onChange } = props;
  const item = (id: string, changes: Partial<ItemDraft>) =>
    onChange({
      checklist: gate.checklist.map((one) => (one.id === id ? { ...one, ...changes } : one)),
    });
  const rule = (id: string, changes: Partial<RuleDraft>) =>
    onChange({ rules: gate.rules.map((one) => (one.id === id ? { ...one, ...changes } : one)) });
  return (
    <Stack gap="sm">
      <FieldRow>
        <TextInput
          label={t("lifecycle.design.gate_name")}
          required
          value={gate.name}
          error={errors[`${path}.name`]}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <Select
          label={t("lifecycle.design.route")}
          placeholder={t("lifecycle.design.route_any")}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          data={props.routes}
          value={gate.route_id}
          error={errors[`${path}.route_id`]}
          onChange={(value) => onChange({ route_id: value as never })}
        />
        {props.stages ? (
          <Select
            label={t("lifecycle.design.to")}
            placeholder={t("lifecycle.design.to_next")}
            clearable
            clearButtonProps={{ "aria-label": t("common.clear") }}
            data={props.stages}
            value={gate.to}
            error={errors[`${path}.to`]}
            onChange={(value) => onChange({ to: value as never })}
          />
        ) : null}
      </FieldRow>
      <h3 className={classes.group}>{t("lifecycle.checklist")}</h3>
      {gate.checklist.map((one, at) => (
        <OrderedCard
          key={one.id}
          title={t("lifecycle.design.item", { number: at + 1 })}
          labels={{
            up: t("lifecycle.design.item_up", { number: at + 1 }),
            down: t("lifecycle.design.item_down", { number: at + 1 }),
            remove: t("lifecycle.design.item_remove", { number: at + 1 }),
          }}
          first={at === 0}
          last={at === gate.checklist.length - 1}
          gap="xs"
          onMove={(by) => onChange({ checklist: moved(gate.checklist, at, by) })}
          onRemove={() =>
            onChange({ checklist: gate.checklist.filter((other) => other.id !== one.id) })
          }
        >
          <ItemEditor
            item={one}
            number={at + 1}
            stage={stage}
            path={`${path}.checklist[${at}]`}
            errors={errors}
            roles={props.roles}
            onChange={(changes) => item(one.id, changes)}
          />
        </OrderedCard>
      ))}
      <Add
        label={t("lifecycle.design.add_item")}
        onClick={() => onChange({ checklist: [...gate.checklist, newItem()] })}
      />
      <h3 className={classes.group}>{t("lifecycle.rules")}</h3>
      {gate.rules.map((one, at) => (
        <OrderedCard
          key={one.id}
          title={t("lifecycle.design.rule", { number: at + 1 })}
          labels={{
            up: t("lifecycle.design.rule_up", { number: at + 1 }),
            down: t("lifecycle.design.rule_down", { number: at + 1 }),
            remove: t("lifecycle.design.rule_remove", { number: at + 1 }),
          }}
          first={at === 0}
          last={at === gate.rules.length - 1}
          gap="xs"
          onMove={(by) => onChange({ rules: moved(gate.rules, at, by) })}
          onRemove={() => onChange({ rules: gate.rules.filter((other) => other.id !== one.id) })}
        >
          <RuleInput
            label={t("lifecycle.design.rule_text", { number: at + 1, stage })}
            value={one.text}
            on={props.on}
            error={errors[`${path}.rules[${at}].text`]}
            onChange={(text) => rule(one.id, { text })}
          />
          <TextInput
            label={t("lifecycle.design.rule_says", { number: at + 1 })}
            value={one.says}
            onChange={(event) => rule(one.id, { says: event.currentTarget.value })}
          />
        </OrderedCard>
      ))}
      <Add
        label={t("lifecycle.design.add_rule")}
        onClick={() => onChange({ rules: [...gate.rules, newRule()] })}
      />
      <CriteriaEditor gate={gate} stage={stage} path={path} errors={errors} onChange={onChange} />
    </Stack>
  );
}

function Add({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      style={{ alignSelf: "flex-start" }}
      leftSection={<IconPlus size={14} aria-hidden="true" />}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
