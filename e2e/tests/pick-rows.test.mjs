import assert from "node:assert/strict";
import { test } from "node:test";
import { becomes, close, expectAccessible, open, toast, useBrowser } from "../harness.mjs";
import { cell, goTo, openTable, planNow, planOf, rowsAre, shows, table } from "../plan-table.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page */
const selectedRows = (page) =>
  table(page)
    .locator('.tl-row:not([hidden])[aria-selected="true"] .tl-name')
    .evaluateAll((cells) => cells.map((one) => one.textContent ?? ""));

/** @param {import("playwright-core").Page} page @param {string[]} wanted */
async function selectedAre(page, wanted) {
  await becomes(async () => (await selectedRows(page)).sort(), wanted);
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`I take rows here and there with Ctrl and change them at once, in the ${colorScheme} theme`, async () => {
    const page = await open("director", "/projects", { colorScheme });
    const project = await planOf(page, `Here and there ${colorScheme}`, [
      ["Ash"],
      ["Birch"],
      ["Cedar"],
      ["Elm"],
      ["Fir"],
    ]);
    await openTable(page, project, "number.name.duration.priority");
    await goTo(page, 1, "Task");
    await (await cell(page, 3, "Task")).click({ modifiers: ["Control"] });
    await (await cell(page, 5, "Duration")).click({ modifiers: ["Control"] });
    await selectedAre(page, ["Ash", "Cedar", "Fir"]);
    // Once more takes it out again.
    await (await cell(page, 3, "Task")).click({ modifiers: ["Control"] });
    await selectedAre(page, ["Ash", "Fir"]);
    await page.getByRole("button", { name: "Edit rows" }).click();
    const dialog = page.getByRole("dialog", { name: "Set a field of 2 rows" });
    await dialog.getByRole("combobox", { name: "Field" }).click();
    await page.getByRole("option", { name: "Priority" }).click();
    await dialog.getByLabel("Value").fill("800");
    await dialog.getByRole("button", { name: "Set", exact: true }).click();
    await shows(page, 1, "Priority", "800");
    await shows(page, 5, "Priority", "800");
    await shows(page, 3, "Priority", "500");
    await toast(page, "Changed priority of 2 tasks");
    // The message on screen is readable and can be closed by name.
    await expectAccessible(page, `the plan with rows taken and a message (${colorScheme})`);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/pick-rows-${colorScheme}.png` });
    await page.getByRole("button", { name: "Close" }).first().click();
    await table(page).press("Delete");
    await rowsAre(page, ["Birch", "Cedar", "Elm"]);
    await table(page).press("Control+z");
    await rowsAre(page, ["Ash", "Birch", "Cedar", "Elm", "Fir"]);
    await close(page);
  });
}

test("Without a pointer I take rows with Shift+F8, and Escape lets them go", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "By keys", [["Ash"], ["Birch"], ["Cedar"], ["Elm"]]);
  await openTable(page, project, "number.name.duration");
  await goTo(page, 2, "Task");
  await page.keyboard.press("Shift+F8");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+F8");
  await selectedAre(page, ["Birch", "Elm"]);
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await toast(page, "2 tasks");
  const { tasks } = await planNow(page, project);
  assert.deepEqual(tasks.parent, [-1, 0, -1, 2], "each comes under the task above it");
  await page.keyboard.press("Escape");
  await selectedAre(page, ["Elm"]);
  await close(page);
});
