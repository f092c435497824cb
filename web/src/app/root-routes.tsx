/** What every page hangs on: signing in, setting up, and the shell for those who are signed in. */
import { createRootRoute, createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { problemOf } from "@/api/problem";
import { meQuery } from "@/features/access/me";
import { queryClient } from "./query-client";
import * as search from "./search";
import { FailedPage, MissingPage } from "./shell/EdgePages";
import { Shell } from "./shell/Shell";

export const root = createRootRoute({ notFoundComponent: MissingPage, errorComponent: FailedPage });

export const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: search.signInSearch,
  component: lazyRouteComponent(() => import("@/features/access/SignInPage")),
});
export const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  validateSearch: search.setupSearch,
  component: lazyRouteComponent(() => import("@/features/access/SetupPage")),
});
export const ask = createRoute({
  getParentRoute: () => root,
  path: "/ask/$secret",
  component: lazyRouteComponent(() => import("@/features/intake/ask/AskPage")),
});
export const sharedRoadmap = createRoute({
  getParentRoute: () => root,
  path: "/roadmaps/$secret",
  component: lazyRouteComponent(() => import("@/features/portfolio/views/SharedRoadmapPage")),
});
export const follow = createRoute({
  getParentRoute: () => root,
  path: "/follow/$secret",
  component: lazyRouteComponent(() => import("@/features/intake/ask/FollowPage")),
});
export const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: Shell,
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      // Anything else than "not signed in" is told by the shell itself.
      if (problemOf(error).status === 401) {
        throw redirect({ to: "/sign-in", search: { to: location.href } });
      }
    }
  },
});
