/** The map of the application. Each page is its own chunk. */
import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { governanceRoutes } from "./governance-routes";
import { peopleRoutes } from "./people-routes";
import { ask, follow, root, setup, sharedRoadmap, shell, signIn } from "./root-routes";
import * as search from "./search";

const home = createRoute({
  getParentRoute: () => shell,
  path: "/",
  component: lazyRouteComponent(() => import("@/features/portfolio/HomePage")),
});
const portfolios = createRoute({
  getParentRoute: () => shell,
  path: "/portfolios",
  validateSearch: search.createSearch,
  component: lazyRouteComponent(() => import("@/features/portfolio/PortfoliosPage")),
});
const register = createRoute({
  getParentRoute: () => shell,
  path: "/register",
  validateSearch: search.portfolioViewSearch,
  component: lazyRouteComponent(() => import("@/features/portfolio/views/RegisterPage")),
});
const board = createRoute({
  getParentRoute: () => shell,
  path: "/board",
  validateSearch: search.portfolioViewSearch,
  component: lazyRouteComponent(() => import("@/features/portfolio/views/BoardPage")),
});
const roadmap = createRoute({
  getParentRoute: () => shell,
  path: "/roadmap",
  validateSearch: search.portfolioViewSearch,
  component: lazyRouteComponent(() => import("@/features/portfolio/views/RoadmapPage")),
});
const executive = createRoute({
  getParentRoute: () => shell,
  path: "/executive",
  validateSearch: search.portfolioViewSearch,
  component: lazyRouteComponent(() => import("@/features/portfolio/views/ExecutivePage")),
});
const portfolio = createRoute({
  getParentRoute: () => shell,
  path: "/portfolios/$portfolioId",
  validateSearch: search.projectsSearch,
  component: lazyRouteComponent(() => import("@/features/portfolio/PortfolioPage")),
});
const program = createRoute({
  getParentRoute: () => shell,
  path: "/programs/$programId",
  validateSearch: search.projectsSearch,
  component: lazyRouteComponent(() => import("@/features/portfolio/ProgramPage")),
});
const programIndex = createRoute({
  getParentRoute: () => program,
  path: "/",
  component: lazyRouteComponent(() => import("@/features/portfolio/ProgramProjectsTab")),
});
const programSummary = createRoute({
  getParentRoute: () => program,
  path: "/summary",
  component: lazyRouteComponent(() => import("@/features/portfolio/ProgramSummaryTab")),
});
const programGantt = createRoute({
  getParentRoute: () => program,
  path: "/gantt",
  component: lazyRouteComponent(() => import("@/features/portfolio/ProgramGanttTab")),
});
const programDependencies = createRoute({
  getParentRoute: () => program,
  path: "/dependencies",
  component: lazyRouteComponent(() => import("@/features/plan/cross/ProgramDependenciesTab")),
});
const programStrategy = createRoute({
  getParentRoute: () => program,
  path: "/strategy",
  component: lazyRouteComponent(() => import("@/features/strategy/ProgramStrategyTab")),
});
const projects = createRoute({
  getParentRoute: () => shell,
  path: "/projects",
  validateSearch: search.projectsSearch,
  component: lazyRouteComponent(() => import("@/features/plan/projects/ProjectsPage")),
});
const templates = createRoute({
  getParentRoute: () => shell,
  path: "/templates",
  validateSearch: search.projectsSearch,
  component: lazyRouteComponent(() => import("@/features/plan/projects/TemplatesPage")),
});
const project = createRoute({
  getParentRoute: () => shell,
  path: "/projects/$projectId",
  validateSearch: search.projectSearch,
  component: lazyRouteComponent(() => import("@/features/plan/project/ProjectLayout")),
});
const projectIndex = createRoute({
  getParentRoute: () => project,
  path: "/",
  beforeLoad: ({ params, search: kept }) => {
    throw redirect({ to: "/projects/$projectId/gantt", params, search: kept, replace: true });
  },
});
const gantt = createRoute({
  getParentRoute: () => project,
  path: "/gantt",
  component: lazyRouteComponent(() => import("@/features/plan/gantt/GanttTab")),
});
const projectTasks = createRoute({
  getParentRoute: () => project,
  path: "/tasks",
  component: lazyRouteComponent(() => import("@/features/plan/tasks/TasksTab")),
});
const details = createRoute({
  getParentRoute: () => project,
  path: "/details",
  component: lazyRouteComponent(() => import("@/features/plan/project/DetailsTab")),
});
const projectStaffing = createRoute({
  getParentRoute: () => project,
  path: "/staffing",
  component: lazyRouteComponent(() => import("@/features/resource/allocations/StaffingTab")),
});
const projectGovernance = createRoute({
  getParentRoute: () => project,
  path: "/governance",
  component: lazyRouteComponent(() => import("@/features/governance/gates/GovernanceTab")),
});
const checks = createRoute({
  getParentRoute: () => project,
  path: "/checks",
  component: lazyRouteComponent(() => import("@/features/plan/project/ChecksTab")),
});
const baselines = createRoute({
  getParentRoute: () => project,
  path: "/baselines",
  component: lazyRouteComponent(() => import("@/features/plan/project/BaselinesTab")),
});
const projectDependencies = createRoute({
  getParentRoute: () => project,
  path: "/dependencies",
  component: lazyRouteComponent(() => import("@/features/plan/cross/ProjectDependenciesTab")),
});
const projectChanges = createRoute({
  getParentRoute: () => project,
  path: "/changes",
  component: lazyRouteComponent(() => import("@/features/plan/change-requests/ChangesTab")),
});
const projectDiscussion = createRoute({
  getParentRoute: () => project,
  path: "/discussion",
  component: lazyRouteComponent(() => import("@/features/delivery/DiscussionTab")),
});
const projectHistory = createRoute({
  getParentRoute: () => project,
  path: "/history",
  component: lazyRouteComponent(() => import("@/features/organisation/ProjectHistoryTab")),
});
const strategy = createRoute({
  getParentRoute: () => shell,
  path: "/strategy",
  validateSearch: search.createSearch,
  component: lazyRouteComponent(() => import("@/features/strategy/StrategyPage")),
});
const strategyObjectives = createRoute({
  getParentRoute: () => strategy,
  path: "/",
  component: lazyRouteComponent(() => import("@/features/strategy/ObjectivesTab")),
});
const strategyDrivers = createRoute({
  getParentRoute: () => strategy,
  path: "/drivers",
  component: lazyRouteComponent(() => import("@/features/strategy/DriversTab")),
});
const strategySpend = createRoute({
  getParentRoute: () => strategy,
  path: "/spend",
  component: lazyRouteComponent(() => import("@/features/strategy/SpendTab")),
});
const projectCase = createRoute({
  getParentRoute: () => project,
  path: "/case",
  component: lazyRouteComponent(() => import("@/features/strategy/business-case/ProjectCaseTab")),
});
const requestCase = createRoute({
  getParentRoute: () => shell,
  path: "/requests/$requestId/case",
  component: lazyRouteComponent(() => import("@/features/strategy/business-case/RequestCasePage")),
});
const projectCharter = createRoute({
  getParentRoute: () => project,
  path: "/charter",
  component: lazyRouteComponent(() => import("@/features/strategy/charter/ProjectCharterTab")),
});
const charter = createRoute({
  getParentRoute: () => shell,
  path: "/charters/$charterId",
  component: lazyRouteComponent(() => import("@/features/strategy/charter/CharterPage")),
});
const scoring = createRoute({
  getParentRoute: () => shell,
  path: "/scoring",
  validateSearch: search.createSearch,
  component: lazyRouteComponent(() => import("@/features/portfolio/scoring/ScoringPage")),
});
const scoringModel = createRoute({
  getParentRoute: () => shell,
  path: "/scoring/$modelId",
  validateSearch: search.rankingSearch,
  component: lazyRouteComponent(() => import("@/features/portfolio/scoring/ScoringModelPage")),
});
const scoringRanking = createRoute({
  getParentRoute: () => scoringModel,
  path: "/",
  component: lazyRouteComponent(() => import("@/features/portfolio/scoring/RankingTab")),
});
const scoringCriteria = createRoute({
  getParentRoute: () => scoringModel,
  path: "/criteria",
  component: lazyRouteComponent(() => import("@/features/portfolio/scoring/CriteriaTab")),
});
const scoringPairs = createRoute({
  getParentRoute: () => scoringModel,
  path: "/pairs",
  component: lazyRouteComponent(() => import("@/features/portfolio/scoring/PairsTab")),
});
const scoringCompare = createRoute({
  getParentRoute: () => scoringModel,
  path: "/compare",
  component: lazyRouteComponent(() => import("@/features/portfolio/scoring/CompareTab")),
});
const assess = createRoute({
  getParentRoute: () => shell,
  path: "/scoring/$modelId/projects/$projectId",
  component: lazyRouteComponent(() => import("@/features/portfolio/scoring/AssessPage")),
});
const assessRequest = createRoute({
  getParentRoute: () => shell,
  path: "/scoring/$modelId/requests/$requestId",
  component: lazyRouteComponent(() => import("@/features/portfolio/scoring/AssessRequestPage")),
});
const scenarios = createRoute({
  getParentRoute: () => shell,
  path: "/scenarios",
  validateSearch: search.scenariosSearch,
  component: lazyRouteComponent(() => import("@/features/portfolio/scenarios/ScenariosPage")),
});
const scenarioComparison = createRoute({
  getParentRoute: () => shell,
  path: "/scenarios/compare",
  validateSearch: search.scenariosSearch,
  component: lazyRouteComponent(
    () => import("@/features/portfolio/scenarios/CompareScenariosPage"),
  ),
});
const scenario = createRoute({
  getParentRoute: () => shell,
  path: "/scenarios/$scenarioId",
  component: lazyRouteComponent(() => import("@/features/portfolio/scenarios/ScenarioPage")),
});
const scenarioAnswer = createRoute({
  getParentRoute: () => scenario,
  path: "/",
  component: lazyRouteComponent(() => import("@/features/portfolio/scenarios/AnswerTab")),
});
const scenarioCandidates = createRoute({
  getParentRoute: () => scenario,
  path: "/candidates",
  component: lazyRouteComponent(() => import("@/features/portfolio/scenarios/CandidatesTab")),
});
const scenarioLive = createRoute({
  getParentRoute: () => scenario,
  path: "live",
  component: lazyRouteComponent(() => import("@/features/portfolio/scenarios/LiveTab")),
});
const scenarioDecide = createRoute({
  getParentRoute: () => scenario,
  path: "decide",
  component: lazyRouteComponent(() => import("@/features/portfolio/scenarios/DecideTab")),
});
const scenarioWishes = createRoute({
  getParentRoute: () => scenario,
  path: "wishes",
  component: lazyRouteComponent(() => import("@/features/portfolio/scenarios/WishesTab")),
});
const scenarioHiring = createRoute({
  getParentRoute: () => scenario,
  path: "hiring",
  component: lazyRouteComponent(() => import("@/features/portfolio/scenarios/HiringTab")),
});
const scenarioWaterline = createRoute({
  getParentRoute: () => scenario,
  path: "/waterline",
  validateSearch: search.waterlineSearch,
  component: lazyRouteComponent(() => import("@/features/portfolio/scenarios/WaterlineTab")),
});
const scenarioDiscussion = createRoute({
  getParentRoute: () => scenario,
  path: "discussion",
  component: lazyRouteComponent(() => import("@/features/portfolio/scenarios/DiscussionTab")),
});
const scenarioLimits = createRoute({
  getParentRoute: () => scenario,
  path: "/limits",
  component: lazyRouteComponent(() => import("@/features/portfolio/scenarios/LimitsTab")),
});
const tasks = createRoute({
  getParentRoute: () => shell,
  path: "/tasks",
  validateSearch: search.tasksSearch,
  component: lazyRouteComponent(() => import("@/features/plan/tasks/TasksPage")),
});
const calendars = createRoute({
  getParentRoute: () => shell,
  path: "/calendars",
  validateSearch: search.createSearch,
  component: lazyRouteComponent(() => import("@/features/plan/calendars/CalendarsPage")),
});
const calendar = createRoute({
  getParentRoute: () => shell,
  path: "/calendars/$calendarId",
  validateSearch: search.monthSearch,
  component: lazyRouteComponent(() => import("@/features/plan/calendars/CalendarPage")),
});
const imports = createRoute({
  getParentRoute: () => shell,
  path: "/imports",
  component: lazyRouteComponent(() => import("@/features/integration/ImportsPage")),
});
const importPage = createRoute({
  getParentRoute: () => shell,
  path: "/imports/$importId",
  component: lazyRouteComponent(() => import("@/features/integration/ImportPage")),
});
const history = createRoute({
  getParentRoute: () => shell,
  path: "/history",
  validateSearch: search.historySearch,
  component: lazyRouteComponent(() => import("@/features/organisation/HistoryPage")),
});
const myTasks = createRoute({
  getParentRoute: () => shell,
  path: "/my-tasks",
  validateSearch: search.myTasksSearch,
  component: lazyRouteComponent(() => import("@/features/delivery/MyTasksPage")),
});
const notifications = createRoute({
  getParentRoute: () => shell,
  path: "/notifications",
  validateSearch: search.notificationsSearch,
  component: lazyRouteComponent(() => import("@/features/delivery/NotificationsPage")),
});
const inbox = createRoute({
  getParentRoute: () => shell,
  path: "/inbox",
  component: lazyRouteComponent(() => import("@/features/governance/InboxPage")),
});
const requests = createRoute({
  getParentRoute: () => shell,
  path: "/requests",
  validateSearch: search.requestsSearch,
  component: lazyRouteComponent(() => import("@/features/intake/RequestsPage")),
});
const request = createRoute({
  getParentRoute: () => shell,
  path: "/requests/$requestId",
  component: lazyRouteComponent(() => import("@/features/intake/RequestPage")),
});
const giveGet = createRoute({
  getParentRoute: () => shell,
  path: "/give-gets/$giveGetId",
  component: lazyRouteComponent(() => import("@/features/plan/give-gets/GiveGetPage")),
});
const portfolioDependencies = createRoute({
  getParentRoute: () => shell,
  path: "/dependencies",
  validateSearch: search.portfolioViewSearch,
  component: lazyRouteComponent(() => import("@/features/portfolio/views/DependenciesPage")),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  component: lazyRouteComponent(() => import("@/features/organisation/SettingsLayout")),
});
const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/settings/profile", replace: true });
  },
});
const profile = createRoute({
  getParentRoute: () => settings,
  path: "/profile",
  component: lazyRouteComponent(() => import("@/features/access/ProfilePage")),
});
const sessions = createRoute({
  getParentRoute: () => settings,
  path: "/sessions",
  component: lazyRouteComponent(() => import("@/features/access/SessionsPage")),
});
const tokens = createRoute({
  getParentRoute: () => settings,
  path: "/tokens",
  component: lazyRouteComponent(() => import("@/features/access/TokensPage")),
});
const organisation = createRoute({
  getParentRoute: () => settings,
  path: "/organisation",
  component: lazyRouteComponent(() => import("@/features/organisation/OrganisationPage")),
});
const fields = createRoute({
  getParentRoute: () => settings,
  path: "/fields",
  component: lazyRouteComponent(() => import("@/features/organisation/fields/FieldsPage")),
});
const substitutes = createRoute({
  getParentRoute: () => settings,
  path: "/substitutes",
  component: lazyRouteComponent(() => import("@/features/governance/SubstitutesPage")),
});
const planTypes = createRoute({
  getParentRoute: () => settings,
  path: "/plan-types",
  component: lazyRouteComponent(() => import("@/features/organisation/plan-types/PlanTypesPage")),
});
const requestTypes = createRoute({
  getParentRoute: () => settings,
  path: "/request-types",
  component: lazyRouteComponent(() => import("@/features/intake/types/RequestTypesPage")),
});
const requestType = createRoute({
  getParentRoute: () => settings,
  path: "/request-types/$typeId",
  component: lazyRouteComponent(() => import("@/features/intake/types/RequestTypePage")),
});
const approvalRoutes = createRoute({
  getParentRoute: () => settings,
  path: "/approvals",
  component: lazyRouteComponent(() => import("@/features/governance/routes/RoutesPage")),
});
const approvalRoute = createRoute({
  getParentRoute: () => settings,
  path: "/approvals/$routeId",
  component: lazyRouteComponent(() => import("@/features/governance/routes/RoutePage")),
});
const outbox = createRoute({
  getParentRoute: () => settings,
  path: "/outbox",
  validateSearch: search.outboxSearch,
  component: lazyRouteComponent(() => import("@/features/delivery/OutboxPage")),
});
const lifecycles = createRoute({
  getParentRoute: () => settings,
  path: "/lifecycles",
  validateSearch: search.createSearch,
  component: lazyRouteComponent(() => import("@/features/governance/lifecycles/LifecyclesPage")),
});
const lifecycle = createRoute({
  getParentRoute: () => settings,
  path: "/lifecycles/$lifecycleId",
  component: lazyRouteComponent(() => import("@/features/governance/lifecycles/LifecyclePage")),
});
const users = createRoute({
  getParentRoute: () => settings,
  path: "/users",
  validateSearch: search.createSearch,
  component: lazyRouteComponent(() => import("@/features/access/UsersPage")),
});
const roles = createRoute({
  getParentRoute: () => settings,
  path: "/roles",
  component: lazyRouteComponent(() => import("@/features/access/RolesPage")),
});
const user = createRoute({
  getParentRoute: () => settings,
  path: "/users/$userId",
  component: lazyRouteComponent(() => import("@/features/access/UserPage")),
});

