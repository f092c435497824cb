/** The addresses of people: the pool, what each of them has, capacity, and one's own schedule. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shell } from "./root-routes";
import * as search from "./search";

const people = createRoute({
  getParentRoute: () => shell,
  path: "/people",
  validateSearch: search.createSearch,
  component: lazyRouteComponent(() => import("@/features/resource/PeoplePage")),
});
const teams = createRoute({
  getParentRoute: () => shell,
  path: "/people/teams",
  validateSearch: search.createSearch,
  component: lazyRouteComponent(() => import("@/features/resource/TeamsPage")),
});
const jobRoles = createRoute({
  getParentRoute: () => shell,
  path: "/people/roles",
  validateSearch: search.createSearch,
  component: lazyRouteComponent(() => import("@/features/resource/pool/RolesPage")),
});
const skills = createRoute({
  getParentRoute: () => shell,
  path: "/people/skills",
  validateSearch: search.createSearch,
  component: lazyRouteComponent(() => import("@/features/resource/skills/SkillsPage")),
});
const expiring = createRoute({
  getParentRoute: () => shell,
  path: "/people/expiring",
  component: lazyRouteComponent(() => import("@/features/resource/skills/ExpiringPage")),
});
const locations = createRoute({
  getParentRoute: () => shell,
  path: "/people/locations",
  validateSearch: search.createSearch,
  component: lazyRouteComponent(() => import("@/features/resource/pool/LocationsPage")),
});
const leave = createRoute({
  getParentRoute: () => shell,
  path: "/leave/$leaveId",
  component: lazyRouteComponent(() => import("@/features/resource/leave/LeavePage")),
});
const mySchedule = createRoute({
  getParentRoute: () => shell,
  path: "/my-schedule",
  validateSearch: search.scheduleSearch,
  component: lazyRouteComponent(() => import("@/features/resource/schedule/SchedulePage")),
});
const person = createRoute({
  getParentRoute: () => shell,
  path: "/people/$resourceId",
  component: lazyRouteComponent(() => import("@/features/resource/PersonPage")),
});
const capacity = createRoute({
  getParentRoute: () => shell,
  path: "/capacity",
  validateSearch: search.capacitySearch,
  component: lazyRouteComponent(() => import("@/features/resource/capacity/HeatmapPage")),
});
const timeline = createRoute({
  getParentRoute: () => shell,
  path: "/capacity/timeline",
  validateSearch: search.timelineSearch,
  component: lazyRouteComponent(() => import("@/features/resource/timeline/TimelinePage")),
});
const conflicts = createRoute({
  getParentRoute: () => shell,
  path: "/capacity/conflicts",
  validateSearch: search.capacitySearch,
  component: lazyRouteComponent(() => import("@/features/resource/capacity/ConflictsPage")),
});
const bench = createRoute({
  getParentRoute: () => shell,
  path: "/capacity/bench",
  validateSearch: search.capacitySearch,
  component: lazyRouteComponent(() => import("@/features/resource/capacity/BenchPage")),
});
const hiring = createRoute({
  getParentRoute: () => shell,
  path: "/capacity/hiring",
  validateSearch: search.hiringSearch,
  component: lazyRouteComponent(() => import("@/features/resource/hiring/HiringPage")),
});
const changes = createRoute({
  getParentRoute: () => shell,
  path: "/capacity/changes",
  validateSearch: search.changesSearch,
  component: lazyRouteComponent(() => import("@/features/resource/capacity/ChangesPage")),
});
const levelling = createRoute({
  getParentRoute: () => shell,
  path: "/levelling",
  validateSearch: search.levellingSearch,
  component: lazyRouteComponent(() => import("@/features/plan/levelling/LevelTogetherPage")),
});

const staffingRequests = createRoute({
  getParentRoute: () => shell,
  path: "/staffing",
  validateSearch: search.staffingSearch,
  component: lazyRouteComponent(() => import("@/features/resource/requests/RequestsPage")),
});
const staffingRequest = createRoute({
  getParentRoute: () => shell,
  path: "/staffing/$requestId",
  component: lazyRouteComponent(() => import("@/features/resource/requests/RequestPage")),
});

export const peopleRoutes = [
  staffingRequests,
  staffingRequest,
  capacity,
  timeline,
  conflicts,
  bench,
  hiring,
  changes,
  levelling,
  people,
  teams,
  jobRoles,
  skills,
  expiring,
  locations,
  leave,
  mySchedule,
  person,
] as const;
