// Plans too large to type, and what they cost the browser.
import assert from "node:assert/strict";
import { send, serverUrl } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

/**
 * Phases with 99 linked tasks each, as a task list.
 * @param {number} rows
 */
function taskList(rows) {
  const lines = ["Id,Outline level,Name,Duration,Predecessors"];
  for (let row = 1; row <= rows; row++) {
    const phase = row % 100 === 1;
    const linked = !phase && row % 100 !== 2;
    lines.push(
      `${row},${phase ? 1 : 2},${phase ? "Phase" : "Task"} ${row},${(row % 5) + 1}d,${linked ? row - 1 : ""}`,
    );
  }
  return lines.join("\n");
}

/**
 * Imports a plan of so many rows and answers its project's id.
 * @param {Page} page
 * @param {number} rows
 * @param {string} name
 * @returns {Promise<string>}
 */
export function importBigPlan(page, rows, name) {
  return importPlan(page, taskList(rows), name);
}

/**
 * Imports a task list and answers its project's id.
 * @param {Page} page
 * @param {string} csv
 * @param {string} name
 * @returns {Promise<string>}
 */
export async function importPlan(page, csv, name) {
  const answer = await page.context().request.post("/api/v1/imports", {
    headers: { origin: serverUrl(), "Idempotency-Key": `${name}-${Date.now()}` },
    multipart: { file: { name: "big.csv", mimeType: "text/csv", buffer: Buffer.from(csv) } },
  });
  assert.equal(answer.status(), 202, await answer.text());
  const { id } = await answer.json();
  const reach = async (/** @type {string} */ state) => {
    for (let tries = 0; tries < 600; tries++) {
      const now = await (await page.context().request.get(`/api/v1/imports/${id}`)).json();
      if (now.state === state) return now;
      assert.ok(
        !["refused", "failed"].includes(now.state),
        JSON.stringify(now.report?.diagnostics?.slice(0, 3)),
      );
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    throw new Error(`the import never became ${state}`);
  };
  await reach("ready");
  await send(page, "post", `/imports/${id}/commit`, { name });
  return (await reach("done")).project_id;
}

/**
 * Reads the main thread's CPU time in milliseconds: it counts work, not waiting, so it holds on
 * machines that do other things too.
 * @param {Page} page
 * @returns {Promise<() => Promise<number>>}
 */
export async function cpuMeter(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find((m) => m.name === "TaskDuration")?.value ?? 0) * 1000;
  };
}
