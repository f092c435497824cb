// Plans of few tasks for tests of what is between projects, and how one chooses among them.
import { send } from "./harness.mjs";

/**
 * A project with tasks of three days each.
 * @param {import("playwright-core").Page} page
 * @param {string} name
 * @param {string[]} tasks
 * @param {object} [more]
 */
export async function plan(page, name, tasks, more = {}) {
  const start = "2026-03-02T08:00";
  const project = await send(page, "post", "/projects", { name, start, ...more });
  const made = [];
  for (const task of tasks) {
    const input = { name: task, duration_text: "3d" };
    made.push((await send(page, "post", `/projects/${project.id}/tasks`, input)).task);
  }
  return { project, tasks: made };
}

/** Chooses in the open dialog. @param {import("playwright-core").Page} page @param {string} label @param {string} text */
export async function choose(page, label, text) {
  const dialog = page.getByRole("dialog").last();
  await dialog.getByRole("combobox", { name: label }).fill(text);
  await page.getByRole("option", { name: text }).first().click();
}
