import assert from "node:assert/strict";
import { test } from "node:test";
import { cpuMeter, importBigPlan } from "../big-plan.mjs";
import { canvasBox, facts, handles, openChart } from "../chart.mjs";
import { bars, close, open, settled, useBrowser } from "../harness.mjs";

useBrowser();

const MOVES = 120;
/** Main-thread CPU for one move of a drag, in milliseconds. */
const MOVE_BUDGET = 16;
/** The same with 50,000 rows. */
const HUGE_BUDGET = 40;

/** A task whose bar is in sight with room around it. @param {import("playwright-core").Page} page */
async function barInSight(page) {
  // The keys of the table bring the second row's bar into sight.
  await page.getByRole("treegrid").focus();
  for (const key of ["Control+Home", "ArrowDown", " "]) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  const { width } = await canvasBox(page);
  const found = (await bars(page)).find(
    ({ rect }) => rect.h > 10 && rect.w > 12 && rect.x > 170 && rect.x + rect.w < width - 180,
  );
  assert.ok(found, "a bar is in sight");
  return found.id;
}

/**
 * Drags a bar to and fro by pointer events inside the page, one each frame, and answers what a move
 * cost on the main thread, previews from the server included.
 * @param {import("playwright-core").Page} page
 * @param {string} id
 */
async function costOfMove(page, id) {
  const cpu = await cpuMeter(page);
  const from = (await handles(page, id)).move;
  let [asked, answered] = [0, 0];
  page.on("request", (request) => {
    if (request.url().endsWith("/edits")) asked++;
  });
  page.on("response", (response) => {
    if (response.url().endsWith("/edits")) answered++;
  });
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 12, from.y);
  await page.waitForTimeout(400);
  const before = await cpu();
  await page.evaluate(
    ({ x, y, moves }) =>
      new Promise((resolve) => {
        const canvas = /** @type {HTMLElement} */ (document.querySelector(".tl-canvas"));
        let left = moves;
        const step = () => {
          const clientX = x + 160 * Math.sin((moves - left) / 9);
          canvas.dispatchEvent(
            new PointerEvent("pointermove", { clientX, clientY: y, pointerId: 1, bubbles: true }),
          );
          if (--left > 0) requestAnimationFrame(step);
          else resolve(null);
        };
        step();
      }),
    { x: from.x, y: from.y, moves: MOVES },
  );
  const perMove = ((await cpu()) - before) / MOVES;
  assert.equal((await facts(page)).dragging, true, "the bar is still held");
  assert.ok(asked >= 1 && asked <= answered + 1, `one question at a time: ${asked}, ${answered}`);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  return { perMove, answered };
}

test("In a plan of 10,000 tasks a move of a drag takes under 16 ms of CPU, with the engine's answers", async () => {
  const page = await open("director", "/imports");
  await settled(page);
  const projectId = await importBigPlan(page, 10_000, "Ten thousand to drag");
  await openChart(page, projectId, "zoom=6");
  await page.waitForTimeout(1000);
  const { perMove, answered } = await costOfMove(page, await barInSight(page));
  console.log(`main-thread CPU per drag move: ${perMove.toFixed(2)} ms, ${answered} answers`);
  assert.ok(answered >= 1, "the engine answered meanwhile");
  assert.ok(perMove < MOVE_BUDGET, `${perMove.toFixed(2)} ms per move`);

  const cpu = await cpuMeter(page);
  const before = await cpu();
  await page.getByRole("textbox", { name: "Find tasks" }).fill("Task 99");
  await page.getByText(/^\d+ of 10000 tasks$/).waitFor();
  const filtering = (await cpu()) - before;
  console.log(`main-thread CPU of a filter: ${filtering.toFixed(0)} ms`);
  assert.ok(filtering < 500, `${filtering.toFixed(0)} ms for a filter`);
  await close(page);
});

test("A plan of 50,000 tasks is still usable: it opens, scrolls and drags", async () => {
  const page = await open("director", "/imports");
  page.context().setDefaultTimeout(60_000);
  await settled(page);
  const projectId = await importBigPlan(page, 50_000, "Fifty thousand tasks");
  await openChart(page, projectId, "zoom=6");
  await page.waitForTimeout(1500);
  const cpu = await cpuMeter(page);
  const before = await cpu();
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const scroller = /** @type {HTMLElement} */ (document.querySelector(".tl-scroller"));
        let left = 120;
        const step = () => {
          scroller.scrollTop += 137;
          if (--left > 0) requestAnimationFrame(step);
          else resolve(null);
        };
        step();
      }),
  );
  const perFrame = ((await cpu()) - before) / 120;
  console.log(`main-thread CPU per scroll frame at 50,000 rows: ${perFrame.toFixed(2)} ms`);
  assert.ok(perFrame < 16, `${perFrame.toFixed(2)} ms per frame`);
  await page.evaluate(() => {
    /** @type {HTMLElement} */ (document.querySelector(".tl-scroller")).scrollTop = 0;
  });
  await page.waitForTimeout(300);
  const { perMove } = await costOfMove(page, await barInSight(page));
  console.log(`main-thread CPU per drag move at 50,000 rows: ${perMove.toFixed(2)} ms`);
  assert.ok(perMove < HUGE_BUDGET, `${perMove.toFixed(2)} ms per move`);
  assert.ok(await canvasBox(page));
  await close(page);
});

test("A chart of 500 rows is saved as a PDF in under 3 s", async () => {
  const page = await open("director", "/");
  const projectId = await importBigPlan(page, 500, "Five hundred on paper");
  await openChart(page, projectId, "zoom=6");
  await page.getByRole("button", { name: "Print", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Print or save the chart" });
  await dialog.getByText(/Page 1 of \d/).first().waitFor();
  const begin = performance.now();
  const file = page.waitForEvent("download", { timeout: 60_000 });
  await dialog.getByRole("button", { name: "Save as PDF" }).click();
  await (await file).path();
  const took = performance.now() - begin;
  console.log(`PDF of 500 rows: ${took.toFixed(0)} ms from the click to the file`);
  assert.ok(took < 3000, `${took.toFixed(0)} ms`);
  await close(page);
});
