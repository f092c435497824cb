import assert from "node:assert/strict";
import { test } from "node:test";
import { api, close, expectAccessible, open, place, settled, useBrowser } from "../harness.mjs";

useBrowser();

/**
 * Every page of the application, with real nouns behind it.
 * @param {import("playwright-core").Page} page
 */
async function addresses(page) {
  const project = (await api(page, "/projects?limit=1&sort=-task_count")).items[0].id;
  const gantt = await api(page, `/projects/${project}/gantt`);
  const task = gantt.tasks.id[gantt.dependencies.successor[3]];
  const scenarios = (await api(page, "/scenarios")).items.slice(0, 4);
  const scenario = scenarios[0].id;
  const first = async (/** @type {string} */ list) => (await api(page, `/${list}`)).items[0].id;
  return [
    "/",
    "/portfolios",
    `/portfolios/${await first("portfolios")}`,
    `/programs/${await first("programs")}`,
    "/register",
    "/board",
    "/board?show=table",
    "/roadmap",
    "/executive",
    `/programs/${await first("programs")}/summary`,
    "/scoring",
    `/scoring/${await first("scoring_models")}`,
    "/scenarios",
    ...["", "/candidates", "/live", "/limits", "/wishes", "/waterline", "/decide", "/discussion"].map(
      (tab) => `/scenarios/${scenario}${tab}`,
    ),
    `/scenarios/compare?ids=${scenarios.map((/** @type {{ id: string }} */ one) => one.id).join(",")}`,
    "/projects",
    "/projects?create=project",
    "/projects?q=nothing-like-this",
    `/projects/${project}/gantt`,
    `/projects/${project}/gantt?task=${task}`,
    `/projects/${project}/gantt?create=task`,
    `/projects/${project}/tasks`,
    `/projects/${project}/details`,
    `/projects/${project}/governance`,
    `/projects/${project}/checks`,
    `/projects/${project}/baselines`,
    `/projects/${project}/discussion`,
    `/projects/${project}/history`,
    "/projects/00000000-0000-4000-8000-000000000000/gantt",
    "/tasks",
    "/people",
    "/people/teams",
    "/people/roles",
    "/people/skills",
    "/people/expiring",
    "/people/locations",
    "/people?create=import",
    "/my-schedule",
    `/people/${await first("resources")}`,
    "/calendars",
    `/calendars/${await first("calendars")}`,
    "/imports",
    "/history",
    "/my-tasks",
    "/notifications",
    "/inbox",
    "/requests",
    "/requests?create=request",
    "/requests?q=nothing-like-this",
    `/requests/${await first("requests")}`,
    "/settings/substitutes",
    "/settings/request-types",
    `/settings/request-types/${await first("request_types")}`,
    "/compliance",
    "/settings/lifecycles",
    `/settings/lifecycles/${await first("lifecycles")}`,
    "/settings/approvals",
    `/settings/approvals/${await first("approval_routes")}`,
    "/settings/profile",
    "/settings/sessions",
    "/settings/tokens",
    "/settings/organisation",
    "/settings/users",
    `/settings/users/${await first("users")}`,
    "/settings/roles",
    "/no-such-page",
  ];
}

/**
 * Fails unless the page has its title, one heading of the first level and its landmarks.
 * @param {import("playwright-core").Page} page
 * @param {string} path
 * @returns {Promise<string>} the title
 */
async function expectStructure(page, path) {
  const found = await page.evaluate(() => ({
    title: document.title,
    headings: [...document.querySelectorAll("h1")].map((one) => one.textContent),
    main: document.querySelectorAll("main").length,
    nav: document.querySelectorAll("nav").length,
  }));
  assert.equal(found.headings.length, 1, `${path}: ${found.headings}`);
  assert.ok(found.headings[0] && found.title.startsWith(found.headings[0]), `${path} is called ${found.title}`);
  assert.deepEqual([found.main, found.nav > 0], [1, true], `${path} has its landmarks`);
  return found.title;
}

