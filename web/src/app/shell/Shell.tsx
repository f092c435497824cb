import { AppShell, Burger, useMantineColorScheme } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { ThemeChoice } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { meQuery } from "@/features/access/me";
import { t } from "@/i18n/t";
import { setLocale } from "@/lib/locale";
import { ErrorState, LoadingBlock } from "@/ui/states";
import { useLiveUpdates } from "../live/live";
import { Palette } from "../palette/Palette";
import { SCHEME_KEY } from "../theme";
import classes from "./Shell.module.css";
import { ShortcutsModal } from "./ShortcutsModal";
import { SideNav } from "./SideNav";
import { useShortcuts } from "./shortcuts";
import { TopBar } from "./TopBar";

export function Shell() {
  const me = useQuery(meQuery);
  const location = useLocation();
  const [opened, menu] = useDisclosure();
  const [help, shortcuts] = useDisclosure();
  const main = useRef<HTMLElement>(null);
  const path = location.pathname;
  const closeMenu = menu.close;
  const { setColorScheme } = useMantineColorScheme();
  useLiveUpdates(me.data !== undefined);
  useShortcuts(shortcuts.open);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page starts at its top
  useEffect(() => {
    closeMenu();
    main.current?.scrollTo(0, 0);
  }, [path, closeMenu]);

  // A browser that has no choice of its own takes the person's.
  const theme = me.data?.user.theme;
  useEffect(() => {
    if (theme && localStorage.getItem(SCHEME_KEY) === null) setColorScheme(theme as ThemeChoice);
  }, [theme, setColorScheme]);

  const signedOut = me.isError && problemOf(me.error).status === 401;
  const navigate = useNavigate();
  const here = location.href;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with the page of that moment
  useEffect(() => {
    if (signedOut) void navigate({ to: "/sign-in", search: { to: here }, replace: true });
  }, [signedOut]);

  if (signedOut) return <LoadingBlock />;
  if (me.isError && !me.data) {
    return (
      <main>
        <h1 className="visually-hidden">Steerco</h1>
        <ErrorState error={me.error} retry={() => void me.refetch()} />
      </main>
    );
  }
  if (!me.data) return <LoadingBlock />;
  setLocale(me.data.user.locale);

  return (
    <>
      <a href="#main" className="skip-link">
        {t("shell.skip")}
      </a>
      <AppShell
        layout="alt"
        header={{ height: 52 }}
        navbar={{ width: 216, breakpoint: "md", collapsed: { mobile: !opened } }}
        classNames={{ navbar: classes.navbar, header: classes.header, main: classes.main }}
      >
        <AppShell.Header>
          <Burger
            opened={opened}
            onClick={menu.toggle}
            hiddenFrom="md"
            size="sm"
            aria-label={t("shell.menu")}
          />
          <TopBar onHelp={shortcuts.open} />
        </AppShell.Header>
        <AppShell.Navbar aria-label={t("shell.navigation")}>
          <SideNav organisation={me.data.organisation.name} onClose={menu.close} opened={opened} />
        </AppShell.Navbar>
        <AppShell.Main id="main" ref={main} tabIndex={-1}>
          <Outlet />
        </AppShell.Main>
      </AppShell>
      <Palette onHelp={shortcuts.open} />
      <ShortcutsModal opened={help} onClose={shortcuts.close} />
    </>
  );
}
