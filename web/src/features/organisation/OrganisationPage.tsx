import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Organisation } from "@/api/nouns";
import { t } from "@/i18n/t";
import { Loaded } from "@/ui/Loaded";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";

export default function OrganisationPage() {
  const query = useQuery({
    queryKey: ["organisation"],
    queryFn: async () => (await ok(client.GET("/api/v1/organisation"))) as Organisation,
  });
  return (
    <Loaded query={query}>
      {(organisation) => (
        <OrganisationForm key={organisation.version} organisation={organisation} />
      )}
    </Loaded>
  );
}

function OrganisationForm({ organisation }: { organisation: Organisation }) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const form = useForm({
    initialValues: { name: organisation.name },
    validate: { name: (value) => (value.trim() ? null : t("organisation.need_name")) },
  });

  async function save(values: typeof form.values) {
    setBusy(true);
    try {
      await ok(
        client.PATCH("/api/v1/organisation", {
          params: { header: ifMatch(organisation.version) },
          body: values,
        }),
      );
      toastDone(t("organisation.saved"));
      await queries.invalidateQueries({ queryKey: ["organisation"] });
      await queries.invalidateQueries({ queryKey: ["me"] });
    } catch (error) {
      toastFailed(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Stack maw={560}>
      <Section title={t("organisation.title")} hint={t("organisation.hint")}>
        <form onSubmit={form.onSubmit(save)}>
          <TextInput label={t("organisation.name")} required {...form.getInputProps("name")} />
          <Group justify="flex-end" mt="sm">
            <Button type="submit" loading={busy} disabled={!form.isDirty()}>
              {t("common.save")}
            </Button>
          </Group>
        </form>
      </Section>
    </Stack>
  );
}
