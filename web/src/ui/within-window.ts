/** For panels that may be taller than the room below their button: they scroll within the window. */
import type { PopoverProps } from "@mantine/core";

export const WITHIN_WINDOW: NonNullable<PopoverProps["middlewares"]> = {
  flip: true,
  shift: true,
  size: { padding: 12 },
};
