import {
  type Icon,
  IconBuilding,
  IconBulb,
  IconFlag,
  IconFlask,
  IconFolder,
  IconPackage,
  IconRefresh,
  IconRocket,
  IconServer,
  IconShield,
  IconStack2,
  IconStar,
  IconTools,
  IconTruck,
  IconUsers,
  IconWorld,
} from "@tabler/icons-react";
import type { PlanTypeMarked } from "@/api/nouns";
import classes from "./plan-types.module.css";

/** The icons a type can have. */
export const ICONS: Readonly<Record<string, Icon>> = {
  folder: IconFolder,
  stack: IconStack2,
  rocket: IconRocket,
  bulb: IconBulb,
  tools: IconTools,
  server: IconServer,
  building: IconBuilding,
  package: IconPackage,
  refresh: IconRefresh,
  shield: IconShield,
  flask: IconFlask,
  users: IconUsers,
  world: IconWorld,
  star: IconStar,
  flag: IconFlag,
  truck: IconTruck,
};

/** The icon of a type in its colour; what it means stands beside it. */
export function PlanTypeIcon({ icon, color }: { icon: string; color: string }) {
  const Shape = ICONS[icon] ?? IconFolder;
  const shade = `light-dark(var(--mantine-color-${color}-8), var(--mantine-color-${color}-4))`;
  return <Shape size={15} aria-hidden="true" className={classes.icon} style={{ color: shade }} />;
}

/** A type as icon, colour and word. */
export function PlanTypeMark({ type }: { type: PlanTypeMarked | null | undefined }) {
  if (!type) return null;
  return (
    <span className={classes.mark}>
      <PlanTypeIcon icon={type.icon} color={type.color} />
      {type.name}
    </span>
  );
}
