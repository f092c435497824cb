// How soon a change of one project of a scenario is seen in what all of them come to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { close, open, send, settled, useBrowser } from "../harness.mjs";

useBrowser();

const PROJECTS = 500;
/** From the press on Save to the frame that shows the new sums, in milliseconds. */
const REPAINT = 200;

/** @param {number[]} times */
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

test("A change in a scenario of 500 projects is seen in its sums within 200 ms", async () => {
  const page = await open("director", "/", { viewport: { width: 1440, height: 1000 } });
  await settled(page);
  const portfolio = await send(page, "post", "/portfolios", { name: "Five hundred" });
  const team = await send(page, "post", "/teams", { name: "Five hundred crew" });
  const person = await send(page, "post", "/resources", {
    name: "Quay builder",
    team_id: team.id,
    standard_rate: "80.00",
    currency: "EUR",
  });
  const numbers = Array.from({ length: PROJECTS }, (_, at) => at);
  while (numbers.length > 0) {
    await Promise.all(
      numbers.splice(0, 8).map(async (at) => {
        const project = await send(page, "post", "/projects", {
          name: `Pier ${String(at).padStart(3, "0")}`,
          start: `2027-${String((at % 12) + 1).padStart(2, "0")}-05T08:00`,
          portfolio_id: portfolio.id,
        });
        const made = await send(page, "post", `/projects/${project.id}/tasks`, {
          name: "Build",
          duration_minutes: 4800 + 480 * (at % 60),
        });
        await send(page, "post", `/tasks/${made.task.id}/assignments`, { resource_id: person.id });
      }),
    );
  }
  const scenario = await send(page, "post", "/scenarios", {
    name: "What if",
    portfolio_id: portfolio.id,
    question: { currency: "EUR", start: "2027-01", months: 36 },
  });
  const overlay = await send(page, "post", `/scenarios/${scenario.id}/items`, { all: true });
  assert.equal(overlay.items.length, PROJECTS);

  const answers = [];
  for (let round = 0; round < 15; round++) {
    const item = overlay.items[round];
    const begun = performance.now();
    const change = { shift_months: 1 + round };
    await send(page, "patch", `/scenario_items/${item.id}`, { change }, item.version);
    answers.push(performance.now() - begun);
  }
  console.log(`answer to a change among ${PROJECTS} projects: ${median(answers).toFixed(1)} ms`);

  await page.goto(`/scenarios/${scenario.id}/live`);
  await settled(page);
  const sums = page.getByRole("table", { name: "What everything comes to" });
  await sums.waitFor();
  const paints = [];
  for (let round = 0; round < 9; round++) {
    await page.getByRole("button", { name: /^Pier / }).nth(round % 5).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Scope, % of today").fill(String(50 + round));
    await sums.evaluate((table) => {
      const timing = /** @type {any} */ (window);
      timing.painted = new Promise((done) => {
        let begun = 0;
        document.addEventListener("click", () => { begun = performance.now(); }, { capture: true, once: true });
        const observer = new MutationObserver(() => {
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun), 0));
        });
        observer.observe(table, { subtree: true, childList: true, characterData: true });
      });
    });
    await dialog.getByRole("button", { name: "Save" }).click();
    paints.push(await page.evaluate(() => /** @type {any} */ (window).painted));
    await dialog.waitFor({ state: "hidden" });
  }
  console.log(`from the press to the new sums: ${median(paints).toFixed(0)} ms, at most ${Math.max(...paints).toFixed(0)} ms`);
  assert.ok(median(paints) < REPAINT, `${paints} ms`);
  await close(page);
});
