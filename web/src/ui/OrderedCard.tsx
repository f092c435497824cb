/** One of several parts that are written in an order: it is moved up, moved down and taken out. */
import { ActionIcon, Group, Stack } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./OrderedCard.module.css";

interface OrderedCardProps {
  title: string;
  /** What the buttons do, said aloud. */
  labels: { up: string; down: string; remove: string };
  first: boolean;
  last: boolean;
  gap: "xs" | "sm";
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  children: ReactNode;
}

export function OrderedCard(props: OrderedCardProps) {
  const { title, labels, first, last, gap, onMove, onRemove, children } = props;
  return (
    <div className={classes.card} role="group" aria-label={title}>
      <Stack gap={gap}>
        <Group gap={4} justify="flex-end">
          <span className={`muted ${classes.title}`}>{title}</span>
          <ActionIcon
            variant="subtle"
            disabled={first}
            aria-label={labels.up}
            onClick={() => onMove(-1)}
          >
            <IconArrowUp size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            disabled={last}
            aria-label={labels.down}
            onClick={() => onMove(1)}
          >
            <IconArrowDown size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon variant="subtle" color="red" aria-label={labels.remove} onClick={onRemove}>
            <IconTrash size={16} aria-hidden="true" />
          </ActionIcon>
        </Group>
        {children}
      </Stack>
    </div>
  );
}
