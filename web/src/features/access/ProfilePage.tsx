import { Button, Group, PasswordInput, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Me } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { MailKindsForm } from "@/features/delivery/MailKindsForm";
import { t } from "@/i18n/t";
import { showFieldProblems } from "@/ui/fields";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";
import { meQuery, useMe } from "./me";

const LOCALES = [
  "en-GB",
  "en-US",
  "de-DE",
  "fr-FR",
  "es-ES",
  "it-IT",
  "nl-NL",
  "pl-PL",
  "sv-SE",
  "ja-JP",
];

export default function ProfilePage() {
  const me = useMe();
  return me ? (
    <Stack maw={560}>
      <ProfileForm me={me} />
      <MailKindsForm />
      <PasswordForm me={me} />
    </Stack>
  ) : null;
}

function ProfileForm({ me }: { me: Me }) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const form = useForm({
    initialValues: { name: me.user.name, locale: me.user.locale },
    validate: { name: (value) => (value.trim() ? null : t("access.setup.need_name")) },
  });
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  const locales = [...new Set([me.user.locale, ...LOCALES])].filter(Boolean);

  async function save(values: typeof form.values) {
    setBusy(true);
    try {
      await ok(client.PATCH("/api/v1/me", { body: values, headers: ifMatch(me.user.version) }));
      await queries.invalidateQueries({ queryKey: meQuery.queryKey });
      toastDone(t("access.profile.saved"));
    } catch (error) {
      showFieldProblems(form)(problemOf(error).fields);
      toastFailed(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Section title={t("access.profile.title")}>
      <form onSubmit={form.onSubmit(save)}>
        <Stack gap="sm">
          <TextInput label={t("access.name")} required {...form.getInputProps("name")} />
          <TextInput
            label={t("access.email")}
            description={t("access.profile.email_hint")}
            value={me.user.email}
            readOnly
          />
          <Select
            label={t("access.profile.locale")}
            description={t("access.profile.locale_hint")}
            data={locales.map((value) => ({ value, label: names.of(value) ?? value }))}
            allowDeselect={false}
            {...form.getInputProps("locale")}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={busy}>
              {t("common.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

function PasswordForm({ me }: { me: Me }) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const form = useForm({
    initialValues: { current_password: "", password: "" },
    validate: { password: (value) => (value.length >= 10 ? null : t("access.need_long_password")) },
  });

  async function save(values: typeof form.values) {
    setBusy(true);
    try {
      await ok(client.PATCH("/api/v1/me", { body: values, headers: ifMatch(me.user.version) }));
      form.reset();
      await queries.invalidateQueries({ queryKey: meQuery.queryKey });
      toastDone(t("access.profile.password_changed"));
    } catch (error) {
      showFieldProblems(form)(problemOf(error).fields);
      toastFailed(error);
    } finally {
      setBusy(false);
    }
  }
  const toggle = { "aria-label": t("access.show_password"), tabIndex: 0 };
  return (
    <Section title={t("access.profile.password_title")}>
      <form onSubmit={form.onSubmit(save)}>
        <Stack gap="sm">
          <PasswordInput
            label={t("access.profile.current_password")}
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={toggle}
            {...form.getInputProps("current_password")}
          />
          <PasswordInput
            label={t("access.profile.new_password")}
            description={t("access.password_hint")}
            autoComplete="new-password"
            required
            visibilityToggleButtonProps={toggle}
            {...form.getInputProps("password")}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={busy} variant="default">
              {t("access.profile.change_password")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
