// How soon the views of a portfolio of 1,000 projects and as many pending requests answer and stand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { api, close, open, send, settled, useBrowser } from "../harness.mjs";

useBrowser();

const PROJECTS = 1_000;
const REQUESTS = 1_000;
/** Median of an answer, in milliseconds. */
const ANSWER = 50;
/** From the press to the first rows, in milliseconds. */
const PAINT = 1_000;

/** @param {number[]} times */
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

test("A portfolio of 1,000 projects and 1,000 requests answers within 50 ms and stands within a second", async () => {
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
  const program = await send(page, "post", "/programs", { name: "A thousand requests", portfolio_id: portfolio.id });
  const types = (await api(page, "/request_types")).items;
  const idea = types.find((/** @type {any} */ one) => one.name === "Project idea");
  const answers = {
    what_problem_does_it_solve: "Ships wait.",
    who_gains_from_it: "customers",
    is_there_a_date_it_has_to_be_done_by: "no",
    estimated_cost: "1000",
  };
  const asked = Array.from({ length: REQUESTS }, (_, at) => at);
  while (asked.length > 0) {
    await Promise.all(
      asked.splice(0, 8).map(async (at) => {
        const body = { type_id: idea.id, title: `Crane ${at}`, answers, program_id: program.id };
        const draft = await send(page, "post", "/requests", body);
        await send(page, "post", `/requests/${draft.id}/submit`, {}, draft.version);
      }),
    );
  }
  /** @type {Record<string, number>} */
  const medians = {};
  for (const [name, path] of [
    ["portfolio", `/portfolios/${portfolio.id}`],
    ["its projects", `/projects?portfolio_id=${portfolio.id}`],
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
    console.log(`${name}: ${medians[name].toFixed(1)} ms`);
  }
  const paints = [];
  for (const [view, address] of [
    ["portfolio", `/portfolios/${portfolio.id}`],
    ["register", `/register?portfolio_id=${portfolio.id}`],
    ["roadmap", `/roadmap?portfolio_id=${portfolio.id}`],
  ]) {
    await page.goto(address);
    const begun = Date.now();
    await page.reload({ waitUntil: "commit" });
    await page.getByRole("grid").getByRole("row").nth(5).waitFor();
    paints.push(Date.now() - begun);
    console.log(`${view}: first rows ${paints[paints.length - 1]} ms after a reload began`);
  }
  for (const name of ["portfolio", "its projects", "register by name"]) {
    assert.ok(medians[name] < ANSWER, `${name}: ${medians[name]} ms`);
  }
  assert.ok(Math.max(...paints) < PAINT, `${paints} ms`);
  await close(page);
});
