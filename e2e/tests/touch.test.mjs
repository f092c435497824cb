import assert from "node:assert/strict";
import { test } from "node:test";
import { api, bars, becomes, close, open, place, useBrowser } from "../harness.mjs";
import { chainPlan, facts, handles, nextFrame, openChart, tip } from "../chart.mjs";
import { planNow } from "../plan-table.mjs";

useBrowser();

const TOUCH = { hasTouch: true, isMobile: true, viewport: { width: 820, height: 1100 } };
const DAY = 40;

/** @typedef {{ x: number, y: number }} Point */

/** Fingers on the screen, as the browser hears of them. @param {import("playwright-core").Page} page */
async function fingers(page) {
  const session = await page.context().newCDPSession(page);
  /** @param {"touchStart" | "touchMove" | "touchEnd"} type @param {Point[]} points */
  const send = (type, points) =>
    session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: points.map((point, id) => ({ ...point, id })),
    });
  return {
    down: (/** @type {Point[]} */ ...points) => send("touchStart", points),
    up: () => send("touchEnd", []),
    /** @param {Point[]} from @param {Point[]} to */
    async move(from, to) {
      for (let step = 1; step <= 8; step++) {
        const points = from.map((start, at) => ({
          x: start.x + ((to[at].x - start.x) * step) / 8,
          y: start.y + ((to[at].y - start.y) * step) / 8,
        }));
        await send("touchMove", points);
        await nextFrame(page);
      }
    },
    /** @param {Point} point */
    async tap(point) {
      await send("touchStart", [point]);
      await send("touchEnd", []);
      await nextFrame(page);
    },
    /** Down and still, until the bar is held. @param {Point} point */
    async press(point) {
      await send("touchStart", [point]);
      await page.locator('.tl-canvas[data-held="true"]').waitFor();
    },
  };
}

/** @param {string} name */
async function touchChart(name) {
  const page = await open("director", "/", TOUCH);
  const { project, id } = await chainPlan(page, name);
  await openChart(page, project.id);
  const now = async () => {
    const { items } = await api(page, `/projects/${project.id}/tasks?limit=10`);
    const one = (/** @type {string} */ task) => items.find((/** @type {any} */ item) => item.id === id[task]);
    return {
      start: (/** @type {string} */ task) => one(task).start,
      duration: (/** @type {string} */ task) => one(task).duration_minutes,
      percent: (/** @type {string} */ task) => one(task).percent_complete,
      links: (await planNow(page, project)).dependencies.predecessor.length,
    };
  };
  return { page, project, id, now, finger: await fingers(page) };
}

test("On a touch screen a bar held for a moment is dragged, and what it moves is told before letting go", async () => {
  const { page, id, now, finger } = await touchChart("Touch: move");
  const from = (await handles(page, id.Tidy)).move;
  await finger.press(from);
  const to = { x: from.x + 2 * DAY, y: from.y };
  await finger.move([from], [to]);
  await tip(page, "9 Dec 2026");
  await finger.up();
  await becomes(now, (plan) => plan.start("Tidy").startsWith("2026-12-09"));
  assert.equal((await facts(page)).dragging, false);
  await close(page);
});

test("On a touch screen a plain move scrolls the chart and drags nothing", async () => {
  const { page, id, now, finger } = await touchChart("Touch: scroll");
  const before = (await facts(page)).scrollLeft;
  const from = (await handles(page, id["Pour slab"])).move;
  await finger.down(from);
  await finger.move([from], [{ x: from.x - 160, y: from.y }]);
  assert.equal(await page.locator('.tl-canvas[data-held="true"]').count(), 0);
  await finger.up();
  await becomes(() => facts(page), (chart) => chart.scrollLeft > before + 60);
  assert.ok((await now()).start("Pour slab").startsWith("2026-12-09"), "nothing was moved");
  await close(page);
});

test("On a touch screen the selected bar has handles of 24 px to resize, report and link", async () => {
  const { page, id, now, finger } = await touchChart("Touch: handles");
  const { move } = await handles(page, id.Tidy);
  await finger.tap(move);
  const zones = await handles(page, id.Tidy);
  const places = Object.values(zones);
  for (const [at, one] of places.entries()) {
    for (const other of places.slice(at + 1)) {
      const apart = Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y));
      assert.ok(apart >= 24, `handles are ${apart} px apart`);
    }
  }
  // A little off the middle, as fingers are.
  const edge = { x: zones.finish.x + 9, y: zones.finish.y - 9 };
  await finger.press(edge);
  await finger.move([edge], [{ x: edge.x + 2 * DAY, y: edge.y }]);
  await tip(page, "→ 9 Dec 2026 (+2 d)");
  await finger.up();
  await becomes(now, (plan) => plan.duration("Tidy") === 3 * 480);

  await becomes(() => handles(page, id.Tidy), (found) => found.finish.x > zones.finish.x + DAY);
  const { progress } = await handles(page, id.Tidy);
  await finger.press(progress);
  await finger.move([progress], [{ x: progress.x + 1.5 * DAY, y: progress.y }]);
  await finger.up();
  await becomes(now, (plan) => plan.percent("Tidy") >= 30 && plan.percent("Tidy") <= 80);

  const { link_finish } = await handles(page, id.Tidy);
  const target = (await handles(page, id.Inspect)).move;
  await finger.press(link_finish);
  await finger.move([link_finish], [target]);
  await finger.up();
  await becomes(now, (plan) => plan.links === 3);
  await close(page);
});

test("On a touch screen two fingers zoom the chart", async () => {
  const { page, id, finger } = await touchChart("Touch: zoom");
  const width = async () => {
    const found = (await bars(page)).find((bar) => bar.id === id["Pour slab"]);
    return found?.rect.w ?? 0;
  };
  const before = await width();
  const box = await place(page.locator(".tl-canvas"));
  const y = box.y + 300;
  const middle = box.x + box.width / 2;
  const from = [{ x: middle - 40, y }, { x: middle + 40, y }];
  await finger.down(...from);
  await finger.move(from, [{ x: middle - 100, y }, { x: middle + 100, y }]);
  await finger.up();
  await becomes(width, (after) => after > before * 1.8 && after < before * 3.2);
  await close(page);
});

test("A mouse on the same screen still finds its own handles", async () => {
  const { page, id, now, finger } = await touchChart("Touch: mouse too");
  await finger.tap((await handles(page, id.Dig)).move);
  const { move } = await handles(page, id.Dig);
  await page.mouse.click(move.x, move.y);
  const { finish } = await handles(page, id.Dig);
  await page.mouse.move(finish.x, finish.y);
  await page.mouse.down();
  await page.mouse.move(finish.x + DAY, finish.y, { steps: 5 });
  await page.mouse.up();
  await becomes(now, (plan) => plan.duration("Dig") === 3 * 480);
  await close(page);
});
