import assert from "node:assert/strict";
import { test } from "node:test";
import { cpuMeter, importBigPlan } from "../big-plan.mjs";
import { close, open, settled, useBrowser } from "../harness.mjs";

useBrowser();

const ROWS = 10_000;
const FRAMES = 180;
/** Main-thread CPU per scroll frame, in milliseconds. */
const BUDGET = 10;
/** From the last byte of the plan to the first picture, in milliseconds. */
const FIRST_PAINT = 500;

test("A plan of 10,000 tasks paints within 500 ms and scrolls within 10 ms of CPU per frame", async () => {
  const page = await open("director", "/imports");
  await settled(page);
  const project_id = await importBigPlan(page, ROWS, "Ten thousand tasks");
  await page.goto(`/projects/${project_id}/gantt`);
  await page.getByRole("treegrid").getByRole("row").nth(5).waitFor({ timeout: 30_000 });
  await page.waitForTimeout(1500);
  const firstPaint = await page.evaluate(() => {
    const data = performance.getEntriesByType("resource").find((e) => /\/gantt(\?|$)/.test(e.name));
    const painted = performance.getEntriesByName("steerco:gantt-painted")[0];
    return painted.startTime - /** @type {PerformanceResourceTiming} */ (data).responseEnd;
  });
  console.log(`first paint after data: ${firstPaint.toFixed(0)} ms`);
  assert.ok(firstPaint < FIRST_PAINT, `${firstPaint.toFixed(0)} ms from data to first paint`);
  const cpu = await cpuMeter(page);
  const before = await cpu();
  await page.evaluate(
    (frames) =>
      new Promise((resolve) => {
        const scroller = /** @type {HTMLElement} */ (document.querySelector(".tl-scroller"));
        let left = frames;
        const step = () => {
          scroller.scrollTop += 137;
          if (--left > 0) requestAnimationFrame(step);
          else resolve(null);
        };
        step();
      }),
    FRAMES,
  );
  const perFrame = ((await cpu()) - before) / FRAMES;
  console.log(`main-thread CPU per scroll frame: ${perFrame.toFixed(2)} ms`);
  assert.ok(perFrame < BUDGET, `${perFrame.toFixed(2)} ms per frame`);
  await close(page);
});
