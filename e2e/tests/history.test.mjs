import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";
import { openTable, planNow, planOf, shows } from "../plan-table.mjs";

useBrowser();

/** @param {import("playwright-core").Page | import("playwright-core").Locator} where */
const pageOf = (where) => ("page" in where ? where.page() : where);

/**
 * @param {import("playwright-core").Page | import("playwright-core").Locator} where
 * @param {string} title
 */
const entry = (where, title) =>
  where.getByRole("listitem").filter({ has: pageOf(where).getByText(title, { exact: true }) });

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`I take one edit back from the history and restore it again, in the ${colorScheme} theme`, async () => {
    const page = await open("director", "/projects", { colorScheme });
    const project = await planOf(page, `Kept history ${colorScheme}`, [
      ["Dig", { duration_text: "2d" }],
      ["Pour", { duration_text: "3d", predecessors: "1" }],
    ]);
    const { tasks } = await planNow(page, project);
    const set = (/** @type {number} */ row, /** @type {Record<string, unknown>} */ fields) =>
      send(page, "post", `/projects/${project.id}/edits`, {
        changes: [{ do: "set", task: tasks.id[row], fields }],
        reason: row === 0 ? "The ground is harder than we thought" : null,
      });
    await set(0, { duration_text: "6d" });
    await set(1, { name: "Pour slab" });
    await page.goto(`/projects/${project.id}/history`);
    await settled(page);
    const dig = entry(page, "Changed duration of “Dig”").last();
    await dig.getByText("The ground is harder than we thought").waitFor();
    await dig.getByRole("button", { name: /^Take back/ }).click();
    await toast(page, "Undid: Changed duration of “Dig”");
    await dig.getByText("Taken back").waitFor();
    await becomes(() => dig.getByRole("button").count(), 0, "what is taken back has no way back");
    await expectAccessible(page, `history with a message on screen (${colorScheme})`);
    assert.equal((await planNow(page, project)).tasks.more.duration_text[0], "2d");
    // Another edit of mine stands; this one comes again from its own line.
    await entry(page, "Undid: Changed duration of “Dig”").getByRole("button", { name: /^Restore/ }).click();
    await entry(page, "Redid: Changed duration of “Dig”").waitFor();
    assert.equal((await planNow(page, project)).tasks.more.duration_text[0], "6d");
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/history-${colorScheme}.png` });
    await close(page);
  });
}

test("The history of a task says who stands in the way when an edit cannot be taken back", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Contested history", [["Dig"], ["Pour"]]);
  const { tasks } = await planNow(page, project);
  const set = (/** @type {import("playwright-core").Page} */ who, /** @type {string} */ duration_text) =>
    send(who, "post", `/projects/${project.id}/edits`, {
      changes: [{ do: "set", task: tasks.id[0], fields: { duration_text } }],
    });
  await set(page, "4d");
  const other = await open("project.manager", "/");
  const mayEdit = (await other.context().request.get(`/api/v1/projects/${project.id}/edits`)).ok();
  await set(mayEdit ? other : page, "7d");
  await openTable(page, project, "name.duration");
  await page.goto(`/projects/${project.id}/gantt?task=${tasks.id[0]}`);
  const drawer = page.getByRole("dialog");
  const first = entry(drawer, "Changed duration of “Dig”").last();
  await first.getByRole("button", { name: /^Take back/ }).click();
  const refusal = first.getByRole("alert");
  await refusal.waitFor();
  assert.match(await refusal.innerText(), /“Dig” \(duration\) was changed again since/);
  assert.match(await refusal.innerText(), /Since then on the same tasks: Changed duration of “Dig”, by \w+/);
  assert.equal((await planNow(page, project)).tasks.more.duration_text[0], "7d");
  // The later one can be taken back, and the table follows.
  const later = entry(drawer, "Changed duration of “Dig”").first();
  await later.getByRole("button", { name: /^Take back/ }).click();
  await later.getByText("Taken back").waitFor();
  await page.setViewportSize({ width: 390, height: 800 });
  await first.scrollIntoViewIfNeeded();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/history-task-narrow.png` });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press("Escape");
  await shows(page, 1, "Duration", "4 d");
  const { items } = await api(page, `/projects/${project.id}/edits?task_id=${tasks.id[1]}`);
  assert.equal(items.length, 1, "the other task was only added");
  await close(other);
  await close(page);
});
