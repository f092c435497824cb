import { ActionIcon, Button, Menu } from "@mantine/core";
import { spotlight } from "@mantine/spotlight";
import { IconKeyboard, IconPlus, IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useCan } from "@/features/access/me";
import { NotificationBell } from "@/features/delivery/NotificationBell";
import { JobsUnderWay } from "@/features/integration/JobsUnderWay";
import { t } from "@/i18n/t";
import classes from "./Shell.module.css";
import { UserMenu } from "./UserMenu";

export function TopBar({ onHelp }: { onHelp: () => void }) {
  const can = useCan();
  return (
    <>
      <button type="button" className={classes.search} onClick={() => spotlight.open()}>
        <IconSearch size={16} aria-hidden="true" />
        <span>{t("shell.search")}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className={classes.spacer} />
      <JobsUnderWay />
      {can("project.create") ? (
        <Menu position="bottom-end" width={210}>
          <Menu.Target>
            <Button className={classes.new} aria-label={t("shell.new")}>
              <IconPlus size={16} aria-hidden="true" />
              <span className={classes.newLabel}>{t("shell.new")}</span>
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item component={Link} to="/projects" search={{ create: "project" } as never}>
              {t("shell.create.project")}
            </Menu.Item>
            <Menu.Item component={Link} to="/requests" search={{ create: "request" } as never}>
              {t("shell.create.request")}
            </Menu.Item>
            {can("import.run") ? (
              <Menu.Item component={Link} to="/imports">
                {t("shell.create.import")}
              </Menu.Item>
            ) : null}
            {can("resource.manage") ? (
              <Menu.Item component={Link} to="/people" search={{ create: "person" } as never}>
                {t("shell.create.person")}
              </Menu.Item>
            ) : null}
            {can("calendar.manage") ? (
              <Menu.Item component={Link} to="/calendars" search={{ create: "calendar" } as never}>
                {t("shell.create.calendar")}
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      <ActionIcon
        variant="subtle"
        visibleFrom="sm"
        color="gray"
        size="lg"
        aria-label={t("shell.shortcuts.title")}
        onClick={onHelp}
      >
        <IconKeyboard size={20} stroke={1.6} />
      </ActionIcon>
      <NotificationBell />
      <UserMenu />
    </>
  );
}
