import assert from "node:assert/strict";
import { test } from "node:test";
import { canvasBox, chainPlan, countEdits, facts, handles, hold, nextFrame, openChart, tip } from "../chart.mjs";
import { api, bars, becomes, close, open, send, toast, useBrowser } from "../harness.mjs";

useBrowser();

const DAY = 40;

/** @param {import("playwright-core").Page} page @param {string} id */
const task = (page, id) => api(page, `/tasks/${id}`);

test("A planner drags a bar, sees what it moves before letting go, and takes it back from the message", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Drag to move");
  await openChart(page, project.id);
  const before = await task(page, id["Pour slab"]);
  assert.equal(before.start, "2026-12-09T08:00");
  const counted = countEdits(page);
  const from = (await handles(page, id["Pour slab"])).move;
  const inspect = (await bars(page)).find((bar) => bar.id === id.Inspect);
  await hold(page, from, { x: from.x + DAY, y: from.y });
  const said = await tip(page, "Moves 1 other task");
  assert.match(said, /10 Dec 2026 → 14 Dec 2026 \(\+1 d\)/);
  assert.match(said, /Project finish \+1 d/);
  const moved = (await bars(page)).find((bar) => bar.id === id.Inspect);
  assert.ok(inspect && moved && moved.rect.x > inspect.rect.x + DAY / 2, "the successor is shown where it would go");
  assert.equal((await task(page, id["Pour slab"])).start, before.start, "nothing is saved yet");
  await page.mouse.up();
  await toast(page, "Pour slab");
  const after = await becomes(() => task(page, id["Pour slab"]), (now) => now.start !== before.start);
  assert.equal(after.start, "2026-12-10T08:00");
  assert.equal(counted.commits, 1);
  await page.getByRole("button", { name: "Undo" }).first().click();
  await becomes(() => task(page, id["Pour slab"]), (now) => now.start === before.start);
  await close(page);
});

test("A planner drags the right edge of a bar, and its duration follows", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Drag to resize");
  await openChart(page, project.id);
  const { finish } = await handles(page, id.Dig);
  await hold(page, finish, { x: finish.x + DAY, y: finish.y });
  await tip(page, "Moves 2 other tasks");
  await page.mouse.up();
  await becomes(() => task(page, id.Dig), (now) => now.finish === "2026-12-09T17:00" && now.start === "2026-12-07T08:00");
  await becomes(() => task(page, id["Pour slab"]), (now) => now.start === "2026-12-10T08:00");
  await close(page);
});

test("A planner drags the handle under a bar to set its progress", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Drag progress");
  await openChart(page, project.id);
  const { progress } = await handles(page, id["Pour slab"]);
  const bar = (await bars(page)).find((one) => one.id === id["Pour slab"]);
  assert.ok(bar);
  await hold(page, progress, { x: progress.x + bar.rect.w / 2, y: progress.y });
  await tip(page, "50% done");
  await page.mouse.up();
  await becomes(() => task(page, id["Pour slab"]), (now) => now.percent_complete === 50);
  await close(page);
});

test("A planner draws a dependency from the end of one bar to another, its kind by the ends", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Draw a link");
  await openChart(page, project.id);
  const from = (await handles(page, id.Inspect)).link_finish;
  const to = (await handles(page, id.Tidy)).move;
  await hold(page, from, { x: to.x - 6, y: to.y });
  await tip(page, "“Tidy” starts after “Inspect” finishes");
  await page.mouse.up();
  const linked = await becomes(
    () => api(page, `/projects/${project.id}/gantt`),
    (plan) => plan.dependencies.id.length === 3,
  );
  assert.equal(linked.dependencies.kind[2], "FS");
  await becomes(() => task(page, id.Tidy), (now) => now.start === "2026-12-15T08:00");
  const start = (await handles(page, id.Dig)).link_start;
  const tidy = (await handles(page, id.Tidy)).move;
  await hold(page, start, { x: tidy.x + 8, y: tidy.y });
  await tip(page, "“Tidy” finishes after “Dig” starts");
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await close(page);
});

