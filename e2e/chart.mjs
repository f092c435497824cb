// The chart of a plan as a person with a mouse meets it: bars and handles by their rectangles.
import { place, send, settled } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ x: number, y: number }} Point */

/**
 * A project of its own with tasks one after another: Dig 2 d, Pour slab 3 d, Inspect 1 d, and Tidy
 * 1 d beside them. It starts on a Monday.
 * @param {Page} page
 * @param {string} name
 */
export async function chainPlan(page, name) {
  const project = await send(page, "post", "/projects", { name, start: "2026-12-07T08:00" });
  /** @type {Record<string, string>} */
  const id = {};
  for (const [task, duration_text] of [
    ["Dig", "2d"],
    ["Pour slab", "3d"],
    ["Inspect", "1d"],
    ["Tidy", "1d"],
  ]) {
    const answer = await send(page, "post", `/projects/${project.id}/tasks`, { name: task, duration_text });
    id[task] = answer.task.id;
  }
  for (const [from, to] of [
    ["Dig", "Pour slab"],
    ["Pour slab", "Inspect"],
  ]) {
    await send(page, "post", `/projects/${project.id}/dependencies`, {
      predecessor_id: id[from],
      successor_id: id[to],
      kind: "FS",
    });
  }
  return { project, id };
}

/** @param {Page} page @param {string} projectId @param {string} [query] */
export async function openChart(page, projectId, query = "zoom=40") {
  await page.goto(`/projects/${projectId}/gantt?${query}`);
  await settled(page);
  await page.getByRole("treegrid").getByRole("row").nth(1).waitFor();
  await page.waitForFunction(() => "timelineFacts" in (document.querySelector(".tl") ?? {}));
}

/**
 * Where the handles of a bar are on the page.
 * @param {Page} page
 * @param {string} id
 * @returns {Promise<Record<"move" | "finish" | "progress" | "link_start" | "link_finish", Point>>}
 */
export async function handles(page, id) {
  const canvas = await canvasBox(page);
  const found = await page.evaluate(
    (task) => /** @type {any} */ (document.querySelector(".tl")).timelineHandles(task),
    id,
  );
  return /** @type {any} */ (
    Object.fromEntries(
      Object.entries(found).map(([key, { x, y }]) => [key, { x: x + canvas.x, y: y + canvas.y }]),
    )
  );
}

/** @param {Page} page */
export async function canvasBox(page) {
  return place(page.locator(".tl-canvas"));
}

/**
 * What the chart knows about its picture.
 * @param {Page} page
 * @returns {Promise<any>}
 */
export function facts(page) {
  return page.evaluate(
    () => /** @type {any} */ (document.querySelector(".tl"))?.timelineFacts?.() ?? { rows: [] },
  );
}

/**
 * Presses at a point and moves to another in steps, without letting go.
 * @param {Page} page
 * @param {Point} from
 * @param {Point} to
 */
export async function hold(page, from, to) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 6; step++) {
    await page.mouse.move(
      from.x + ((to.x - from.x) * step) / 6,
      from.y + ((to.y - from.y) * step) / 6,
    );
  }
  await nextFrame(page);
}

/** @param {Page} page */
export function nextFrame(page) {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/**
 * What is said beside the pointer, once it has this in it.
 * @param {Page} page
 * @param {string} text
 */
export async function tip(page, text) {
  const element = page.locator(".tl-drag-tip", { hasText: text });
  await element.waitFor().catch(async (error) => {
    throw new Error(`the tip says ${JSON.stringify(await page.locator(".tl-drag-tip").innerText())}`, { cause: error });
  });
  return element.innerText();
}

/**
 * Requests that would have changed the plan, counted from now on.
 * @param {Page} page
 */
export function countEdits(page) {
  const counted = { previews: 0, commits: 0 };
  page.on("request", (request) => {
    if (request.method() !== "POST" || !request.url().endsWith("/edits")) return;
    if (request.postDataJSON().preview) counted.previews++;
    else counted.commits++;
  });
  return counted;
}
