/** The addresses of what is decided: gates, the register of decisions, change requests, and how projects keep to their methods. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shell } from "./root-routes";
import * as search from "./search";

const gate = createRoute({
  getParentRoute: () => shell,
  path: "/gates/$reviewId",
  component: lazyRouteComponent(() => import("@/features/governance/gates/GatePage")),
});
const compliance = createRoute({
  getParentRoute: () => shell,
  path: "/compliance",
  validateSearch: search.complianceSearch,
  component: lazyRouteComponent(() => import("@/features/governance/lifecycles/CompliancePage")),
});
const decisions = createRoute({
  getParentRoute: () => shell,
  path: "/decisions",
  validateSearch: search.decisionsSearch,
  component: lazyRouteComponent(() => import("@/features/governance/decisions/DecisionsPage")),
});
const decision = createRoute({
  getParentRoute: () => shell,
  path: "/decisions/$decisionId",
  component: lazyRouteComponent(() => import("@/features/governance/decisions/DecisionPage")),
});
const changeRequest = createRoute({
  getParentRoute: () => shell,
  path: "/change-requests/$changeRequestId",
  component: lazyRouteComponent(() => import("@/features/plan/change-requests/ChangeRequestPage")),
});

export const governanceRoutes = [gate, decisions, decision, changeRequest, compliance] as const;
