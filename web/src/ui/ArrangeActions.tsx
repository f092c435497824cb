/** What can be done with a row of a list that people arrange: move it, put it away, delete it. */
import { ActionIcon, Button, Group } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { t } from "@/i18n/t";
import { Mark } from "./Mark";

interface ArrangeActionsProps {
  name: string;
  archived: boolean;
  /** Its place in the list, from 0, and how many there are; without it the list has no order. */
  order?: { at: number; of: number };
  /** Sent with the change: its new place, from 1, or whether it is put away. */
  onPatch: (body: { position?: number; archived?: boolean }) => void;
  onDelete?: () => void;
}

export function ArrangeActions({ name, archived, order, onPatch, onDelete }: ArrangeActionsProps) {
  const verb = archived ? "restore" : "archive";
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {order ? (
        <>
          <ActionIcon
            variant="subtle"
            disabled={order.at === 0}
            aria-label={t("common.arrange.up", { name })}
            onClick={() => onPatch({ position: order.at })}
          >
            <IconArrowUp size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            disabled={order.at === order.of - 1}
            aria-label={t("common.arrange.down", { name })}
            onClick={() => onPatch({ position: order.at + 2 })}
          >
            <IconArrowDown size={16} aria-hidden="true" />
          </ActionIcon>
        </>
      ) : null}
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={t(`common.arrange.${verb}_one`, { name })}
        onClick={() => onPatch({ archived: !archived })}
      >
        {t(`common.arrange.${verb}`)}
      </Button>
      {onDelete ? (
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          aria-label={t("common.arrange.delete_one", { name })}
          onClick={onDelete}
        >
          {t("common.delete")}
        </Button>
      ) : null}
    </Group>
  );
}

/** The name of such a row, which says when it is put away. */
export function ArrangedName({ archived, children }: { archived: boolean; children: ReactNode }) {
  return (
    <Group gap={8} wrap="nowrap">
      {children}
      {archived ? (
        <Mark tone="plain" shape={false}>
          {t("common.arrange.archived")}
        </Mark>
      ) : null}
    </Group>
  );
}
