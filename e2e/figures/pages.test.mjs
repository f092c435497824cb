// How soon the pages answer: the palette beside ten thousand projects, another page after its data.
import assert from "node:assert/strict";
import { test } from "node:test";
import { close, open, send, settled, useBrowser } from "../harness.mjs";

useBrowser();

const PROJECTS = 10_000;
/** From a key to what it finds, in milliseconds, in the page: the wait for more keys is not counted. */
const KEY = 100;
/** From the last byte of its data to another page as it stays, in milliseconds. */
const ROUTE = 300;

/** @param {number[]} times */
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

test("The palette answers within 100 ms of a key's answer from the server, beside 10,000 projects", async () => {
  const page = await open("director", "/");
  await settled(page);
  const numbers = Array.from({ length: PROJECTS }, (_, at) => at);
  while (numbers.length > 0) {
    const some = numbers.splice(0, 8);
    await Promise.all(
      some.map((at) => send(page, "post", "/projects", { name: `Harbour ${at}`, start: "2026-12-07T08:00" })),
    );
  }
  const asked = [];
  for (const at of [42, 4711, 9999]) {
    const begun = Date.now();
    const found = await page.context().request.get(`/api/v1/search?q=harbour%20${at}`);
    asked.push(Date.now() - begun);
    assert.equal((await found.json()).items[0].title, `Harbour ${at}`);
  }
  console.log(`search beside ${PROJECTS} projects: ${asked.join(", ")} ms`);
  await page.keyboard.press("Control+k");
  const box = page.getByPlaceholder("Search or jump to…");
  const times = [];
  for (const at of [17, 1234, 8888]) {
    await box.fill("");
    const answer = page.waitForResponse((response) => response.url().includes(`harbour%20${at}`));
    await box.fill(`harbour ${at}`);
    await (await answer).finished();
    const begun = Date.now();
    await page.getByRole("button", { name: new RegExp(`^Harbour ${at}\\b`) }).first().waitFor();
    times.push(Date.now() - begun);
  }
  console.log(`palette after the answer: ${times.join(", ")} ms`);
  assert.ok(median(times) < KEY, `${median(times)} ms`);
  await close(page);
});

test("Another page stands within 300 ms of its data, and a press shows at once", async () => {
  const page = await open("director", "/");
  await settled(page);
  for (const [name, url] of [
    ["Projects", /\/api\/v1\/projects\?/],
    ["Tasks", /\/api\/v1\/tasks\?/],
    ["People", /\/api\/v1\/resources\?/],
  ]) {
    const link = page.getByRole("navigation").getByRole("link", { name: String(name), exact: true });
    const pressed = Date.now();
    const answer = page.waitForResponse(/** @type {RegExp} */ (url));
    await link.click();
    await page.waitForFunction(
      (wanted) => document.querySelector('nav a[aria-current="page"]')?.textContent?.trim() === wanted,
      String(name),
      { polling: "raf" },
    );
    const shown = Date.now() - pressed;
    await (await answer).finished();
    const begun = Date.now();
    await page.getByRole("grid").getByRole("row").nth(3).waitFor();
    const stands = Date.now() - begun;
    console.log(`${name}: pressed state after ${shown} ms, page ${stands} ms after its data`);
    assert.ok(stands < ROUTE, `${name} ${stands} ms`);
  }
  await close(page);
});
