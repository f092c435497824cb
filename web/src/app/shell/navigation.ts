/** The main destinations, in the order of the navigation and the palette. */
import {
  IconAdjustmentsSearch,
  IconBriefcase2,
  IconBulb,
  IconCalendarTime,
  IconCalendarUser,
  IconChartBubble,
  IconChecklist,
  IconFileImport,
  IconGavel,
  IconGridDots,
  IconHistory,
  IconHome,
  IconInbox,
  IconLayoutKanban,
  IconListDetails,
  IconListNumbers,
  IconPresentation,
  IconRoad,
  IconSettings,
  IconShieldCheck,
  IconTargetArrow,
  IconUserCheck,
  IconUsers,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { PermissionKey } from "@/features/access/me";

export interface Destination {
  key: string;
  to: string;
  icon: ComponentType<{ size?: number; stroke?: number; "aria-hidden"?: "true" }>;
  permission?: PermissionKey;
  /** Typed after G. */
  letter: string;
}

/** What one does there; `mine` stands first and needs no heading. */
export interface DestinationGroup {
  key: "mine" | "decide" | "see" | "deliver" | "staff" | "administer";
  destinations: readonly Destination[];
}

export const DESTINATION_GROUPS: readonly DestinationGroup[] = [
  {
    key: "mine",
    destinations: [
      { key: "home", to: "/", icon: IconHome, letter: "h" },
      { key: "inbox", to: "/inbox", icon: IconInbox, letter: "n" },
      {
        key: "my_tasks",
        to: "/my-tasks",
        icon: IconUserCheck,
        permission: "project.view",
        letter: "m",
      },
      { key: "my_schedule", to: "/my-schedule", icon: IconCalendarUser, letter: "w" },
    ],
  },
  {
    key: "decide",
    destinations: [
      { key: "requests", to: "/requests", icon: IconBulb, letter: "r" },
      {
        key: "strategy",
        to: "/strategy",
        icon: IconTargetArrow,
        permission: "strategy.view",
        letter: "g",
      },
      {
        key: "scoring",
        to: "/scoring",
        icon: IconListNumbers,
        permission: "project.view",
        letter: "k",
      },
      {
        key: "scenarios",
        to: "/scenarios",
        icon: IconAdjustmentsSearch,
        permission: "scenario.view",
        letter: "a",
      },
      { key: "decisions", to: "/decisions", icon: IconGavel, letter: "u" },
      {
        key: "compliance",
        to: "/compliance",
        icon: IconShieldCheck,
        permission: "project.view",
        letter: "v",
      },
    ],
  },
  {
    key: "see",
    destinations: [
      {
        key: "portfolios",
        to: "/portfolios",
        icon: IconBriefcase2,
        permission: "portfolio.view",
        letter: "o",
      },
      {
        key: "register",
        to: "/register",
        icon: IconListDetails,
        permission: "project.view",
        letter: "l",
      },
      {
        key: "board",
        to: "/board",
        icon: IconChartBubble,
        permission: "project.view",
        letter: "b",
      },
      { key: "roadmap", to: "/roadmap", icon: IconRoad, permission: "project.view", letter: "d" },
      {
        key: "executive",
        to: "/executive",
        icon: IconPresentation,
        permission: "project.view",
        letter: "x",
      },
    ],
  },
  {
    key: "deliver",
    destinations: [
      {
        key: "projects",
        to: "/projects",
        icon: IconLayoutKanban,
        permission: "project.view",
        letter: "p",
      },
      { key: "tasks", to: "/tasks", icon: IconChecklist, permission: "project.view", letter: "t" },
    ],
  },
  {
    key: "staff",
    destinations: [
      { key: "people", to: "/people", icon: IconUsers, permission: "resource.view", letter: "e" },
      {
        key: "capacity",
        to: "/capacity",
        icon: IconGridDots,
        permission: "allocation.view",
        letter: "f",
      },
      {
        key: "calendars",
        to: "/calendars",
        icon: IconCalendarTime,
        permission: "calendar.view",
        letter: "c",
      },
    ],
  },
  {
    key: "administer",
    destinations: [
      {
        key: "imports",
        to: "/imports",
        icon: IconFileImport,
        permission: "import.run",
        letter: "i",
      },
      { key: "history", to: "/history", icon: IconHistory, permission: "change.view", letter: "y" },
      { key: "settings", to: "/settings", icon: IconSettings, letter: "s" },
    ],
  },
];

export const DESTINATIONS: readonly Destination[] = DESTINATION_GROUPS.flatMap(
  (group) => group.destinations,
);
