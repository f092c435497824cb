// How soon the views of a portfolio of 1,000 projects answer and stand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { close, open, send, settled, useBrowser } from "../harness.mjs";

useBrowser();

const PROJECTS = 1_000;
/** Median of an answer of the register, in milliseconds. */
const ANSWER = 50;
/** From the press to the first rows, in milliseconds. */
const PAINT = 1_000;

/** @param {number[]} times */
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

test("The register of a portfolio of 1,000 projects answers within 50 ms and stands within a second", async () => {
  const page = await open("director", "/");
  await settled(page);
  const portfolio = await send(page, "post", "/portfolios", { name: "A thousand projects" });
  const numbers = Array.from({ length: PROJECTS }, (_, at) => at);
  while (numbers.length > 0) {
    await Promise.all(
      numbers.splice(0, 8).map((at) =>
        send(page, "post", "/projects", {
          name: `Quay ${at}`,
          start: `2027-${String((at % 12) + 1).padStart(2, "0")}-05T08:00`,
          portfolio_id: portfolio.id,
        }),
      ),
    );
  }
  /** @type {Record<string, number>} */
  const medians = {};
  for (const [name, path] of [
    ["register by name", `/register?portfolio_id=${portfolio.id}`],
    ["register by cost", `/register?portfolio_id=${portfolio.id}&sort=-cost`],
    ["board", `/board?portfolio_id=${portfolio.id}`],
    ["roadmap", `/roadmap?portfolio_id=${portfolio.id}&against=baseline`],
    ["executive", `/executive?portfolio_id=${portfolio.id}`],
  ]) {
    const times = [];
    for (let round = 0; round < 15; round++) {
      const begun = performance.now();
      const answer = await page.context().request.get(`/api/v1${path}`);
      await answer.body();
      times.push(performance.now() - begun);
      assert.equal(answer.status(), 200, path);
    }
    medians[name] = median(times);
    console.log(`${name} of ${PROJECTS} projects: ${medians[name].toFixed(1)} ms`);
  }
  const paints = [];
  for (const [view, row] of [
    ["register", "grid"],
    ["roadmap", "grid"],
  ]) {
    await page.goto(`/${view}?portfolio_id=${portfolio.id}`);
    const begun = Date.now();
    await page.reload({ waitUntil: "commit" });
    await page.getByRole(/** @type {"grid"} */ (row)).getByRole("row").nth(5).waitFor();
    paints.push(Date.now() - begun);
    console.log(`${view}: first rows ${paints[paints.length - 1]} ms after a reload began`);
  }
  assert.ok(medians["register by name"] < ANSWER, `${medians["register by name"]} ms`);
  assert.ok(Math.max(...paints) < PAINT, `${paints} ms`);
  await close(page);
});
