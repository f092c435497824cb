// The heatmap of 1,000 people over 104 weeks from up to 100,000 assignments: how soon it answers, and what
// a frame costs while it is scrolled.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cpuMeter, importPlan } from "../big-plan.mjs";
import { close, open, send, settled, useBrowser } from "../harness.mjs";

useBrowser();

const PEOPLE = 1_000;
const ROWS_OF_PLAN = 1_000;
/** Assignments at which it is measured. */
const SIZES = [1_000, 10_000, 100_000];
/** Median of an answer, in milliseconds. */
const ANSWER = 300;
/** From one frame to the next while scrolling, in milliseconds: 50 a second. */
const FRAME = 20;
const FRAMES = 180;

const name = (/** @type {number} */ at) => `Mason ${String(at).padStart(4, "0")}`;

/** A plan whose tasks go on for two years, each with one of the people. @param {number} plan */
function plan(plan) {
  const lines = ["Id,Outline level,Name,Start,Duration,Resource names"];
  for (let row = 1; row <= ROWS_OF_PLAN; row++) {
    const day = new Date(Date.UTC(2026, 10, 23 + 7 * ((row * 13 + plan * 7) % 100)));
    const person = name((row * 7 + plan * 131) % PEOPLE);
    lines.push(`${row},1,Task ${row},${day.toISOString().slice(0, 10)},${(row % 5) + 1}d,${person}[20%]`);
  }
  return lines.join("\n");
}

test("A heatmap of 1,000 people, 104 weeks and 100,000 assignments answers within 300 ms and scrolls at 50 frames a second", async () => {
  const page = await open("director", "/");
  await settled(page);
  const people = Array.from({ length: PEOPLE }, (_, at) => at);
  while (people.length > 0) {
    await Promise.all(people.splice(0, 8).map((at) => send(page, "post", "/resources", { name: name(at) })));
  }
  const ask = async (/** @type {string} */ query) => {
    const times = [];
    for (let round = 0; round < 9; round++) {
      const begun = performance.now();
      const answer = await page.context().request.get(`/api/v1/heatmap?from=2026-11-23&${query}`);
      const { rows } = JSON.parse((await answer.body()).toString());
      times.push(performance.now() - begun);
      assert.ok(rows.length > 0, query);
    }
    return times.sort((a, b) => a - b)[4];
  };
  const medians = [];
  let plans = 0;
  for (const size of SIZES) {
    for (; plans * ROWS_OF_PLAN < size; plans++) await importPlan(page, plan(plans), `Masonry ${plans}`);
    for (const query of [
      "by=person&count=104&limit=1000",
      "by=person&count=26&limit=50",
      "by=team&count=104",
      "by=role&count=104",
    ]) {
      medians.push(await ask(query));
      console.log(`${size} assignments, ${query}: ${medians[medians.length - 1].toFixed(0)} ms`);
    }
  }
  await page.goto("/capacity?q=Mason");
  await page.getByRole("gridcell", { name: /Mason 0000/ }).first().waitFor();
  const cpu = await cpuMeter(page);
  const before = await cpu();
  const frames = await page.evaluate(
    (frames) =>
      new Promise((resolve) => {
        const scroller = /** @type {HTMLElement} */ (document.querySelector('[role="grid"]'));
        /** @type {number[]} */
        const times = [];
        let last = performance.now();
        const step = (/** @type {number} */ now) => {
          times.push(now - last);
          last = now;
          scroller.scrollTop += 60;
          if (times.length % 3 === 0) scroller.scrollLeft += 30;
          if (times.length < frames) requestAnimationFrame(step);
          else resolve(times.sort((a, b) => a - b));
        };
        requestAnimationFrame(step);
      }),
    FRAMES,
  );
  const perFrame = ((await cpu()) - before) / FRAMES;
  const middle = frames[Math.floor(frames.length / 2)];
  console.log(`scrolling: ${middle.toFixed(1)} ms a frame, main-thread CPU ${perFrame.toFixed(1)} ms`);
  assert.ok(Math.max(...medians) < ANSWER, `${medians.map((ms) => ms.toFixed(0))} ms`);
  assert.ok(perFrame < FRAME, `${perFrame.toFixed(1)} ms a frame`);
  await close(page);
});
