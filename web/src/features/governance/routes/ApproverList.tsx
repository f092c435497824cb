import { Button, CloseButton, Group, Input, NumberInput, Select } from "@mantine/core";
import { useState } from "react";
import type { Approver } from "@/api/nouns";
import { loadDirectory } from "@/features/intake/requests";
import { t } from "@/i18n/t";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import classes from "../governance.module.css";
import { sameApprover } from "./routes";

export interface Names {
  roles: Option[];
  fields: Option[];
  /** Names of people by id, as far as they are known. */
  people: ReadonlyMap<string, string>;
  onPerson: (person: Option) => void;
}

interface ApproverListProps {
  label: string;
  hint?: string;
  approvers: readonly Approver[];
  /** How much each of them counts, in their order, where votes have weights. */
  weights?: readonly number[];
  names: Names;
  onChange: (approvers: Approver[], weights: number[]) => void;
}

/** Who decides: people, roles, and people whom the subject names. */
export function ApproverList(props: ApproverListProps) {
  const { label, approvers, weights, names, onChange } = props;
  const [kind, setKind] = useState<Approver["kind"]>("person");
  const [chosen, setChosen] = useState<Option | null>(null);
  const nameOf = (one: Approver): string => {
    const find = (list: Option[], value: string) => list.find((o) => o.value === value)?.label;
    if (one.kind === "person") return names.people.get(one.id) ?? t("governance.routes.unknown");
    const name = one.kind === "role" ? find(names.roles, one.id) : find(names.fields, one.field);
    return `${t(`governance.routes.kinds.${one.kind}`)}: ${name ?? t("governance.routes.unknown")}`;
  };

  function add(option: Option | null) {
    if (!option) return;
    const next: Approver =
      kind === "field" ? { kind, field: option.value } : { kind, id: option.value };
    if (kind === "person") names.onPerson(option);
    if (!approvers.some((one) => sameApprover(one, next)))
      onChange([...approvers, next], weights ? [...weights, 1] : []);
    setChosen(null);
  }

  return (
    <Input.Wrapper label={label} labelElement="div" description={props.hint}>
      <ul className={classes.people} aria-label={label}>
        {approvers.map((one, at) => (
          <li key={JSON.stringify(one)}>
            <Group gap={2} wrap="nowrap">
              {nameOf(one)}
              {weights ? (
                <NumberInput
                  aria-label={t("governance.routes.weight_of", { name: nameOf(one) })}
                  size="xs"
                  w={72}
                  ml={6}
                  min={1}
                  max={1000}
                  allowDecimal={false}
                  value={weights[at] || ""}
                  onChange={(value) =>
                    onChange([...approvers], weights.with(at, Number(value) || 0))
                  }
                />
              ) : null}
              <CloseButton
                size="sm"
                aria-label={t("governance.routes.remove_approver", { name: nameOf(one) })}
                onClick={() =>
                  onChange(approvers.toSpliced(at, 1), weights ? weights.toSpliced(at, 1) : [])
                }
              />
            </Group>
          </li>
        ))}
        {approvers.length === 0 ? <li className="muted">{t("governance.routes.nobody")}</li> : null}
      </ul>
      <div className={classes.approver}>
        <Select
          aria-label={`${label}: ${t("governance.routes.kind")}`}
          w={200}
          allowDeselect={false}
          data={(["person", "role", "field"] as const).map((value) => ({
            value,
            label: t(`governance.routes.kinds.${value}`),
          }))}
          value={kind}
          onChange={(next) => {
            setKind((next ?? "person") as Approver["kind"]);
            setChosen(null);
          }}
        />
        {kind === "person" ? (
          <RemoteSelect
            source="directory"
            aria-label={`${label}: ${t("governance.routes.person")}`}
            placeholder={t("common.person_hint")}
            w={240}
            load={loadDirectory}
            value={chosen}
            onChange={setChosen}
          />
        ) : (
          <Select
            key={kind}
            aria-label={`${label}: ${t(`governance.routes.${kind}`)}`}
            w={240}
            data={kind === "role" ? names.roles : names.fields}
            value={chosen?.value ?? null}
            onChange={(_, option) => setChosen(option as Option | null)}
          />
        )}
        <Button variant="default" disabled={!chosen} onClick={() => add(chosen)}>
          {t("governance.routes.add_approver")}
        </Button>
      </div>
    </Input.Wrapper>
  );
}
