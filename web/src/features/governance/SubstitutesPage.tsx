import { Button, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Substitute } from "@/api/nouns";
import { useCan, useMe } from "@/features/access/me";
import { loadDirectory } from "@/features/intake/requests";
import { t } from "@/i18n/t";
import { showDay, today } from "@/lib/dates";
import { FieldRow } from "@/ui/FieldRow";
import { FormModal } from "@/ui/FormModal";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { toastDone, toastFailed } from "@/ui/toast";

/** Who decides for whom while they are away. */
export default function SubstitutesPage() {
  const queries = useQueryClient();
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ["substitutes"],
    queryFn: async () => (await ok(client.GET("/api/v1/approval_delegates"))).items as Substitute[],
  });
  const changed = async () => {
    await queries.invalidateQueries({ queryKey: ["substitutes"] });
    void queries.invalidateQueries({ queryKey: ["inbox"] });
  };
  const nameOf = (one: { id: string; name: string }) =>
    one.id === me?.user.id ? t("governance.substitutes.for_me") : one.name;

  async function end(one: Substitute) {
    try {
      const params = { path: { id: one.id }, header: ifMatch(one.version) };
      await ok(client.DELETE("/api/v1/approval_delegates/{id}", { params }));
      toastDone(t("governance.substitutes.ended", { name: one.delegate.name }));
    } catch (error) {
      toastFailed(error);
    }
    await changed();
  }

  return (
    <Section
      title={t("governance.substitutes.title")}
      hint={t("governance.substitutes.hint")}
      actions={<Button onClick={() => setAdding(true)}>{t("governance.substitutes.add")}</Button>}
    >
      <Loaded query={query} lines={3}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState
              title={t("governance.substitutes.none")}
              text={t("governance.substitutes.none_text")}
            />
          ) : (
            <PlainTable
              label={t("governance.substitutes.title")}
              head={[
                t("governance.substitutes.who"),
                t("governance.substitutes.delegate"),
                t("governance.substitutes.from"),
                t("governance.substitutes.to"),
                t("governance.substitutes.note"),
                "",
              ]}
              rows={list.map((one) => ({
                key: one.id,
                cells: [
                  nameOf(one.user),
                  nameOf(one.delegate),
                  showDay(one.from),
                  showDay(one.to),
                  one.note,
                  <Button
                    key="end"
                    variant="subtle"
                    color="red"
                    size="compact-sm"
                    aria-label={t("governance.substitutes.end_one", {
                      delegate: one.delegate.name,
                      name: one.user.name,
                    })}
                    onClick={() => void end(one)}
                  >
                    {t("governance.substitutes.end")}
                  </Button>,
                ],
              }))}
            />
          )
        }
      </Loaded>
      {adding ? <SubstituteModal onClose={() => setAdding(false)} onSaved={changed} /> : null}
    </Section>
  );
}

function SubstituteModal(props: { onClose: () => void; onSaved: () => Promise<void> }) {
  const can = useCan();
  const [away, setAway] = useState<Option | null>(null);
  const [delegate, setDelegate] = useState<Option | null>(null);
  const [from, setFrom] = useState(today());
  const [to, setTo] = useState("");
  const [note, setNote] = useState("");
  const [errors, setErrors] = useState<Record<string, string>>({});

  async function save() {
    setErrors({});
    if (!delegate) {
      setErrors({ delegate_id: t("governance.choose_person") });
      throw new Error(t("governance.choose_person"));
    }
    const body = {
      delegate_id: delegate.value,
      from,
      to,
      note,
      ...(away ? { user_id: away.value } : {}),
    };
    await ok(client.POST("/api/v1/approval_delegates", { body }));
    toastDone(t("governance.substitutes.saved", { name: delegate.label }));
    await props.onSaved();
    props.onClose();
  }

  return (
    <FormModal
      opened
      title={t("governance.substitutes.add")}
      submitLabel={t("common.save")}
      onClose={props.onClose}
      onSubmit={save}
      onFields={(fields) =>
        setErrors(Object.fromEntries(fields.map(({ field, message }) => [field, message])))
      }
    >
      {can("approval.configure") ? (
        <RemoteSelect
          source="directory"
          label={t("governance.substitutes.who")}
          placeholder={t("governance.substitutes.for_me")}
          load={loadDirectory}
          error={errors.user_id}
          value={away}
          onChange={setAway}
        />
      ) : null}
      <RemoteSelect
        source="directory"
        label={t("governance.substitutes.delegate")}
        placeholder={t("common.person_hint")}
        required
        load={loadDirectory}
        error={errors.delegate_id}
        value={delegate}
        onChange={setDelegate}
      />
      <FieldRow>
        <TextInput
          type="date"
          label={t("governance.substitutes.from")}
          required
          error={errors.from}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t("governance.substitutes.to")}
          required
          error={errors.to}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </FieldRow>
      <TextInput
        label={t("governance.substitutes.note")}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormModal>
  );
}
