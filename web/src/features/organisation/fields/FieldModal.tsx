import { Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { CustomField, CustomNoun } from "@/api/nouns";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { toastDone } from "@/ui/toast";
import { ChoiceLines, type Line, lineOf } from "./ChoiceLines";

const KINDS = ["text", "number", "date", "flag", "choice"] as const;

interface FieldModalProps {
  noun: CustomNoun;
  /** Null to add one. */
  field: CustomField | null;
  onClose: () => void;
  onSaved: () => Promise<void>;
}

export function FieldModal({ noun, field, onClose, onSaved }: FieldModalProps) {
  const [name, setName] = useState(field?.name ?? "");
  const [kind, setKind] = useState(field?.kind ?? "text");
  const [help, setHelp] = useState(field?.help ?? "");
  const [unit, setUnit] = useState(field?.unit ?? "");
  const [lines, setLines] = useState<Line[]>(() => (field?.choices ?? []).map(lineOf));
  const [errors, setErrors] = useState<Record<string, string>>({});

  async function save() {
    setErrors({});
    const choices = lines
      .filter((line) => line.code || line.label.trim())
      .map(({ code, label, retired }) => ({ code, label, retired }));
    const body = { name, help, unit: kind === "number" ? unit : "" };
    const withChoices = kind === "choice" ? { ...body, choices } : body;
    await (field
      ? ok(
          client.PATCH("/api/v1/custom_fields/{id}", {
            params: { path: { id: field.id }, header: ifMatch(field.version) },
            body: withChoices,
          }),
        )
      : ok(client.POST("/api/v1/custom_fields", { body: { ...withChoices, noun, kind } })));
    toastDone(t("organisation.fields.saved", { name }));
    await onSaved();
    onClose();
  }

  return (
    <FormModal
      opened
      title={field ? t("organisation.fields.change") : t(`organisation.fields.add_${noun}`)}
      submitLabel={t("common.save")}
      onClose={onClose}
      onSubmit={save}
      onFields={(fields) =>
        setErrors(Object.fromEntries(fields.map(({ field, message }) => [field, message])))
      }
    >
      <TextInput
        label={t("organisation.fields.name")}
        required
        data-autofocus
        value={name}
        error={errors.name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={t("organisation.fields.kind")}
        description={
          field ? t("organisation.fields.kind_fixed") : t(`organisation.fields.about.${kind}`)
        }
        disabled={field !== null}
        allowDeselect={false}
        data={KINDS.map((value) => ({ value, label: t(`organisation.fields.kinds.${value}`) }))}
        value={kind}
        onChange={(next) => setKind(next ?? "text")}
      />
      {kind === "number" ? (
        <TextInput
          label={t("organisation.fields.unit")}
          description={t("organisation.fields.unit_hint")}
          value={unit}
          error={errors.unit}
          onChange={(event) => setUnit(event.currentTarget.value)}
        />
      ) : null}
      {kind === "choice" ? (
        <ChoiceLines lines={lines} error={errors.choices} onChange={setLines} />
      ) : null}
      <Textarea
        label={t("organisation.fields.help")}
        description={t("organisation.fields.help_hint")}
        autosize
        minRows={2}
        value={help}
        error={errors.help}
        onChange={(event) => setHelp(event.currentTarget.value)}
      />
    </FormModal>
  );
}
