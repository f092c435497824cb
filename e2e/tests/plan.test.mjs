import assert from "node:assert/strict";
import { test } from "node:test";
import { nextFrame } from "../chart.mjs";
import { api, bars, becomes, close, open, place, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/**
 * The project with the most tasks, and its plan.
 * @param {import("playwright-core").Page} page
 */
async function bigPlan(page) {
  const project = (await api(page, "/projects?limit=1&sort=-task_count")).items[0];
  return { project, gantt: await api(page, `/projects/${project.id}/gantt`) };
}

/**
 * A project of its own, so that tests do not disturb each other: three tasks in a row.
 * @param {import("playwright-core").Page} page
 * @param {string} name
 */
async function smallPlan(page, name) {
  const project = await send(page, "post", "/projects", { name, start: "2026-12-07T08:00" });
  const tasks = [];
  for (const [task, duration_text] of [
    ["Dig", "2d"],
    ["Pour slab", "3d"],
    ["Inspect", "1d"],
  ]) {
    const answer = await send(page, "post", `/projects/${project.id}/tasks`, { name: task, duration_text });
    tasks.push(answer.task);
  }
  for (const [from, to] of [
    [0, 1],
    [1, 2],
  ]) {
    await send(page, "post", `/projects/${project.id}/dependencies`, {
      predecessor_id: tasks[from].id,
      successor_id: tasks[to].id,
      kind: "FS",
    });
  }
  return { project, tasks };
}

test("A planner opens a running project where its work is, as rows and as bars", async () => {
  const page = await open("director", "/projects");
  const { project, gantt } = await bigPlan(page);
  await page.goto(`/projects/${project.id}/gantt`);
  const tree = page.getByRole("treegrid");
  const [summary, done] = [1, 512];
  const first = gantt.tasks.flags.findIndex((/** @type {number} */ flags) => (flags & (summary | done)) === 0);
  await tree.getByRole("row", { name: new RegExp(`^${gantt.tasks.name[first]}`) }).waitFor();
  // Beside the tasks there are the head and the empty line for a new task.
  await becomes(() => tree.getAttribute("aria-rowcount"), String(gantt.tasks.id.length + 2));
  const drawn = await bars(page);
  assert.ok(drawn.some((bar) => bar.id === gantt.tasks.id[first]));
  assert.ok(drawn.length >= 10);
  await close(page);
});

test("The Gantt is worked by keyboard alone: rows, branches, details", async () => {
  const page = await open("director", "/projects");
  const { project, gantt } = await bigPlan(page);
  await page.goto(`/projects/${project.id}/gantt`);
  const tree = page.getByRole("treegrid");
  await tree.getByRole("row").nth(2).waitFor();
  await tree.focus();
  await page.keyboard.press("Home");
  const first = tree.locator('.tl-row[data-current="true"]');
  await becomes(() => first.getAttribute("aria-expanded"), "true");
  await page.keyboard.press("ArrowLeft");
  await becomes(() => first.getAttribute("aria-expanded"), "false");
  await becomes(async () => Number(await tree.getAttribute("aria-rowcount")), (rows) => rows < gantt.tasks.id.length + 1);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: gantt.tasks.name[1] }).waitFor();
  await page.waitForURL(new RegExp(`task=${gantt.tasks.id[1]}`));
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await close(page);
});

test("A bar can be pointed at for its facts and opened with a double click", async () => {
  const page = await open("director", "/projects");
  const { project, gantt } = await bigPlan(page);
  await page.goto(`/projects/${project.id}/gantt`);
  await page.getByRole("treegrid").getByRole("row").nth(2).waitFor();
  await page.getByRole("button", { name: "Fit" }).click();
  await nextFrame(page);
  const canvas = page.locator("canvas.tl-canvas");
  const box = await place(canvas);
  const bar = (await bars(page)).find((b) => b.rect.x > 10 && b.rect.x < box.width - 60);
  assert.ok(bar);
  const at = { x: bar.rect.x + bar.rect.w / 2, y: bar.rect.y + bar.rect.h / 2 };
  await canvas.hover({ position: at });
  const name = gantt.tasks.name[gantt.tasks.id.indexOf(bar.id)];
  await page.locator(".tl-tooltip", { hasText: name }).waitFor();
  await canvas.dblclick({ position: at });
  await page.getByRole("dialog", { name }).waitFor();
  await close(page);
});

