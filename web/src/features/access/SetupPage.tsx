import { Alert, Button, Checkbox, PasswordInput, Radio, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { PmoType } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { PMO_TYPES } from "@/features/governance/lifecycles/pmo";
import { t } from "@/features/governance/texts";
import { showFieldProblems } from "@/ui/fields";
import { AuthFrame } from "./AuthFrame";
import { meQuery } from "./me";

export default function SetupPage() {
  const { token } = useSearch({ from: "/setup" });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const setup = useQuery({
    queryKey: ["setup"],
    queryFn: async () => (await ok(client.GET("/api/v1/setup"))) as { needed: boolean },
  });
  const form = useForm({
    initialValues: {
      organisation_name: "",
      name: "",
      email: "",
      password: "",
      pmo_type: "controlling" as PmoType,
      demo: true,
    },
    validate: {
      organisation_name: (value) => (value.trim() ? null : t("access.setup.need_organisation")),
      name: (value) => (value.trim() ? null : t("access.setup.need_name")),
      email: (value) => (value.includes("@") ? null : t("access.setup.need_email")),
      password: (value) => (value.length >= 10 ? null : t("access.need_long_password")),
    },
  });

  if (!token || setup.data?.needed === false) {
    return (
      <AuthFrame
        title={t("access.setup.title")}
        text={setup.data?.needed === false ? t("access.setup.done") : t("access.setup.no_token")}
      >
        <Button component="a" href="/sign-in">
          {t("access.setup.to_sign_in")}
        </Button>
      </AuthFrame>
    );
  }

  async function save(values: typeof form.values) {
    setBusy(true);
    setProblem(null);
    try {
      const me = await ok(
        client.POST("/api/v1/setup", { body: { token: token ?? "", ...values } }),
      );
      queries.clear();
      queries.setQueryData(meQuery.queryKey, me as never);
      await navigate({ to: "/" });
    } catch (error) {
      const found = problemOf(error);
      showFieldProblems(form)(found.fields);
      setProblem(found.detail || t("common.error.text"));
    } finally {
      setBusy(false);
    }
  }

  return (
    <AuthFrame title={t("access.setup.title")} text={t("access.setup.text")}>
      <form onSubmit={form.onSubmit(save)} noValidate>
        <Stack gap="sm">
          {problem ? (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          ) : null}
          <TextInput
            label={t("access.setup.organisation")}
            required
            autoComplete="organization"
            {...form.getInputProps("organisation_name")}
          />
          <TextInput
            label={t("access.name")}
            required
            autoComplete="name"
            {...form.getInputProps("name")}
          />
          <TextInput
            type="email"
            label={t("access.email")}
            required
            autoComplete="username"
            {...form.getInputProps("email")}
          />
          <PasswordInput
            label={t("access.password")}
            description={t("access.password_hint")}
            required
            autoComplete="new-password"
            visibilityToggleButtonProps={{ "aria-label": t("access.show_password"), tabIndex: 0 }}
            {...form.getInputProps("password")}
          />
          <Radio.Group label={t("lifecycle.pmo.title")} {...form.getInputProps("pmo_type")}>
            <Stack gap={8} mt={6}>
              {PMO_TYPES.map((value) => (
                <Radio
                  key={value}
                  value={value}
                  label={t(`lifecycle.pmo.${value}`)}
                  description={t(`lifecycle.pmo.${value}_text`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Checkbox
            label={t("access.setup.demo")}
            description={t("access.setup.demo_hint")}
            {...form.getInputProps("demo", { type: "checkbox" })}
          />
          <Button type="submit" loading={busy} mt={6}>
            {t("access.setup.submit")}
          </Button>
        </Stack>
      </form>
    </AuthFrame>
  );
}
