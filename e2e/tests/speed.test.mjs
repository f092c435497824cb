import assert from "node:assert/strict";
import { test } from "node:test";
import { close, open, send, serverUrl, settled, useBrowser } from "../harness.mjs";

useBrowser();

const ROWS = 10_000;
const FRAMES = 180;
/** Main-thread CPU per scroll frame, in milliseconds. */
const BUDGET = 10;
/** From the last byte of the plan to the first picture, in milliseconds. */
const FIRST_PAINT = 500;

/** A plan of 100 phases with 99 linked tasks each, as a task list. */
function bigTaskList() {
  const lines = ["Id,Outline level,Name,Duration,Predecessors"];
  for (let row = 1; row <= ROWS; row++) {
    const phase = row % 100 === 1;
    const linked = !phase && row % 100 !== 2;
    lines.push(`${row},${phase ? 1 : 2},${phase ? "Phase" : "Task"} ${row},${(row % 5) + 1}d,${linked ? row - 1 : ""}`);
  }
  return lines.join("\n");
}

test("A plan of 10,000 tasks paints within 500 ms and scrolls within 10 ms of CPU per frame", async () => {
  const page = await open("director", "/imports");
  await settled(page);
  const answer = await page.context().request.post("/api/v1/imports", {
    headers: { origin: serverUrl(), "Idempotency-Key": `speed-${Date.now()}` },
    multipart: { file: { name: "big.csv", mimeType: "text/csv", buffer: Buffer.from(bigTaskList()) } },
  });
  assert.equal(answer.status(), 202, await answer.text());
  const { id } = await answer.json();
  const reach = async (/** @type {string} */ state) => {
    for (let tries = 0; tries < 240; tries++) {
      const now = await (await page.context().request.get(`/api/v1/imports/${id}`)).json();
      if (now.state === state) return now;
      assert.ok(!["refused", "failed"].includes(now.state), JSON.stringify(now.report?.diagnostics?.slice(0, 3)));
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    throw new Error(`the import never became ${state}`);
  };
  await reach("ready");
  await send(page, "post", `/imports/${id}/commit`, { name: "Ten thousand tasks" });
  const { project_id } = await reach("done");
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
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const cpu = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find((m) => m.name === "TaskDuration")?.value ?? 0) * 1000;
  };
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
