import { Menu, useMantineColorScheme } from "@mantine/core";
import { IconLogout, IconUserCog } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import type { ThemeChoice } from "@/api/nouns";
import { meQuery, useMe } from "@/features/access/me";
import { t } from "@/i18n/t";
import { toastFailed } from "@/ui/toast";
import classes from "./Shell.module.css";

const SCHEMES: readonly ThemeChoice[] = ["light", "dark", "auto"];

export function UserMenu() {
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  if (!me) return null;
  const initials = me.user.name
    .split(/\s+/)
    .map((word) => word[0])
    .slice(0, 2)
    .join("")
    .toLocaleUpperCase();

  function choose(theme: ThemeChoice) {
    setColorScheme(theme);
    client
      .PATCH("/api/v1/me", { body: { theme } })
      .then(() => queries.invalidateQueries({ queryKey: meQuery.queryKey }))
      .catch(toastFailed);
  }

  async function signOut() {
    try {
      await ok(client.DELETE("/api/v1/sessions/current"));
    } catch (error) {
      toastFailed(error);
      return;
    }
    await navigate({ to: "/sign-in" });
    queries.clear();
  }

  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <button
          type="button"
          className={classes.avatar}
          aria-label={t("shell.user_menu", { initials, name: me.user.name })}
        >
          {initials}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.user.name}
          <br />
          {me.user.email}
        </Menu.Label>
        <Menu.Item component={Link} to="/settings/profile" leftSection={<IconUserCog size={16} />}>
          {t("shell.profile")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t("shell.theme.title")}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => choose(value as ThemeChoice)}>
          {SCHEMES.map((value) => (
            <Menu.RadioItem key={value} value={value}>
              {t(`shell.theme.${value}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={signOut}>
          {t("shell.sign_out")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
