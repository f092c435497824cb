import { Burger, Group } from "@mantine/core";
import { Link, useLocation } from "@tanstack/react-router";
import { useCan } from "@/features/access/me";
import { useInboxCount } from "@/features/governance/approvals";
import { t } from "@/i18n/t";
import { DESTINATION_GROUPS } from "./navigation";
import classes from "./Shell.module.css";

interface SideNavProps {
  organisation: string;
  opened: boolean;
  onClose: () => void;
}

export function SideNav({ organisation, opened, onClose }: SideNavProps) {
  const { pathname } = useLocation();
  const can = useCan();
  const waiting = useInboxCount();
  const isCurrent = (to: string) =>
    to === "/"
      ? pathname === "/"
      : pathname.startsWith(to) || (to === "/portfolios" && pathname.startsWith("/programs"));
  return (
    <>
      <Group justify="space-between" wrap="nowrap" pr={10}>
        <Link to="/" className={classes.brand}>
          <img src="/favicon.svg" alt="" width={24} height={24} />
          Steerco
        </Link>
        <Burger
          opened={opened}
          onClick={onClose}
          hiddenFrom="md"
          size="sm"
          aria-label={t("shell.menu_close")}
        />
      </Group>
      <div className={classes.organisation}>{organisation}</div>
      <div className={classes.links}>
        {DESTINATION_GROUPS.map(({ key: group, destinations }) => {
          const open = destinations.filter((d) => !d.permission || can(d.permission));
          if (open.length === 0) return null;
          const heading = group === "mine" ? undefined : `nav-${group}`;
          return (
            <div key={group} className={classes.group}>
              {heading ? (
                <h2 id={heading} className={classes.heading}>
                  {t(`shell.nav_group.${group}`)}
                </h2>
              ) : null}
              <ul aria-labelledby={heading}>
                {open.map(({ key, to, icon: Icon }) => (
                  <li key={key}>
                    <Link
                      to={to}
                      className={classes.link}
                      data-current={isCurrent(to) || undefined}
                      aria-current={isCurrent(to) ? "page" : undefined}
                    >
                      <Icon size={18} stroke={1.6} aria-hidden="true" />
                      {t(`shell.nav.${key}`)}
                      {key === "inbox" && waiting > 0 ? (
                        <span className={classes.count}>
                          <span aria-hidden="true">{waiting > 99 ? "99+" : waiting}</span>
                          <span className="visually-hidden">
                            {t("shell.waiting", { count: waiting })}
                          </span>
                        </span>
                      ) : null}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </>
  );
}
