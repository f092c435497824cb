import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, open, settled, useBrowser } from "../harness.mjs";

useBrowser();

test("A manager filters and sorts projects, and the address shows the same to a colleague", async () => {
  const page = await open("director", "/projects");
  await settled(page);
  await page.getByRole("combobox", { name: "Stage" }).click();
  await page.getByRole("option", { name: "Active" }).click();
  await page.getByRole("button", { name: "Finish", exact: true }).click();
  await page.waitForURL(/stage=active/);
  await page.waitForURL(/sort=finish/);
  const { total } = await api(page, "/projects?stage=active");
  await page.getByText(`of ${total} shown`).waitFor();
  const colleague = await open("pmo.analyst", new URL(page.url()).pathname + new URL(page.url()).search);
  await settled(colleague);
  const finish = colleague.getByRole("columnheader", { name: "Finish" });
  await becomes(() => finish.getAttribute("aria-sort"), "ascending");
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes("sort="));
  await close(colleague);
  await close(page);
});

test("A search without matches offers to clear the filters", async () => {
  const page = await open("director", "/projects?q=nothing-like-this");
  await page.getByText("Nothing matches these filters").waitFor();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.getByRole("grid").getByRole("row").nth(1).waitFor();
  await close(page);
});

test("A table is worked by keyboard: arrows move, Enter opens", async () => {
  const page = await open("director", "/projects");
  await settled(page);
  const grid = page.getByRole("grid", { name: "Projects" });
  await grid.getByRole("row").nth(3).waitFor();
  await grid.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const active = grid.locator('[role="gridcell"][data-active]');
  const at = await becomes(() => active.getAttribute("id"), (id) => /-2-0$/.test(id ?? ""));
  await becomes(() => grid.getAttribute("aria-activedescendant"), at, "a cell is active");
  const name = (await grid.getByRole("row").nth(3).getByRole("gridcell").nth(1).textContent()) ?? "";
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await close(page);
});

test("Long task lists come in pages while scrolling, never all at once", async () => {
  const page = await open("director", "/tasks");
  await settled(page);
  const { total } = await api(page, "/tasks?limit=1");
  assert.ok(total > 1000);
  const grid = page.getByRole("grid", { name: "Tasks" });
  await grid.getByRole("row").nth(5).waitFor();
  assert.ok((await grid.getByRole("row").count()) < 80, "only visible rows are in the page");
  const shown = page.getByText(/^\d[\d,]* of [\d,]+ shown$/);
  const before = await shown.textContent();
  await grid.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await page.waitForFunction(
    (text) => !Array.from(document.querySelectorAll('[role="status"]')).some((e) => e.textContent === text),
    before,
  );
  await close(page);
});

test("The palette finds a project by its name and opens it", async () => {
  const page = await open("director", "/");
  await settled(page);
  const project = (await api(page, "/projects?limit=1&sort=name")).items[0];
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Search or jump to…").fill(project.name);
  await page.getByRole("button", { name: new RegExp(`^${project.name}`) }).first().click();
  await page.getByRole("heading", { level: 1, name: project.name }).waitFor();
  await close(page);
});

test("Question mark lists the shortcuts, and G then P goes to the projects", async () => {
  const page = await open("director", "/");
  await settled(page);
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.getByRole("heading", { level: 1, name: "Projects" }).waitFor();
  await close(page);
});

test("A portfolio leads to its programs and their projects", async () => {
  const page = await open("director", "/portfolios");
  await settled(page);
  const portfolio = (await api(page, "/portfolios?limit=1&sort=name")).items[0];
  await page.getByRole("link", { name: portfolio.name }).click();
  await page.getByRole("heading", { level: 1, name: portfolio.name }).waitFor();
  const program = (await api(page, `/programs?portfolio_id=${portfolio.id}&sort=name`)).items[0];
  await page.getByRole("list", { name: "Programs" }).getByRole("link", { name: program.name }).click();
  await page.getByRole("heading", { level: 1, name: program.name }).waitFor();
  await page.getByText(`${program.projects} of ${program.projects} shown`).waitFor();
  await close(page);
});

test("A manager asks for unfinished tasks and sees who is on them", async () => {
  const page = await open("director", "/tasks");
  await settled(page);
  await page.getByLabel("Unfinished only").check();
  await page.waitForURL(/unfinished=true/);
  const { total } = await api(page, "/tasks?unfinished=true&limit=1");
  const { items } = await api(page, "/tasks?unfinished=true&limit=200&q=design");
  assert.ok(total < (await api(page, "/tasks?limit=1")).total);
  const grid = page.getByRole("grid", { name: "Tasks" });
  await grid.getByRole("columnheader", { name: "People" }).waitFor();
  await page.getByText(`of ${total.toLocaleString("en-GB")} shown`).waitFor();
  const first = items.find((/** @type {{ people: { name: string }[] }} */ task) => task.people.length > 0);
  const names = first.people.map((/** @type {{ name: string }} */ person) => person.name).join(", ");
  await page.goto(`/tasks?unfinished=true&q=${encodeURIComponent(first.name)}`);
  await grid.getByText(names, { exact: true }).first().waitFor();
  await close(page);
});

test("Single letters can be switched off, and then do nothing", async () => {
  const page = await open("director", "/");
  await settled(page);
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await dialog.getByRole("switch").or(dialog.getByRole("checkbox")).first().click();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.waitForTimeout(300);
  assert.equal(new URL(page.url()).pathname, "/");
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Search or jump to…").waitFor();
  await close(page);
});

test("Another page appears as it will stay: nothing jumps while it loads", async () => {
  const page = await open("director", "/");
  await settled(page);
  await page.evaluate(() => {
    Object.assign(window, { shifts: 0 });
    new PerformanceObserver((list) => {
      for (const entry of /** @type {any[]} */ (list.getEntries())) {
        if (!entry.hadRecentInput) Object.assign(window, { shifts: /** @type {any} */ (window).shifts + entry.value });
      }
    }).observe({ type: "layout-shift", buffered: false });
  });
  for (const name of ["Projects", "Tasks", "People", "Calendars", "My tasks"]) {
    await page.getByRole("navigation").first().getByRole("link", { name, exact: true }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await settled(page);
    await page.waitForTimeout(700);
    const shifts = await page.evaluate(() => {
      const { shifts } = /** @type {any} */ (window);
      Object.assign(window, { shifts: 0 });
      return shifts;
    });
    assert.ok(shifts < 0.05, `${name} shifted by ${shifts}`);
  }
  await close(page);
});