/** What a theme changes is its colours. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

test("Every page passes WCAG 2.2 AA in both themes, and has its title, one heading and its landmarks", async () => {
  const page = await open("director", "/");
  await settled(page);
  const titles = new Set();
  for (const path of await addresses(page)) {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(path);
    await settled(page);
    await expectAccessible(page, `${path} (light)`);
    const there = !path.includes("no-such") && !path.includes("0000-");
    if (there) titles.add(await expectStructure(page, path));
    await page.emulateMedia({ colorScheme: "dark" });
    await page.locator('[data-mantine-color-scheme="dark"]').waitFor();
    await expectAccessible(page, `${path} (dark)`, OF_COLOURS);
  }
  assert.ok(titles.size > 15, "pages are told apart by their titles");
  await close(page);
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`Signing in and setting up pass WCAG 2.2 AA in the ${colorScheme} theme`, async () => {
    const page = await open(null, "/sign-in", { colorScheme });
    for (const path of ["/sign-in", "/setup?token=none"]) {
      await page.goto(path);
      await page.locator("h1").waitFor();
      await expectAccessible(page, `${path} (${colorScheme})`);
    }
    await close(page);
  });
}

test("At 200 % zoom the plan's bars and dialogs are whole, and nothing is cut off", async () => {
  // A window of 1440 × 900 shows half as much when everything is twice as large.
  const page = await open("director", "/", { viewport: { width: 720, height: 450 } });
  const project = (await api(page, "/projects?limit=1&sort=-task_count")).items[0].id;
  await page.goto(`/projects/${project}/gantt`);
  await settled(page);
  await page.getByRole("treegrid").getByRole("row").nth(3).waitFor();
  const cut = await page.locator("section button").evaluateAll((buttons) =>
    buttons
      .filter((button) => {
        const bar = button.closest('[class*="toolbar"]');
        if (!bar) return false;
        const [own, outer] = [button.getBoundingClientRect(), bar.getBoundingClientRect()];
        return own.top < outer.top - 1 || own.bottom > outer.bottom + 1;
      })
      .map((button) => button.textContent || button.getAttribute("aria-label")),
  );
  assert.deepEqual(cut, [], "buttons of the toolbars are whole");
  const chart = await place(page.locator(".tl"));
  assert.ok(chart.height >= 300, "the chart keeps a height to work in");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, "the page does not scroll sideways");
  await page.getByRole("button", { name: "Progress", exact: true }).click();
  const report = page.getByRole("dialog").getByRole("button", { name: "Report as planned" });
  await report.scrollIntoViewIfNeeded();
  const box = await place(report);
  assert.ok(box.y >= 0 && box.y + box.height <= 450, "the dialog's button is reached");
  await expectAccessible(page, "the plan at 200 %");
  await close(page);
});

test("Wider spacing of text, forced colours and less motion cut nothing off and move nothing", async () => {
  const page = await open("director", "/", { forcedColors: "active", reducedMotion: "reduce" });
  const project = (await api(page, "/projects?limit=1")).items[0].id;
  for (const path of ["/projects", `/projects/${project}/gantt`, `/projects/${project}/details`, "/my-tasks"]) {
    await page.goto(path);
    await settled(page);
    // WCAG 1.4.12: the spacing a reader may set.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}",
      );
      document.adoptedStyleSheets = [sheet];
    });
    const clipped = await page
      .locator(".mantine-Button-label")
      .evaluateAll((labels) =>
        labels.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent),
      );
    assert.deepEqual(clipped, [], `${path} shows its buttons whole`);
    const moving = await page.evaluate(
      () =>
        document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().duration) > 250).length,
    );
    assert.equal(moving, 0, `${path} keeps still`);
  }
  // In forced colours the current page and a focused control are told by more than colour.
  await page.goto("/projects");
  await settled(page);
  await page.keyboard.press("Tab");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
  assert.notEqual(outline, "none", "focus shows");
  await close(page);
});

test("A phone shows the pages without sideways scrolling", async () => {
  const page = await open("director", "/", { viewport: { width: 320, height: 640 } });
  await settled(page);
  const calendar = (await api(page, "/calendars?limit=1")).items[0];
  const project = (await api(page, "/projects?limit=1")).items[0];
  const first = async (/** @type {string} */ list) => (await api(page, `/${list}`)).items[0].id;
  for (const path of [
    "/",
    "/projects",
    "/settings/profile",
    "/imports",
    "/notifications",
    "/inbox",
    "/requests",
    "/requests?create=request",
    `/requests/${await first("requests")}`,
    "/settings/substitutes",
    "/settings/request-types",
    `/settings/request-types/${await first("request_types")}`,
    "/settings/approvals",
    `/settings/approvals/${await first("approval_routes")}`,
    `/calendars/${calendar.id}`,
    `/projects/${project.id}/discussion`,
    `/projects/${project.id}/details`,
  ]) {
    await page.goto(path);
    await settled(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) throw new Error(`${path} is ${wide} px too wide`);
    const clipped = await page
      .locator(".mantine-Button-label")
      .evaluateAll((labels) =>
        labels.filter((l) => l.scrollWidth > l.clientWidth).map((l) => l.textContent),
      );
    assert.deepEqual(clipped, [], `${path} shows its buttons whole`);
    await expectAccessible(page, `${path} on a phone`);
  }
  await page.goto("/settings/roles");
  await settled(page);
  const tab = await place(page.locator('main nav [aria-current="page"]'));
  assert.ok(tab.x >= 0 && tab.x + tab.width <= 320, "the current tab is in sight");
  await page.getByRole("button", { name: "Open menu" }).click();
  await page.getByRole("link", { name: "Projects" }).click();
  await page.getByRole("heading", { level: 1, name: "Projects" }).waitFor();
  await close(page);
});
