import { Alert, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useRef, useState } from "react";
import { client, ok } from "@/api/client";
import { problemOf } from "@/api/problem";
import { t } from "@/i18n/t";
import { AuthFrame } from "./AuthFrame";
import { meQuery } from "./me";

/** Only addresses of this site: "/projects", never "//elsewhere". */
function safeTarget(to: string | undefined): string {
  return to && /^\/(?![/\\])/.test(to) ? to : "/";
}

export default function SignInPage() {
  const { to } = useSearch({ from: "/sign-in" });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const alert = useRef<HTMLDivElement>(null);
  const setup = useQuery({
    queryKey: ["setup"],
    queryFn: async () => (await ok(client.GET("/api/v1/setup"))) as { needed: boolean },
  });

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    try {
      const me = await ok(
        client.POST("/api/v1/sessions", {
          body: { email: String(data.get("email")), password: String(data.get("password")) },
        }),
      );
      queries.clear();
      queries.setQueryData(meQuery.queryKey, me as never);
      await navigate({ href: safeTarget(to) });
    } catch (error) {
      const found = problemOf(error);
      setProblem(found.status === 0 ? t("common.offline.text") : found.detail);
      requestAnimationFrame(() => alert.current?.focus());
    } finally {
      setBusy(false);
    }
  }

  return (
    <AuthFrame title={t("access.sign_in.title")}>
      <form onSubmit={signIn}>
        <Stack gap="sm" mt="sm">
          {setup.data?.needed ? <Alert color="indigo">{t("access.sign_in.setup")}</Alert> : null}
          {problem ? (
            <Alert ref={alert} tabIndex={-1} color="red" role="alert">
              {problem}
            </Alert>
          ) : null}
          <TextInput
            name="email"
            type="email"
            label={t("access.email")}
            autoComplete="username"
            required
            withAsterisk={false}
          />
          <PasswordInput
            name="password"
            label={t("access.password")}
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ "aria-label": t("access.show_password"), tabIndex: 0 }}
          />
          <Button type="submit" loading={busy} fullWidth mt={6}>
            {t("access.sign_in.submit")}
          </Button>
        </Stack>
      </form>
    </AuthFrame>
  );
}