test("Zoom and layers are kept in the address", async () => {
  const page = await open("director", "/projects");
  const { project } = await bigPlan(page);
  await page.goto(`/projects/${project.id}/gantt`);
  await page.getByRole("treegrid").getByRole("row").nth(2).waitFor();
  await page.getByRole("combobox", { name: "Zoom" }).click();
  await page.getByRole("option", { name: "Quarters" }).click();
  await page.waitForURL(/zoom=2/);
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByRole("checkbox", { name: "Total float" }).check();
  await page.waitForURL(/show=.*float/);
  await page.reload();
  await page.getByRole("treegrid").getByRole("row").nth(2).waitFor();
  await becomes(() => page.getByRole("combobox", { name: "Zoom" }).inputValue(), "Quarters");
  await close(page);
});

test("A planner changes a duration and is told what moved", async () => {
  const page = await open("director", "/projects");
  const { project, tasks } = await smallPlan(page, "Duration change");
  await page.goto(`/projects/${project.id}/gantt?task=${tasks[0].id}`);
  await page.getByRole("dialog").getByRole("button", { name: "Edit" }).click();
  await page.getByRole("dialog").getByLabel("Duration").fill("4d");
  await page.getByRole("button", { name: "Save" }).click();
  await toast(page, "Moved 3 tasks");
  const after = await api(page, `/tasks/${tasks[2].id}`);
  assert.ok(after.start > tasks[2].start);
  await close(page);
});

