/** The addresses of what is decided: gates, the register of decisions, and how projects keep to their methods. */
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

export const governanceRoutes = [gate, decisions, decision, compliance] as const;
