import assert from "node:assert/strict";
import { test } from "node:test";
import {
  api,
  becomes,
  close,
  expectAccessible,
  open,
  send,
  settled,
  toast,
  useBrowser,
} from "../harness.mjs";
import { choose, plan } from "../linked-plans.mjs";

useBrowser();

test("A planner lets a task wait for one of another project and sees why it moved there", async () => {
  const page = await open("director", "/");
  const stamp = String(Date.now() % 1_000_000);
  const bridge = await plan(page, `Bridge ${stamp}`, ["Pour"]);
  const road = await plan(page, `Road ${stamp}`, ["Pave"]);
  await page.goto(`/projects/${road.project.id}/gantt?task=${road.tasks[0].id}`);
  await settled(page);
  await page.getByRole("button", { name: "Wait for another project" }).click();
  await choose(page, "Project", `Bridge ${stamp}`);
  await choose(page, "Task that comes first", "Pour");
  const dialog = page.getByRole("dialog").last();
  await dialog.getByLabel("Lag").fill("2d");
  await dialog.getByLabel("Agreed date").fill("2026-03-04T17:00");
  await dialog.getByRole("button", { name: "Add" }).click();
  await toast(page, "Moved 1 task");
  await page.getByText(`waits for “Pour” in project “Bridge ${stamp}” (FS+2d)`).waitFor();
  const moved = await api(page, `/tasks/${road.tasks[0].id}`);
  assert.equal(moved.start, "2026-03-09T08:00");
  await page.reload();
  await settled(page);
  await page.getByText(`waits for “Pour” in project`).waitFor();
  await expectAccessible(page, "the drawer of a task that waits for another project");
  if (process.env.STEERCO_SHOTS) {
    await page.screenshot({ path: `${process.env.STEERCO_SHOTS}/drawer.png` });
    await page.goto(`/projects/${road.project.id}/gantt`);
    await settled(page);
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${process.env.STEERCO_SHOTS}/gantt.png` });
  }
  await close(page);
});

test("The other project agrees to a date, misses it, and both see what to do", async () => {
  const page = await open("director", "/");
  const stamp = String(Date.now() % 1_000_000);
  const program = await send(page, "post", "/programs", { name: `Crossing ${stamp}` });
  const within = { program_id: program.id };
  const bridge = await plan(page, `Bridge ${stamp}`, ["Pour"], within);
  const road = await plan(page, `Road ${stamp}`, ["Pave"], within);
  await send(page, "post", `/projects/${road.project.id}/cross_dependencies`, {
    predecessor_id: bridge.tasks[0].id,
    successor_id: road.tasks[0].id,
    agreed_date: "2026-03-05T17:00",
  });
  await page.goto(`/programs/${program.id}/dependencies`);
  await settled(page);
  await page.getByText("Not agreed yet.").waitFor();
  await page.getByRole("button", { name: "Agree" }).click();
  await toast(page, "The date is agreed.");
  await page.getByRole("radiogroup", { name: "Which dependencies" }).getByText("Needs attention").click();
  await page.getByText("Nothing needs attention").waitFor();

  const patch = { duration_text: "6d" };
  await send(page, "patch", `/tasks/${bridge.tasks[0].id}`, patch, 1);
  for (const { project } of [bridge, road]) {
    await page.goto(`/projects/${project.id}/dependencies`);
    await settled(page);
    await page.getByRole("radiogroup", { name: "Which dependencies" }).getByText("Needs attention").click();
    await page.getByText("Agreed date missed.").waitFor();
    await page.getByText("Shorten what drives it").waitFor();
  }
  await expectAccessible(page, "the dependencies of a project with others");
  if (process.env.STEERCO_SHOTS) {
    await page.screenshot({ path: `${process.env.STEERCO_SHOTS}/conflicts.png` });
  }
  await page.getByRole("button", { name: /^Remove dependency/ }).click();
  await page.getByRole("dialog").getByLabel("Why").fill("Built elsewhere");
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await toast(page, "Dependency removed");
  await page.getByText("Nothing needs attention").waitFor();
  await close(page);
});

test("A circle through two projects is refused in the form, with its path, and what was chosen stays", async () => {
  const page = await open("director", "/");
  const stamp = String(Date.now() % 1_000_000);
  const bridge = await plan(page, `Bridge ${stamp}`, ["Pour"]);
  const road = await plan(page, `Road ${stamp}`, ["Pave"]);
  await send(page, "post", `/projects/${road.project.id}/cross_dependencies`, {
    predecessor_id: bridge.tasks[0].id,
    successor_id: road.tasks[0].id,
  });
  await page.goto(`/projects/${bridge.project.id}/gantt?task=${bridge.tasks[0].id}`);
  await settled(page);
  await page.getByRole("button", { name: "Wait for another project" }).click();
  await choose(page, "Project", `Road ${stamp}`);
  await choose(page, "Task that comes first", "Pave");
  const dialog = page.getByRole("dialog").last();
  await dialog.getByRole("button", { name: "Add" }).click();
  const refusal = dialog.getByRole("alert");
  await refusal.waitFor();
  for (const name of ["Pour", "Pave"]) assert.match(await refusal.innerText(), new RegExp(name));
  await becomes(() => dialog.getByRole("combobox", { name: "Project" }).inputValue(), `Road ${stamp}`);
  await close(page);
});

test("A planner moves a project into another program, and both programs show it", async () => {
  const page = await open("director", "/");
  const stamp = String(Date.now() % 1_000_000);
  const [old, next] = [`Old home ${stamp}`, `New home ${stamp}`];
  const from = await send(page, "post", "/programs", { name: old });
  const to = await send(page, "post", "/programs", { name: next });
  const { project } = await plan(page, `Mover ${stamp}`, ["Pour"], { program_id: from.id });
  await page.goto(`/projects/${project.id}/details`);
  await settled(page);
  await page.getByRole("combobox", { name: "Program" }).fill(next);
  await page.getByRole("option", { name: next }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: next }).waitFor();
  assert.equal((await api(page, `/projects?program_id=${to.id}`)).items[0].id, project.id);
  assert.equal((await api(page, `/projects?program_id=${from.id}`)).total, 0);
  await page.goto(`/programs/${to.id}`);
  await page.getByRole("link", { name: `Mover ${stamp}` }).first().waitFor();
  await close(page);
});

test("A program manager sees all projects of a program in one chart and opens one from it", async () => {
  const page = await open("director", "/");
  const stamp = String(Date.now() % 1_000_000);
  const program = await send(page, "post", "/programs", { name: `Corridor ${stamp}` });
  const within = { program_id: program.id };
  const bridge = await plan(page, `Bridge ${stamp}`, ["Pour", "Cure"], within);
  const road = await plan(page, `Road ${stamp}`, ["Pave"], within);
  await send(page, "post", `/projects/${road.project.id}/cross_dependencies`, {
    predecessor_id: bridge.tasks[1].id,
    successor_id: road.tasks[0].id,
  });
  await page.goto(`/programs/${program.id}/gantt`);
  await settled(page);
  const grid = page.getByRole("treegrid");
  await grid.getByText("Pave").waitFor();
  const rows = await api(page, `/programs/${program.id}/gantt`);
  assert.deepEqual(rows.tasks.name, [`Bridge ${stamp}`, "Pour", "Cure", `Road ${stamp}`, "Pave"]);
  assert.equal(rows.dependencies.id.length, 1, "the link between the projects is drawn");
  await expectAccessible(page, "the chart of a program");
  if (process.env.STEERCO_SHOTS) {
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${process.env.STEERCO_SHOTS}/program.png` });
  }
  await page.getByRole("button", { name: "Projects only" }).click();
  await grid.getByText("Pave").waitFor({ state: "hidden" });
  await grid.getByRole("row", { name: new RegExp(`Road ${stamp}`) }).click();
  await page.getByRole("button", { name: `Open in Road ${stamp}` }).click();
  await page.waitForURL(`**/projects/${road.project.id}/gantt**`);
  await close(page);
});