test("A circular dependency is refused where it is drawn, with its path named, and nothing changes", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Circle");
  await openChart(page, project.id);
  const counted = countEdits(page);
  const from = (await handles(page, id.Inspect)).link_finish;
  const to = (await handles(page, id.Dig)).move;
  await hold(page, from, { x: to.x - 10, y: to.y });
  const said = await becomes(
    () => page.locator(".tl-drag-tip .tl-tip-refused").allInnerTexts(),
    (texts) => texts.length > 0,
  );
  for (const name of ["Dig", "Pour slab", "Inspect"]) assert.ok(said[0].includes(name), `${said[0]} names ${name}`);
  await page.mouse.up();
  await page.locator(".tl-drag-tip .tl-tip-refused").waitFor();
  assert.equal(counted.commits, 0);
  const plan = await api(page, `/projects/${project.id}/gantt`);
  assert.equal(plan.dependencies.id.length, 2);
  await page.keyboard.press("Shift");
  await page.locator(".tl-drag-tip").waitFor({ state: "hidden" });
  await close(page);
});

test("Escape in the middle of a drag puts everything back at once, and nothing is saved", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Escape");
  await openChart(page, project.id);
  const before = await bars(page);
  const counted = countEdits(page);
  const from = (await handles(page, id.Dig)).move;
  await hold(page, from, { x: from.x + 3 * DAY, y: from.y });
  await tip(page, "Moves 2 other tasks");
  await page.keyboard.press("Escape");
  await nextFrame(page);
  assert.deepEqual(await bars(page), before);
  assert.equal((await facts(page)).dragging, false);
  await page.mouse.move(from.x + DAY, from.y);
  await page.mouse.up();
  await page.waitForTimeout(300);
  assert.deepEqual(await bars(page), before);
  assert.equal(counted.commits, 0);
  await close(page);
});

test("A drag that breaks a constraint says so before the drop, and the message after it counts the same", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Breaks a rule");
  await send(page, "post", `/projects/${project.id}/edits`, {
    changes: [{ do: "set", task: id.Inspect, fields: { deadline: "2026-12-14T17:00" } }],
  });
  await openChart(page, project.id);
  const from = (await handles(page, id.Dig)).move;
  await hold(page, from, { x: from.x + 2 * DAY, y: from.y });
  const said = await tip(page, "Breaks 1 constraint");
  assert.match(said, /Moves 2 other tasks/);
  assert.match(said, /Project finish \+2 d/);
  await page.mouse.up();
  const message = await toast(page, "Moved 3 tasks");
  assert.match(message, /finish \+\d+ d/);
  assert.match(message, /1 constraint broken/);
  await page.locator(".mantine-Notification-root").getByRole("button", { name: "Undo" }).click();
  await becomes(() => task(page, id.Dig), (now) => now.start === "2026-12-07T08:00");
  await close(page);
});

test("A planner splits a task by dragging in it, and joins it again", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Split");
  await openChart(page, project.id);
  await page.getByRole("button", { name: "Bar", exact: true }).click();
  await page.getByRole("menuitem", { name: "Split by dragging in a bar" }).click();
  const bar = (await bars(page)).find((one) => one.id === id["Pour slab"]);
  assert.ok(bar);
  const canvas = await canvasBox(page);
  const cut = { x: canvas.x + bar.rect.x + DAY + 4, y: canvas.y + bar.rect.y + 8 };
  await hold(page, cut, { x: cut.x + 4 * DAY, y: cut.y });
  await tip(page, "Rests from 10 Dec 2026, goes on 14 Dec 2026");
  await tip(page, "Moves 1 other task");
  await page.mouse.up();
  const split = await becomes(
    () => api(page, `/projects/${project.id}/gantt`),
    (plan) => plan.pieces.length === 1,
  );
  assert.equal(split.pieces[0].spans.length, 2);
  await page.getByRole("button", { name: "Bar", exact: true }).click();
  await page.getByRole("menuitem", { name: "Join the parts" }).click();
  await becomes(() => api(page, `/projects/${project.id}/gantt`), (plan) => plan.pieces.length === 0);
  await close(page);
});

