import assert from "node:assert/strict";
import { test } from "node:test";
import { becomes, close, expectAccessible, open, place, settled, useBrowser } from "../harness.mjs";
import { CLIPBOARD, clipboard } from "../plan-table.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
async function grid(page, name) {
  await settled(page);
  const found = page.getByRole("grid", { name });
  // The rows of a list that still loads have no cells.
  await found.getByRole("gridcell").nth(3).waitFor();
  return found;
}

test("Cells of any list are selected by keyboard and copied for a spreadsheet", async () => {
  const page = await open("director", "/projects", CLIPBOARD);
  const list = await grid(page, "Projects");
  await list.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByText("4 cells").waitFor();
  await page.keyboard.press("Control+c");
  const copied = await becomes(() => clipboard(page), (text) => text.split("\r\n").length === 2);
  const lines = copied.split("\r\n");
  for (const [at, line] of lines.entries()) {
    const row = list.getByRole("row").nth(at + 1);
    const cells = await row.getByRole("gridcell").allTextContents();
    assert.deepEqual(line.split("\t"), cells.slice(0, 2));
  }
  await expectAccessible(page, "a list with selected cells");
  await close(page);
});

test("Dragging over cells selects them and opens nothing; a click opens the row", async () => {
  const page = await open("director", "/people");
  const list = await grid(page, "People");
  const from = await place(list.getByRole("row").nth(1).getByRole("gridcell").nth(1));
  const to = await place(list.getByRole("row").nth(3).getByRole("gridcell").nth(2));
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 10, to.y + 10, { steps: 6 });
  await page.mouse.up();
  await page.getByText("6 cells").waitFor();
  assert.match(page.url(), /\/people$/);
  await list.getByRole("row").nth(2).getByRole("gridcell").nth(1).click();
  await page.waitForURL(/\/people\/.+/);
  await close(page);
});

test("A column keeps the width a person gave it, in this list and after a reload", async () => {
  const page = await open("director", "/projects");
  let list = await grid(page, "Projects");
  const edge = page.getByRole("separator", { name: "Width of Stage" });
  const width = async () => (await list.getByRole("columnheader", { name: "Stage" }).boundingBox())?.width ?? 0;
  const before = await width();
  await edge.focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  await becomes(width, (now) => now >= before + 75);
  const after = await width();
  await page.reload();
  list = await grid(page, "Projects");
  await becomes(width, after);
  await page.goto("/tasks");
  await grid(page, "Tasks");
  await close(page);
});

test("Chosen columns stay chosen for the person, without the address", async () => {
  const page = await open("director", "/projects");
  await grid(page, "Projects");
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Owner" }).uncheck();
  await page.keyboard.press("Escape");
  await page.goto("/projects");
  const list = await grid(page, "Projects");
  await becomes(() => list.getByRole("columnheader", { name: "Owner" }).count(), 0);
  await close(page);
});

test("In a narrow window the first column stays while the others move under it", async () => {
  const page = await open("director", "/tasks", { viewport: { width: 760, height: 800 } });
  const list = await grid(page, "Tasks");
  const first = list.getByRole("columnheader").first();
  const left = (await place(first)).x;
  await list.focus();
  await page.keyboard.press("End");
  await page.waitForFunction(() => (document.querySelector('[role="grid"]')?.scrollLeft ?? 0) > 100);
  await becomes(async () => (await first.boundingBox())?.x, left);
  // The cells move with the event of the scroll, and the last one is drawn after it: a frame or two later.
  const active = list.locator('[role="gridcell"][data-active]');
  await becomes(() => active.getAttribute("id"), (id) => /-0-[1-9]\d*$/.test(id ?? ""), "the last cell is active");
  await becomes(
    async () => ({ box: await active.boundingBox(), whole: await list.boundingBox() }),
    ({ box, whole }) => !!box && !!whole && box.x + box.width <= whole.x + whole.width + 1 && box.x > left + 100,
    "the active cell is in view, and not under the pinned column",
  );
  await close(page);
});

test("On a phone a list is cards, and nothing scrolls sideways", async () => {
  const page = await open("director", "/projects", { viewport: { width: 390, height: 844 } });
  await settled(page);
  const cards = page.getByRole("list", { name: "Projects" });
  await cards.getByRole("listitem").nth(2).waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `the page is ${wide} px wide`);
  assert.equal(await page.getByRole("grid").count(), 0);
  await expectAccessible(page, "a list of cards");
  const link = cards.getByRole("link").first();
  const name = (await link.textContent()) ?? "";
  await link.click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await close(page);
});
