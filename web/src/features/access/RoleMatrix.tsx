import { ActionIcon } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { Permission, Role } from "@/api/nouns";
import { t } from "@/i18n/t";
import classes from "./RoleMatrix.module.css";

interface RoleMatrixProps {
  roles: Role[];
  permissions: Permission[];
  /** Absent for those who may only look. */
  onToggle?: (role: Role, permission: string, on: boolean) => void;
  onDelete?: (role: Role) => void;
}

/** What each role may do: permissions down, roles across. */
export function RoleMatrix({ roles, permissions, onToggle, onDelete }: RoleMatrixProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the matrix scrolls by keyboard too
    <section className={classes.wrap} tabIndex={0} aria-label={t("access.roles.title")}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col">{t("access.roles.permission")}</th>
            {roles.map((role) => (
              <th key={role.id} scope="col">
                <span>{role.name}</span>
                {onDelete && !role.shipped ? (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    aria-label={t("access.roles.delete", { name: role.name })}
                    onClick={() => onDelete(role)}
                  >
                    <IconTrash size={14} />
                  </ActionIcon>
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissions.map((permission) => (
            <tr key={permission.key}>
              <th scope="row">
                {permission.name}
                <small>{permission.help}</small>
              </th>
              {roles.map((role) => {
                const on = role.permissions.includes(permission.key);
                return (
                  <td key={role.id}>
                    <input
                      type="checkbox"
                      checked={on}
                      disabled={!onToggle}
                      aria-label={`${role.name}: ${permission.name}`}
                      onChange={() => onToggle?.(role, permission.key, !on)}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
