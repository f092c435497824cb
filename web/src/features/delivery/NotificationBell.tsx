import { ActionIcon } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { t } from "@/i18n/t";
import classes from "./bell.module.css";
import { useUnread } from "./notifications";

/** Leads to what concerns the person; says how much of it they have not seen. */
export function NotificationBell() {
  const unread = useUnread() ?? 0;
  const label =
    unread === 0
      ? t("delivery.notifications.bell")
      : unread > 99
        ? t("delivery.notifications.bell_many")
        : t("delivery.notifications.bell_unread", { count: unread });
  return (
    <ActionIcon
      component={Link}
      to="/notifications"
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      className={classes.bell}
    >
      <IconBell size={20} stroke={1.6} />
      {unread > 0 ? (
        <span className={classes.count} aria-hidden="true">
          {unread > 99 ? "99+" : unread}
        </span>
      ) : null}
    </ActionIcon>
  );
}