const tree = root.addChildren([
  signIn,
  setup,
  ask,
  follow,
  sharedRoadmap,
  shell.addChildren([
    home,
    portfolios,
    register,
    board,
    roadmap,
    executive,
    portfolio,
    program.addChildren([
      programIndex,
      programSummary,
      programGantt,
      programDependencies,
      programStrategy,
    ]),
    projects,
    templates,
    project.addChildren([
      projectIndex,
      gantt,
      projectTasks,
      details,
      projectStaffing,
      projectGovernance,
      checks,
      baselines,
      projectDependencies,
      projectCase,
      projectCharter,
      projectChanges,
      projectDiscussion,
      projectHistory,
    ]),
    strategy.addChildren([strategyObjectives, strategyDrivers, strategySpend]),
    scoring,
    scoringModel.addChildren([scoringRanking, scoringCriteria, scoringPairs, scoringCompare]),
    assess,
    assessRequest,
    scenarios,
    scenarioComparison,
    scenario.addChildren([
      scenarioAnswer,
      scenarioCandidates,
      scenarioLive,
      scenarioWishes,
      scenarioHiring,
      scenarioWaterline,
      scenarioLimits,
      scenarioDecide,
      scenarioDiscussion,
    ]),
    tasks,
    ...peopleRoutes,
    calendars,
    calendar,
    imports,
    importPage,
    history,
    myTasks,
    notifications,
    inbox,
    requests,
    request,
    ...governanceRoutes,
    giveGet,
    portfolioDependencies,
    requestCase,
    charter,
    settings.addChildren([
      settingsIndex,
      profile,
      sessions,
      tokens,
      organisation,
      fields,
      outbox,
      substitutes,
      planTypes,
      requestTypes,
      requestType,
      approvalRoutes,
      approvalRoute,
      lifecycles,
      lifecycle,
      users,
      user,
      roles,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: "intent",
  parseSearch: search.parseSearch,
  stringifySearch: search.writeSearch,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
