import assert from "node:assert/strict";
import { test } from "node:test";
import { api, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";
import { goTo, openTable, planNow, planOf } from "../plan-table.mjs";

useBrowser();

test("A project manager sees in working days how far the plan has drifted from its baseline", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Drifting works", [
    ["Dig", { duration_text: "3d" }],
    ["Pour", { duration_text: "2d", predecessors: "1" }],
    ["Paint", { duration_text: "1d" }],
  ]);
  await send(page, "post", `/projects/${project.id}/baselines`, { name: "Approved" });
  const changes = [{ do: "add", fields: { name: "Clean" } }];
  await send(page, "post", `/projects/${project.id}/edits`, { changes });
  const plan = await (await page.context().request.get(`/api/v1/projects/${project.id}/gantt`)).json();
  const longer = [{ do: "set", task: plan.tasks.id[0], fields: { duration_text: "5d" } }];
  await send(page, "post", `/projects/${project.id}/edits`, { changes: longer });
  await page.goto(`/projects/${project.id}/baselines`);
  await settled(page);
  const table = page.getByRole("table", { name: "Compare" });
  const pour = table.getByRole("row", { name: /Pour/ });
  await pour.waitFor();
  assert.match(await pour.innerText(), /Later/);
  assert.match(await pour.innerText(), /\+2/);
  assert.equal(await table.getByRole("row", { name: /Paint/ }).count(), 0, "what has not moved is left out");
  assert.match(await table.getByRole("row", { name: /Clean/ }).innerText(), /Added/);
  await page.getByText("Only tasks that differ").click();
  await table.getByRole("row", { name: /Paint/ }).waitFor();
  await close(page);
});

test("A baseline of a name of its own is set beyond the eleven numbered ones", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Many baselines", [["Dig", { duration_text: "3d" }]]);
  for (let slot = 0; slot <= 10; slot++) {
    await send(page, "post", `/projects/${project.id}/baselines`, { slot, name: `Version ${slot}` });
  }
  await page.goto(`/projects/${project.id}/baselines`);
  await settled(page);
  await page.getByRole("button", { name: "Set baseline" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Set baseline" });
  await dialog.getByRole("combobox", { name: "Baseline" }).click();
  await page.getByRole("option", { name: "Baseline 10 (taken)" }).waitFor();
  await page.getByRole("option", { name: "Another, by name only" }).click();
  await dialog.getByRole("button", { name: "Set baseline" }).click();
  await dialog.getByText("Give it a name.").first().waitFor();
  await dialog.getByLabel("Name").fill("As the board saw it");
  await expectAccessible(page, "the form of a baseline");
  await dialog.getByRole("button", { name: "Set baseline" }).click();
  await toast(page, "Baseline set");
  await page.getByRole("cell", { name: "As the board saw it" }).waitFor();
  assert.equal((await api(page, `/projects/${project.id}/baselines`)).items.length, 12);
  await close(page);
});

test("The selected rows alone are taken into a baseline, and the others stay as they were in it", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Part of a baseline", [
    ["Dig", { duration_text: "3d" }],
    ["Pour", { duration_text: "2d" }],
    ["Paint", { duration_text: "1d" }],
  ]);
  await send(page, "post", `/projects/${project.id}/baselines`, { slot: 0, name: "Approved" });
  const { tasks } = await planNow(page, project);
  const changes = [0, 1].map((row) => ({
    do: "set",
    task: tasks.id[row],
    fields: { duration_text: "8d" },
  }));
  await send(page, "post", `/projects/${project.id}/edits`, { changes });
  await openTable(page, project);
  await goTo(page, 1, "Task");
  await page.getByRole("button", { name: "Bar", exact: true }).click();
  await page.getByRole("menuitem", { name: "Set baseline of the selected rows …" }).click();
  const dialog = page.getByRole("dialog", { name: "Set baseline of the selected rows" });
  await dialog.getByText("The selected row with all below it is kept as it is now.").waitFor();
  await dialog.getByText("only the dates of the selected rows are replaced").waitFor();
  await dialog.getByRole("button", { name: "Set baseline" }).click();
  await toast(page, "Baseline of 1 row set");
  const now = await planNow(page, project);
  const kept = (/** @type {number} */ row) => now.tasks.baseline_finish[row];
  assert.equal(kept(0), now.tasks.finish[0], "the selected row is as it is now");
  assert.notEqual(kept(1), now.tasks.finish[1], "the others as they were");
  await close(page);
});
