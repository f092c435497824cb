import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { CustomField, CustomNoun } from "@/api/nouns";
import { t } from "@/i18n/t";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Loaded } from "@/ui/Loaded";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { toastDone, toastFailed } from "@/ui/toast";
import { customFieldsQuery } from "./custom-fields";
import { FieldModal } from "./FieldModal";
import { FieldTable } from "./FieldTable";

const NOUNS: readonly CustomNoun[] = ["project", "task"];

/** The fields that the organisation adds to its projects and tasks. */
export default function FieldsPage() {
  return NOUNS.map((noun) => <FieldSection key={noun} noun={noun} />);
}

function FieldSection({ noun }: { noun: CustomNoun }) {
  const queries = useQueryClient();
  const [changing, setChanging] = useState<CustomField | "new" | null>(null);
  const [leaving, setLeaving] = useState<CustomField | null>(null);
  const query = useQuery(customFieldsQuery(noun));
  const changed = () => queries.invalidateQueries({ queryKey: ["custom_fields"] });

  async function patch(field: CustomField, body: { position?: number; archived?: boolean }) {
    try {
      await ok(
        client.PATCH("/api/v1/custom_fields/{id}", {
          params: { path: { id: field.id }, header: ifMatch(field.version) },
          body,
        }),
      );
    } catch (error) {
      toastFailed(error);
    }
    await changed();
  }

  async function remove() {
    if (!leaving) return;
    await ok(
      client.DELETE("/api/v1/custom_fields/{id}", {
        params: { path: { id: leaving.id }, header: ifMatch(leaving.version) },
      }),
    );
    toastDone(t("organisation.fields.deleted", { name: leaving.name }));
    setLeaving(null);
    await changed();
  }

  return (
    <Section
      title={t(`organisation.fields.of_${noun}`)}
      hint={t(`organisation.fields.hint_${noun}`)}
      actions={
        <Button onClick={() => setChanging("new")}>{t(`organisation.fields.add_${noun}`)}</Button>
      }
    >
      <Loaded query={query} lines={4}>
        {(fields) =>
          fields.length > 0 ? (
            <FieldTable
              label={t(`organisation.fields.of_${noun}`)}
              fields={fields}
              onOpen={setChanging}
              onMove={(field, position) => void patch(field, { position })}
              onArchive={(field) => void patch(field, { archived: !field.archived })}
              onDelete={setLeaving}
            />
          ) : (
            <EmptyState
              title={t("organisation.fields.none")}
              text={t(`organisation.fields.none_${noun}`)}
            />
          )
        }
      </Loaded>
      {changing ? (
        <FieldModal
          noun={noun}
          field={changing === "new" ? null : changing}
          onClose={() => setChanging(null)}
          onSaved={changed}
        />
      ) : null}
      <ConfirmModal
        opened={leaving !== null}
        title={t("organisation.fields.delete_title", { name: leaving?.name })}
        text={t("organisation.fields.delete_text")}
        submitLabel={t("common.delete")}
        onClose={() => setLeaving(null)}
        onConfirm={remove}
      />
    </Section>
  );
}
