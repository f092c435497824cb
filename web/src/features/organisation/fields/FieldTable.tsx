import { ActionIcon, Button, Group } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { CustomField } from "@/api/nouns";
import { t } from "@/i18n/t";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { fieldLabel } from "./custom-fields";

interface FieldTableProps {
  label: string;
  fields: readonly CustomField[];
  onOpen: (field: CustomField) => void;
  onMove: (field: CustomField, position: number) => void;
  onArchive: (field: CustomField) => void;
  onDelete: (field: CustomField) => void;
}

export function FieldTable(props: FieldTableProps) {
  const { fields } = props;
  return (
    <PlainTable
      label={props.label}
      head={[
        t("organisation.fields.name"),
        t("organisation.fields.kind"),
        t("organisation.fields.holds"),
        t("organisation.fields.code"),
        "",
      ]}
      rows={fields.map((field, at) => ({
        key: field.id,
        cells: [
          <Group key="name" gap={8} wrap="nowrap">
            <Button variant="subtle" size="compact-sm" px={0} onClick={() => props.onOpen(field)}>
              {fieldLabel(field)}
            </Button>
            {field.archived ? (
              <Mark tone="plain" shape={false}>
                {t("organisation.fields.archived")}
              </Mark>
            ) : null}
          </Group>,
          t(`organisation.fields.kinds.${field.kind}`),
          field.choices
            .filter((choice) => !choice.retired)
            .map((choice) => choice.label)
            .join(", ") || field.help,
          <code key="code">{field.code}</code>,
          <Group key="actions" gap={4} wrap="nowrap" justify="flex-end">
            <ActionIcon
              variant="subtle"
              disabled={at === 0}
              aria-label={t("organisation.fields.up", { name: field.name })}
              onClick={() => props.onMove(field, at)}
            >
              <IconArrowUp size={16} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              disabled={at === fields.length - 1}
              aria-label={t("organisation.fields.down", { name: field.name })}
              onClick={() => props.onMove(field, at + 2)}
            >
              <IconArrowDown size={16} aria-hidden="true" />
            </ActionIcon>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => props.onArchive(field)}
              aria-label={t(`organisation.fields.${field.archived ? "restore" : "archive"}_one`, {
                name: field.name,
              })}
            >
              {t(`organisation.fields.${field.archived ? "restore" : "archive"}`)}
            </Button>
            <Button
              variant="subtle"
              color="red"
              size="compact-sm"
              onClick={() => props.onDelete(field)}
              aria-label={t("organisation.fields.delete_one", { name: field.name })}
            >
              {t("common.delete")}
            </Button>
          </Group>,
        ],
      }))}
    />
  );
}
