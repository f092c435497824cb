import assert from "node:assert/strict";
import { test } from "node:test";
import { close, open, send, settled, useBrowser } from "../harness.mjs";
import { planOf } from "../plan-table.mjs";

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
