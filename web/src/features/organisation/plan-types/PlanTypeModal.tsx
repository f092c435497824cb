import { Group, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { PlanType } from "@/api/nouns";
import { lifecyclesQuery } from "@/features/governance/lifecycles/lifecycles";
import { FieldRow } from "@/ui/FieldRow";
import { FormModal } from "@/ui/FormModal";
import { toastDone } from "@/ui/toast";
import {
  type NumberingDraft,
  NumberingFields,
  numberingBody,
  numberingDraft,
} from "./NumberingFields";
import { ParentFields, type Parents } from "./ParentFields";
import { ICONS, PlanTypeIcon } from "./PlanTypeMark";
import { COLORS, type PlanNoun } from "./plan-types";
import { t } from "./texts";

interface PlanTypeModalProps {
  noun: PlanNoun;
  /** Null to add one. */
  type: PlanType | null;
  onClose: () => void;
  onSaved: () => Promise<void>;
}

const ANYWHERE: Parents = { program_type_ids: null, portfolio: true, alone: true };

/** A type of plans: what it is called, where its plans may be, how they are numbered. */
export function PlanTypeModal({ noun, type, onClose, onSaved }: PlanTypeModalProps) {
  const [name, setName] = useState(type?.name ?? "");
  const [plural, setPlural] = useState(type?.plural ?? "");
  const [description, setDescription] = useState(type?.description ?? "");
  const [color, setColor] = useState(type?.color ?? "blue");
  const [icon, setIcon] = useState(type?.icon ?? (noun === "program" ? "stack" : "folder"));
  const [parents, setParents] = useState<Parents>(type?.parents ?? ANYWHERE);
  const [numbering, setNumbering] = useState<NumberingDraft>(() => numberingDraft(type));
  const [lifecycle, setLifecycle] = useState(type?.lifecycle?.id ?? null);
  const lifecycles = useQuery({ ...lifecyclesQuery, enabled: noun === "project" });
  const [errors, setErrors] = useState<Record<string, string>>({});

  async function save() {
    setErrors({});
    const sameParents = type && JSON.stringify(parents) === JSON.stringify(type.parents);
    const body = {
      name,
      ...(plural.trim() ? { plural } : {}),
      description,
      color,
      icon,
      ...(sameParents ? {} : { parents }),
      numbering: numberingBody(numbering, type),
      ...(noun === "project" ? { lifecycle_id: lifecycle } : {}),
    };
    await (type
      ? ok(
          client.PATCH("/api/v1/plan_types/{id}", {
            params: { path: { id: type.id }, header: ifMatch(type.version) },
            body,
          }),
        )
      : ok(client.POST("/api/v1/plan_types", { body: { ...body, noun } })));
    toastDone(t("plan_type.saved", { name }));
    await onSaved();
    onClose();
  }

  const usable = (lifecycles.data ?? []).filter(
    (one) => !one.archived || one.id === type?.lifecycle?.id,
  );
  return (
    <FormModal
      opened
      size="lg"
      title={type ? t("plan_type.change", { name: type.name }) : t(`plan_type.add_${noun}`)}
      submitLabel={t("common.save")}
      onClose={onClose}
      onSubmit={save}
      onFields={(fields) =>
        setErrors(Object.fromEntries(fields.map(({ field, message }) => [field, message])))
      }
    >
      <FieldRow>
        <TextInput
          label={t("plan_type.name")}
          description={t("plan_type.name_hint")}
          required
          data-autofocus
          value={name}
          error={errors.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t("plan_type.plural")}
          description={t("plan_type.plural_hint")}
          placeholder={name.trim() ? `${name.trim()}s` : undefined}
          value={plural}
          error={errors.plural}
          onChange={(event) => setPlural(event.currentTarget.value)}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label={t("plan_type.color")}
          allowDeselect={false}
          data={COLORS.map((value) => ({ value, label: t(`plan_type.colors.${value}`) }))}
          value={color}
          onChange={(next) => setColor(next ?? "blue")}
        />
        <Select
          label={t("plan_type.icon")}
          allowDeselect={false}
          data={Object.keys(ICONS).map((value) => ({
            value,
            label: t(`plan_type.icons.${value}`),
          }))}
          leftSection={<PlanTypeIcon icon={icon} color={color} />}
          renderOption={({ option }) => (
            <Group gap={8} wrap="nowrap">
              <PlanTypeIcon icon={option.value} color={color} />
              {option.label}
            </Group>
          )}
          value={icon}
          onChange={(next) => setIcon(next ?? "folder")}
        />
      </FieldRow>
      <Textarea
        label={t("plan_type.description")}
        description={t("plan_type.description_hint")}
        autosize
        minRows={2}
        value={description}
        error={errors.description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <ParentFields noun={noun} value={parents} error={errors.parents} onChange={setParents} />
      <NumberingFields value={numbering} errors={errors} onChange={setNumbering} />
      {noun === "project" ? (
        <Select
          label={t("plan_type.lifecycle")}
          description={t("plan_type.lifecycle_hint")}
          placeholder={t("plan_type.by_rules")}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          data={usable.map((one) => ({ value: one.id, label: one.name }))}
          value={lifecycle}
          error={errors.lifecycle_id}
          onChange={setLifecycle}
        />
      ) : null}
    </FormModal>
  );
}
