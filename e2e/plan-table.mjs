// The Gantt's table as tests use it: a plan of its own, cells by task and column, what is typed.
import assert from "node:assert/strict";
import { api, becomes, send } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

/**
 * A project with tasks given as [name, fields of an edit].
 * @param {Page} page
 * @param {string} name
 * @param {[string, Record<string, unknown>?][]} tasks
 * @param {Record<string, unknown>} [more] of the project
 */
export async function planOf(page, name, tasks = [], more = {}) {
  const project = await send(page, "post", "/projects", { name, start: "2026-12-07T08:00", ...more });
  if (tasks.length > 0) {
    const changes = tasks.map(([task, fields = {}]) => ({ do: "add", fields: { name: task, ...fields } }));
    await send(page, "post", `/projects/${project.id}/edits`, { changes });
  }
  return project;
}

/**
 * The plan as the server has it.
 * @param {Page} page
 * @param {{ id: string }} project
 */
export async function planNow(page, project) {
  return api(page, `/projects/${project.id}/gantt?more=true`);
}

/** @param {Page} page */
export const table = (page) => page.getByRole("treegrid");

/**
 * Opens the Gantt with these columns and waits for its table.
 * @param {Page} page
 * @param {{ id: string }} project
 * @param {string} [columns] keys between points
 */
export async function openTable(page, project, columns) {
  await page.goto(`/projects/${project.id}/gantt${columns ? `?columns=${columns}` : ""}`);
  await table(page).getByRole("row").nth(1).waitFor();
}

/**
 * A cell, by the place of its row (from 1) and the title of its column.
 * @param {Page} page
 * @param {number} row
 * @param {string} column
 */
export async function cell(page, row, column) {
  const tree = table(page);
  const head = tree.getByRole("columnheader", { name: column, exact: true });
  const at = await head.getAttribute("aria-colindex");
  return tree.locator(`.tl-row[aria-rowindex="${row + 1}"] [aria-colindex="${at}"]`);
}

/** Goes to a cell by pointer. @param {Page} page @param {number} row @param {string} column */
export async function goTo(page, row, column) {
  await (await cell(page, row, column)).click();
}

/**
 * Waits until a cell shows a text.
 * @param {Page} page
 * @param {number} row
 * @param {string} column
 * @param {string | RegExp} text
 */
export async function shows(page, row, column, text) {
  const found = await cell(page, row, column);
  const read = async () => (await found.textContent()) ?? "";
  await becomes(read, typeof text === "string" ? text : (/** @type {string} */ now) => text.test(now));
}

/** Waits until a cell is marked as refused. @param {Page} page @param {number} row @param {string} column */
export async function refused(page, row, column) {
  const found = await cell(page, row, column);
  await becomes(() => found.getAttribute("aria-invalid"), "true", `${column} of row ${row} is marked`);
}

/** Waits until nothing is on its way to the server. @param {Page} page */
export async function saved(page) {
  // Two hundred edits one after another take their time on a busy machine.
  const all = () => !/not saved yet/.test(document.body.textContent ?? "");
  await page.waitForFunction(all, undefined, { timeout: 120_000 });
}

/** Names of the visible rows in order. @param {Page} page */
export async function names(page) {
  return table(page)
    .locator('.tl-row:not([hidden])[data-newline="false"]')
    .evaluateAll((rows) =>
      rows
        .sort((a, b) => Number(a.getAttribute("aria-rowindex")) - Number(b.getAttribute("aria-rowindex")))
        .map((row) => row.querySelector(".tl-name")?.textContent ?? ""),
    );
}

/** Waits until the rows are these. @param {Page} page @param {string[]} wanted */
export async function rowsAre(page, wanted) {
  await becomes(() => names(page), wanted);
}

/** What the clipboard of the page's profile holds. @param {Page} page */
export function clipboard(page) {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Pastes a text as from another program. @param {Page} page @param {string} text */
export async function pasteText(page, text) {
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await page.keyboard.press("Control+v");
}

export const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };
