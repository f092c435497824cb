import assert from "node:assert/strict";
import { test } from "node:test";
import { api, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

const stamped = (/** @type {string} */ name) => `${name} ${Date.now() % 1_000_000}`;

/**
 * A project with tasks of three days each.
 * @param {import("playwright-core").Page} page
 * @param {string} name
 * @param {string[]} tasks
 */
async function plan(page, name, tasks) {
  const project = await send(page, "post", "/projects", { name, start: "2026-03-02T08:00" });
  const made = [];
  for (const task of tasks) {
    const input = { name: task, duration_text: "3d" };
    made.push((await send(page, "post", `/projects/${project.id}/tasks`, input)).task);
  }
  return { project, tasks: made };
}

/** @param {import("playwright-core").Page} page @param {string} name */
async function shot(page, name) {
  if (!process.env.STEERCO_SHOTS) return;
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${process.env.STEERCO_SHOTS}/${name}.png` });
}

test("A planner copies a project to another start and its deadlines move along", async () => {
  const page = await open("director", "/");
  const name = stamped("Bridge");
  const { project, tasks } = await plan(page, name, ["Pour"]);
  await send(page, "patch", `/tasks/${tasks[0].id}`, { deadline: "2026-03-06T17:00" }, 1);
  await page.goto(`/projects/${project.id}/gantt`);
  await settled(page);
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await page.getByRole("menuitem", { name: "Copy project" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Start").fill("2026-03-09");
  await expectAccessible(page, "the form for copying a project");
  await dialog.getByRole("button", { name: "Copy project" }).click();
  await page.getByRole("heading", { level: 1, name: `Copy of ${name}` }).waitFor();
  const id = /projects\/([^/]+)/.exec(page.url())?.[1] ?? "";
  const rows = await api(page, `/projects/${id}/tasks`);
  assert.equal(rows.items[0].deadline, "2026-03-13T17:00");
  await close(page);
});

test("A task stands for a whole project and follows its dates", async () => {
  const page = await open("director", "/");
  const corridor = await plan(page, stamped("Corridor"), ["Bridge"]);
  const name = stamped("Bridge");
  const bridge = await plan(page, name, ["Pour", "Cure"]);
  await page.goto(`/projects/${corridor.project.id}/gantt?task=${corridor.tasks[0].id}`);
  await settled(page);
  await page.getByRole("button", { name: "Link a project" }).click();
  const dialog = page.getByRole("dialog").last();
  await dialog.getByRole("combobox", { name: "Project" }).fill(name);
  await page.getByRole("option", { name }).click();
  await dialog.getByRole("button", { name: "Link a project" }).click();
  await toast(page, "Project linked");
  await page.getByRole("link", { name: new RegExp(name) }).waitFor();
  await send(page, "patch", `/tasks/${bridge.tasks[1].id}`, { duration_text: "8d" }, 1);
  const task = await api(page, `/tasks/${corridor.tasks[0].id}`);
  assert.equal(task.finish, "2026-03-11T17:00");
  await page.getByText("Wed, 11 Mar 2026, 17:00").first().waitFor();
  await shot(page, "sub-project");
  await page.getByRole("button", { name: "Take it out" }).click();
  await toast(page, "Project taken out");
  await close(page);
});

test("A PMO saves a plan as template, starts a project from it and sees what differs", async () => {
  const page = await open("director", "/");
  const name = stamped("Bridge");
  const { project } = await plan(page, name, ["Survey", "Pour"]);
  await page.goto(`/projects/${project.id}/gantt`);
  await settled(page);
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await page.getByRole("menuitem", { name: "Save as template" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Save template" }).click();
  await page.getByRole("heading", { level: 1, name: `${name} template` }).waitFor();

  await page.goto("/templates");
  await settled(page);
  await page.getByLabel("Search templates").fill(name);
  await page.getByRole("link", { name: `${name} template` }).waitFor();
  await expectAccessible(page, "the list of templates");
  await shot(page, "templates");
  await page.getByRole("button", { name: `Start project from ${name} template` }).click();
  await dialog.getByRole("textbox", { name: "Project" }).fill(`${name} nine`);
  await dialog.getByRole("textbox", { name: "Start" }).fill("2026-06-01");
  await dialog.getByRole("button", { name: "Create project" }).click();
  await page.getByRole("heading", { level: 1, name: `${name} nine` }).waitFor();

  const id = /projects\/([^/]+)/.exec(page.url())?.[1] ?? "";
  await send(page, "post", `/projects/${id}/tasks`, { name: "Paint" });
  await page.goto(`/projects/${id}/baselines`);
  await settled(page);
  await page.getByRole("cell", { name: "Paint" }).waitFor();
  await page.getByRole("cell", { name: "Added" }).waitFor();
  await expectAccessible(page, "a project beside its template");
  await shot(page, "template-drift");
  const all = await api(page, `/projects?q=${encodeURIComponent(`${name} template`)}`);
  assert.equal(all.total, 0, "a template is in no list of projects");
  await close(page);
});

test("A planning package shows in the chart and is called for before its horizon", async () => {
  const page = await open("director", "/");
  const { project, tasks } = await plan(page, stamped("Bridge"), ["Later work", "Now"]);
  const task = tasks[0];
  await page.goto(`/projects/${project.id}/gantt?task=${task.id}`);
  await settled(page);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByRole("checkbox", { name: "Planning package" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("checkbox", { name: "Planning package" }).waitFor({ state: "detached" });
  assert.equal((await api(page, `/tasks/${task.id}`)).planning_package, true);
  await page.goto(`/projects/${project.id}/details`);
  await settled(page);
  await page.getByLabel("Detail packages before").fill("6");
  const saved = page.waitForResponse((answer) => answer.request().method() === "PATCH");
  await page.getByRole("button", { name: "Save" }).click();
  assert.equal((await (await saved).json()).detail_weeks, 6);
  await page.goto(`/projects/${project.id}/checks`);
  await settled(page);
  const found = page.getByText("This planning package starts");
  // What stands there instead says more than that this does not.
  await found.waitFor().catch(async () => assert.fail(await page.locator("main").innerText()));
  await shot(page, "package-check");
  await page.goto(`/projects/${project.id}/gantt?zoom=32&legend=true`);
  await settled(page);
  await shot(page, "package");
  await close(page);
});
