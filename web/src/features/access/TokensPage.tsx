import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useDisclosure } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { ApiToken, Page } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showAgo, showDay } from "@/lib/dates";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { CopyField } from "@/ui/CopyField";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { toastDone } from "@/ui/toast";

export default function TokensPage() {
  const queries = useQueryClient();
  const [creating, create] = useDisclosure();
  const [made, setMade] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<ApiToken | null>(null);
  const tokens = useQuery({
    queryKey: ["api_tokens"],
    queryFn: async () => (await ok(client.GET("/api/v1/api_tokens"))) as Page<ApiToken>,
  });
  const form = useForm({ initialValues: { name: "", expires_on: "" } });

  async function save() {
    const { name, expires_on } = form.values;
    const body = { name, ...(expires_on ? { expires_on } : {}) };
    const answer = await ok(client.POST("/api/v1/api_tokens", { body }));
    setMade(answer.token);
    form.reset();
    create.close();
    await queries.invalidateQueries({ queryKey: ["api_tokens"] });
  }

  async function revoke() {
    if (!leaving) return;
    await ok(
      client.DELETE("/api/v1/api_tokens/{id}", {
        params: { path: { id: leaving.id }, header: ifMatch(leaving.version) },
      }),
    );
    toastDone(t("access.tokens.revoked", { name: leaving.name }));
    if (made?.startsWith(leaving.prefix)) setMade(null);
    setLeaving(null);
    await queries.invalidateQueries({ queryKey: ["api_tokens"] });
  }

  const button = <Button onClick={create.open}>{t("access.tokens.create")}</Button>;
  return (
    <Section title={t("access.tokens.title")} hint={t("access.tokens.hint")} actions={button}>
      <Stack>
        {made ? (
          <div role="status">
            <p>{t("access.tokens.once")}</p>
            <CopyField key={made} label={t("access.tokens.token")} value={made} />
          </div>
        ) : null}
        <Loaded query={tokens}>
          {(page) =>
            page.items.length === 0 ? (
              <EmptyState title={t("access.tokens.none")} text={t("access.tokens.none_text")} />
            ) : (
              <PlainTable
                label={t("access.tokens.title")}
                head={[
                  t("access.name"),
                  t("access.tokens.prefix"),
                  t("access.tokens.expires"),
                  t("access.tokens.used"),
                  "",
                ]}
                rows={page.items.map((token) => ({
                  key: token.id,
                  cells: [
                    token.name,
                    <code key="prefix">{token.prefix}…</code>,
                    token.expires_on ? showDay(token.expires_on) : t("access.tokens.never"),
                    token.last_used_at
                      ? showAgo(token.last_used_at, Date.now())
                      : t("access.tokens.unused"),
                    <Button key="end" variant="default" size="xs" onClick={() => setLeaving(token)}>
                      {t("access.tokens.revoke")}
                    </Button>,
                  ],
                }))}
              />
            )
          }
        </Loaded>
      </Stack>
      <FormModal
        opened={creating}
        title={t("access.tokens.create")}
        submitLabel={t("access.tokens.create")}
        onClose={create.close}
        onSubmit={save}
        onFields={showFieldProblems(form)}
      >
        <TextInput
          label={t("access.name")}
          description={t("access.tokens.name_hint")}
          required
          data-autofocus
          {...form.getInputProps("name")}
        />
        <TextInput
          type="date"
          label={t("access.tokens.expires")}
          description={t("access.tokens.expires_hint")}
          {...form.getInputProps("expires_on")}
        />
      </FormModal>
      <ConfirmModal
        opened={leaving !== null}
        title={t("access.tokens.revoke_title")}
        text={t("access.tokens.revoke_text", { name: leaving?.name })}
        submitLabel={t("access.tokens.revoke")}
        onClose={() => setLeaving(null)}
        onConfirm={revoke}
      />
    </Section>
  );
}
