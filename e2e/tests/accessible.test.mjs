import assert from "node:assert/strict";
import { test } from "node:test";
import { api, close, expectAccessible, open, settled, useBrowser } from "../harness.mjs";

useBrowser();

/**
 * Every page of the application, with real nouns behind it.
 * @param {import("playwright-core").Page} page
 */
async function addresses(page) {
  const project = (await api(page, "/projects?limit=1&sort=-task_count")).items[0].id;
  const gantt = await api(page, `/projects/${project}/gantt`);
  const task = gantt.tasks.id[gantt.dependencies.successor[3]];
  const first = async (/** @type {string} */ list) => (await api(page, `/${list}`)).items[0].id;
  return [
    "/",
    "/portfolios",
    `/portfolios/${await first("portfolios")}`,
    `/programs/${await first("programs")}`,
    "/projects",
    "/projects?create=project",
    "/projects?q=nothing-like-this",
    `/projects/${project}/gantt`,
    `/projects/${project}/gantt?task=${task}`,
    `/projects/${project}/gantt?create=task`,
    `/projects/${project}/tasks`,
    `/projects/${project}/details`,
    `/projects/${project}/checks`,
    `/projects/${project}/baselines`,
    `/projects/${project}/discussion`,
    `/projects/${project}/history`,
    "/projects/00000000-0000-4000-8000-000000000000/gantt",
    "/tasks",
    "/people",
    "/people/teams",
    `/people/${await first("resources")}`,
    "/calendars",
    `/calendars/${await first("calendars")}`,
    "/imports",
    "/history",
    "/my-tasks",
    "/notifications",
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

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`Every page passes WCAG 2.2 AA in the ${colorScheme} theme`, async () => {
    const page = await open("director", "/", { colorScheme });
    await settled(page);
    for (const path of await addresses(page)) {
      await page.goto(path);
      await settled(page);
      await expectAccessible(page, `${path} (${colorScheme})`);
    }
    await close(page);
  });

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

test("A phone shows the pages without sideways scrolling", async () => {
  const page = await open("director", "/", { viewport: { width: 320, height: 640 } });
  await settled(page);
  const calendar = (await api(page, "/calendars?limit=1")).items[0];
  const project = (await api(page, "/projects?limit=1")).items[0];
  for (const path of [
    "/",
    "/projects",
    "/settings/profile",
    "/imports",
    "/notifications",
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
  const tab = await page.locator('main nav [aria-current="page"]').boundingBox();
  assert.ok(tab && tab.x >= 0 && tab.x + tab.width <= 320, "the current tab is in sight");
  await page.getByRole("button", { name: "Open menu" }).click();
  await page.getByRole("link", { name: "Projects" }).click();
  await page.getByRole("heading", { level: 1, name: "Projects" }).waitFor();
  await close(page);
});