test("Two people edit one task: the second sees both versions and loses nothing", async () => {
  const page = await open("director", "/projects");
  const { project, tasks } = await smallPlan(page, "Conflict");
  await page.goto(`/projects/${project.id}/gantt?task=${tasks[1].id}`);
  await page.getByRole("dialog").getByRole("button", { name: "Edit" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Task" }).fill("Pour the slab");
  const now = await api(page, `/tasks/${tasks[1].id}`);
  await send(page, "patch", `/tasks/${tasks[1].id}`, { name: "Pour concrete" }, now.version);
  await page.getByRole("button", { name: "Save" }).click();
  const alert = page.getByRole("alert");
  await alert.getByText("Someone else saved this").waitFor();
  await alert.getByRole("cell", { name: "Pour the slab" }).waitFor();
  await alert.getByRole("cell", { name: "Pour concrete" }).waitFor();
  await alert.getByRole("button", { name: "Save mine" }).click();
  await toast(page, "“Pour the slab” saved");
  assert.equal((await api(page, `/tasks/${tasks[1].id}`)).name, "Pour the slab");
  await close(page);
});

test("A planner adds a predecessor with lag, and takes it away again", async () => {
  const page = await open("director", "/projects");
  const { project, tasks } = await smallPlan(page, "Dependencies");
  await page.goto(`/projects/${project.id}/gantt?task=${tasks[2].id}`);
  await page.getByRole("button", { name: "Add predecessor" }).click();
  const dialog = page.getByRole("dialog", { name: "Add predecessor" });
  await dialog.getByRole("combobox", { name: "Predecessor" }).click();
  await page.getByRole("option", { name: /Dig/ }).click();
  await dialog.getByLabel("Lag").fill("5d");
  await dialog.getByRole("button", { name: "Add" }).click();
  await toast(page, "Dependency added");
  assert.equal((await api(page, `/tasks/${tasks[2].id}`)).predecessors.length, 2);
  await page.getByRole("button", { name: "Remove the dependency with Dig" }).click();
  await toast(page, "removed");
  assert.equal((await api(page, `/tasks/${tasks[2].id}`)).predecessors.length, 1);
  await close(page);
});

test("A dependency that would close a circle is refused, and the reason is shown", async () => {
  const page = await open("director", "/projects");
  const { project, tasks } = await smallPlan(page, "Circle");
  await page.goto(`/projects/${project.id}/gantt?task=${tasks[0].id}`);
  await page.getByRole("button", { name: "Add predecessor" }).click();
  const dialog = page.getByRole("dialog", { name: "Add predecessor" });
  await dialog.getByRole("combobox", { name: "Predecessor" }).click();
  await page.getByRole("option", { name: /Inspect/ }).click();
  await dialog.getByRole("button", { name: "Add" }).click();
  await dialog.getByRole("alert").waitFor();
  await close(page);
});

test("A planner assigns a person to a task", async () => {
  const page = await open("director", "/projects");
  const { project, tasks } = await smallPlan(page, "Assignments");
  const person = (await api(page, "/resources?kind=work&limit=1&sort=name")).items[0];
  await page.goto(`/projects/${project.id}/gantt?task=${tasks[0].id}`);
  await page.getByRole("button", { name: "Assign" }).click();
  const dialog = page.getByRole("dialog", { name: "Assign" });
  await dialog.getByRole("combobox", { name: "Person" }).fill(person.name);
  await page.getByRole("option", { name: person.name }).first().click();
  await dialog.getByRole("button", { name: "Add" }).click();
  await toast(page, `${person.name} assigned`);
  await page.getByRole("link", { name: person.name }).waitFor();
  await close(page);
});

test("A task says step by step why it is on its date, and each step can be opened", async () => {
  const page = await open("director", "/projects");
  const { project, tasks } = await smallPlan(page, "Why");
  await page.goto(`/projects/${project.id}/gantt?task=${tasks[2].id}`);
  await page.getByText(/“Pour slab” finishes/).waitFor();
  await page.getByText(/“Dig” finishes/).waitFor();
  await page.getByRole("listitem").getByRole("button", { name: /Dig$/ }).first().click();
  await page.getByRole("dialog", { name: "Dig" }).waitFor();
  await close(page);
});

test("A planner starts a project and its first tasks in forms", async () => {
  const page = await open("director", "/projects");
  await settled(page);
  await page.getByRole("button", { name: "New project" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Project").fill("Harbour lights");
  await dialog.getByRole("button", { name: "Create project" }).click();
  await page.getByRole("heading", { level: 1, name: "Harbour lights" }).waitFor();
  await page.getByText("This plan has no tasks yet").waitFor();
  await page.getByRole("button", { name: "New task" }).first().click();
  await dialog.getByRole("textbox", { name: "Task" }).fill("Survey the quay");
  await dialog.getByLabel("Duration").fill("3d");
  await dialog.getByRole("button", { name: "Create task" }).click();
  await toast(page, "Survey the quay");
  await page.getByRole("treegrid").getByRole("row", { name: /Survey the quay/ }).waitFor();
  await close(page);
});

test("The task table is the Gantt's twin: the same tasks in the same order", async () => {
  const page = await open("director", "/projects");
  const { project, gantt } = await bigPlan(page);
  await page.goto(`/projects/${project.id}/tasks`);
  const rows = page.getByRole("grid", { name: "Tasks" }).getByRole("row");
  await rows.filter({ hasText: gantt.tasks.name[4] }).first().waitFor();
  for (const at of [1, 2, 3, 4, 5]) {
    const text = await rows.nth(at).textContent();
    assert.ok(text?.includes(gantt.tasks.name[at - 1]), `row ${at} is ${gantt.tasks.name[at - 1]}`);
  }
  await close(page);
});

test("A planner sets a baseline and deletes a project only after typing its key", async () => {
  const page = await open("director", "/projects");
  const { project } = await smallPlan(page, "Short-lived");
  await page.goto(`/projects/${project.id}/baselines`);
  await page.getByRole("button", { name: "Set baseline" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Set baseline" }).click();
  await toast(page, "Baseline set");
  await page.goto(`/projects/${project.id}/details`);
  await page.getByRole("button", { name: "Delete this project" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Delete this project" }).click();
  await dialog.getByRole("alert").waitFor();
  await dialog.getByRole("textbox").fill(project.key);
  await dialog.getByRole("button", { name: "Delete this project" }).click();
  await toast(page, "deleted");
  await page.getByRole("heading", { level: 1, name: "Projects" }).waitFor();
  await close(page);
});

test("A change by a colleague appears without reloading, with their name", async () => {
  const page = await open("director", "/projects");
  const { project, tasks } = await smallPlan(page, "Live");
  const colleague = await open("pmo.analyst", "/");
  await colleague.goto(`/projects/${project.id}/gantt`);
  await colleague.getByRole("treegrid").getByRole("row", { name: /^Dig/ }).waitFor();
  const now = await api(page, `/tasks/${tasks[0].id}`);
  await send(page, "patch", `/tasks/${tasks[0].id}`, { name: "Dig deeper" }, now.version);
  await colleague.getByRole("treegrid").getByRole("row", { name: /^Dig deeper/ }).waitFor();
  await colleague.getByText(/Updated by/).waitFor();
  await close(colleague);
  await close(page);
});
