import assert from "node:assert/strict";
import { test } from "node:test";
import { close, expectAccessible, open, send, settled, useBrowser } from "../harness.mjs";
import { facts, openChart } from "../chart.mjs";
import { cell, planNow, planOf, shows, table } from "../plan-table.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

/**
 * @param {import("playwright-core").Page} page
 * @param {{ id: string }} project
 * @param {Record<string, unknown>[]} changes
 */
const edit = (page, project, changes) =>
  send(page, "post", `/projects/${project.id}/edits`, { changes });

test("I choose which baseline the chart compares with, and a colleague sees the same by my address", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Twice approved", [
    ["Dig", { duration_text: "2d" }],
    ["Pour", { duration_text: "3d", predecessors: "1" }],
  ]);
  const { tasks } = await planNow(page, project);
  const longer = (/** @type {string} */ duration_text) =>
    edit(page, project, [{ do: "set", task: tasks.id[0], fields: { duration_text } }]);
  await send(page, "post", `/projects/${project.id}/baselines`, { slot: 0, name: "First approval" });
  await longer("4d");
  await send(page, "post", `/projects/${project.id}/baselines`, { slot: 1, name: "After the flood" });
  await longer("5d");
  await openChart(page, project.id, "columns=number.name.finish.baseline_finish.finish_variance&legend=true");
  await shows(page, 1, "Finish variance", "+3 d");
  await page.getByText("Baseline: First approval").waitFor();
  await page.getByRole("combobox", { name: "Baseline to compare with" }).click();
  await page.getByRole("option", { name: "After the flood" }).click();
  await shows(page, 1, "Finish variance", "+1 d");
  await shows(page, 2, "Finish variance", "+1 d");
  await page.getByText("Baseline: After the flood").waitFor();
  // An edit keeps the baseline that is shown.
  await (await cell(page, 1, "Task")).click();
  await longer("3d");
  await shows(page, 1, "Finish variance", "−1 d");
  await shot(page, "baseline-choice");
  await expectAccessible(page, "the chart with another baseline");
  const colleague = await open("director", page.url().replace(/^https?:\/\/[^/]+/, ""));
  await table(colleague).getByRole("row").nth(1).waitFor();
  await shows(colleague, 1, "Finish variance", "−1 d");
  await close(colleague);
  await page.getByRole("combobox", { name: "Baseline to compare with" }).click();
  await page.getByRole("option", { name: "No baseline" }).click();
  await shows(page, 1, "Baseline finish", "");
  await page.waitForFunction(() => !document.body.textContent?.includes("Baseline: "));
  await close(page);
});

test("I see who is overloaded, when and by how many hours, and only the tasks that cause it", async () => {
  const page = await open("director", "/projects", { colorScheme: "dark" });
  const welder = (await send(page, "post", "/resources", { name: "Olga Overload" })).id;
  const project = await planOf(page, "Too much to weld", [
    ["Weld tank", { duration_text: "3d", people: "Olga Overload" }],
    ["Weld pipe", { duration_text: "2d", people: "Olga Overload[50%]" }],
    ["Paint", { duration_text: "2d" }],
  ]);
  await openChart(page, project.id, "zoom=40");
  const rows = table(page);
  await rows.getByRole("row", { name: /^Weld pipe.*Person overloaded/ }).waitFor();
  assert.equal(await rows.getByRole("row", { name: /^Paint.*overloaded/ }).count(), 0);
  await page.getByRole("button", { name: "Overloaded · 1" }).click();
  const drawer = page.getByRole("dialog", { name: "Overloaded people" });
  const olga = drawer.getByRole("region", { name: "Olga Overload" });
  await olga.waitFor();
  const said = await olga.innerText();
  // Half a person too much on Monday and Tuesday.
  assert.match(said, /8 h too much/);
  assert.match(said, /Asked for up to 150%, has 100%/);
  await expectAccessible(page, "the list of overloaded people (dark)");
  await shot(page, "overload-dark");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByLabel("Over-allocated").check();
  await page.getByText("2 of 3 tasks").waitFor();
  await page.keyboard.press("Escape");
  // Another project asks for Olga too; whoever may see it reads its name.
  const other = await planOf(page, "Urgent repair", [["Repair", { duration_text: "1d" }]]);
  const repair = (await planNow(page, other)).tasks.id[0];
  await send(page, "post", `/tasks/${repair}/assignments`, { resource_id: welder });
  await page.goto(`/projects/${project.id}/gantt?overloads=true`);
  await olga.getByText("Also at work in Urgent repair").waitFor();
  // Without the second task and the repair there is nothing left to tell.
  await olga.getByRole("button", { name: "Weld pipe" }).first().click();
  await page.getByRole("dialog", { name: "Weld pipe" }).waitFor();
  await close(page);
});

test("The overload button does not say that nobody is overloaded before it knows", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Slow to count", [["Weld", { duration_text: "1d" }]]);
  /** @type {(value?: unknown) => void} */
  let answer = () => {};
  const held = new Promise((resolve) => {
    answer = resolve;
  });
  await page.route("**/overloads*", async (route) => {
    await held;
    await route.continue();
  });
  await openChart(page, project.id);
  const counting = page.getByRole("button", { name: "Overloaded · counting" });
  await counting.waitFor();
  assert.equal((await counting.textContent())?.includes("0"), false);
  answer();
  await page.getByRole("button", { name: "Overloaded · 0" }).waitFor();
  await close(page);
});

test("I look at the plan before the free days of one person", async () => {
  const page = await open("director", "/projects");
  const away = (await send(page, "post", "/resources", { name: "Lena Leave" })).id;
  await send(page, "post", `/resources/${away}/leave`, { from: "2026-12-09", to: "2026-12-10" });
  const project = await planOf(page, "With leave", [
    ["Survey", { duration_text: "5d", people: "Lena Leave" }],
  ]);
  await openChart(page, project.id, "zoom=40&legend=true");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  const choice = page.getByRole("combobox", { name: "Free time in the background" });
  await choice.click();
  await page.getByRole("option", { name: "Lena Leave" }).click();
  await page.getByText("No work: Lena Leave").waitFor();
  assert.match(page.url(), /hours=Lena/);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => {
    const { idle } = /** @type {any} */ (document.querySelector(".tl")).timelineFacts();
    // Wednesday 9 and Thursday 10 December 2026, as days since 1970.
    return idle.includes(20796) && idle.includes(20797);
  });
  await shot(page, "background-person");
  await page.goto(`/projects/${project.id}/gantt?zoom=40&show=none`);
  await settled(page);
  await table(page).getByRole("row").nth(1).waitFor();
  await page.waitForFunction(() => {
    const host = /** @type {any} */ (document.querySelector(".tl"));
    const idle = host?.timelineFacts?.().idle ?? null;
    return idle !== null && !idle.includes(20796) && idle.includes(20799);
  });
  assert.ok((await facts(page)).rows.length > 0);
  await close(page);
});