test("A planner splits a task by its dates, without dragging", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Split by dates");
  await openChart(page, project.id);
  await page.getByRole("treegrid").focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await page.getByRole("button", { name: "Bar", exact: true }).press("Enter");
  await page.getByRole("menuitem", { name: "Split by dates" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Split “Pour slab”" });
  await dialog.getByLabel("Work stops").fill("2026-12-09T17:00");
  await dialog.getByLabel("Work goes on").fill("2026-12-08T08:00");
  await dialog.getByRole("button", { name: "Split" }).click();
  await dialog.getByText("The work has to go on after it stopped.").first().waitFor();
  await dialog.getByLabel("Work goes on").fill("2026-12-14T08:00");
  await dialog.getByRole("button", { name: "Split" }).click();
  await dialog.waitFor({ state: "detached" });
  const now = await becomes(() => task(page, id["Pour slab"]), (one) => one.finish !== "2026-12-11T17:00");
  assert.equal(now.finish, "2026-12-15T17:00");
  await close(page);
});

test("Alt and an arrow move the selected task by working days as one edit; Alt and plus its finish; Escape takes it back", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "By keyboard");
  await openChart(page, project.id);
  const counted = countEdits(page);
  await page.getByRole("treegrid").focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.down("Alt");
  for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowRight");
  await tip(page, "14 Dec 2026 → 15 Dec 2026");
  assert.equal(counted.commits, 0);
  await page.keyboard.up("Alt");
  await becomes(() => task(page, id.Dig), (now) => now.start === "2026-12-14T08:00");
  assert.equal(counted.commits, 1);
  await page.keyboard.press("Alt+Equal");
  await becomes(() => task(page, id.Dig), (now) => now.finish === "2026-12-16T17:00");
  await page.keyboard.down("Alt");
  await page.keyboard.press("ArrowLeft");
  await tip(page, "11 Dec 2026");
  await page.keyboard.press("Escape");
  await page.keyboard.up("Alt");
  await page.waitForTimeout(300);
  assert.equal((await task(page, id.Dig)).start, "2026-12-14T08:00");
  assert.equal(counted.commits, 2);
  await close(page);
});

test("A drop on a weekend snaps to the nearer working day; Shift places freely and says so by the time", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Snapping");
  await openChart(page, project.id);
  const from = (await handles(page, id.Tidy)).move;
  await hold(page, from, { x: from.x + 4.9 * DAY, y: from.y });
  await tip(page, "11 Dec 2026 (");
  await page.mouse.move(from.x + 6.4 * DAY, from.y);
  await tip(page, "14 Dec 2026 (");
  await page.keyboard.down("Shift");
  await page.mouse.move(from.x + 2.26 * DAY, from.y);
  await tip(page, "9 Dec 2026, 14:");
  await page.keyboard.up("Shift");
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await close(page);
});

test("A bar held at the edge of the chart scrolls it on", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Edge");
  await openChart(page, project.id);
  const canvas = await canvasBox(page);
  const from = (await handles(page, id.Tidy)).move;
  const start = await facts(page);
  await hold(page, from, { x: canvas.x + canvas.width - 6, y: from.y });
  await becomes(() => facts(page), (now) => now.scrollLeft > start.scrollLeft + 500);
  const far = (await bars(page)).find((bar) => bar.id === id.Tidy);
  assert.ok(far && far.rect.x > canvas.width - 120, "the bar stays under the pointer");
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await close(page);
});

test("A milestone is dragged like a bar", async () => {
  const page = await open("director", "/");
  const { project } = await chainPlan(page, "Milestone");
  const gate = await send(page, "post", `/projects/${project.id}/tasks`, { name: "Gate", duration_text: "0d" });
  await openChart(page, project.id);
  const { move } = await handles(page, gate.task.id);
  await hold(page, move, { x: move.x + 2 * DAY, y: move.y });
  await tip(page, "Uses 2 d of 6 d float");
  await page.mouse.up();
  await becomes(() => task(page, gate.task.id), (now) => now.start.startsWith("2026-12-09"));
  await close(page);
});

test("Who may not plan can look at the chart, and dragging there only moves the view", async () => {
  const director = await open("director", "/");
  const { project, id } = await chainPlan(director, "Look only");
  await close(director);
  const page = await open("executive", "/");
  await openChart(page, project.id);
  const counted = countEdits(page);
  const from = (await handles(page, id.Dig)).move;
  await hold(page, from, { x: from.x + 2 * DAY, y: from.y });
  await page.mouse.up();
  assert.equal((await facts(page)).dragging, false);
  assert.deepEqual(counted, { previews: 0, commits: 0 });
  assert.equal(await page.getByRole("button", { name: "Bar", exact: true }).count(), 0);
  await close(page);
});
