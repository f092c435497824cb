import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, place, send, settled, takeByKeyboard, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

test("I find running projects and pending requests in one register, filter it, and come back to the same view", async () => {
  const page = await open("director", "/register");
  await settled(page);
  const grid = page.getByRole("grid", { name: "Register" });
  await grid.getByRole("row").nth(10).waitFor();
  const all = await api(page, "/register");
  assert.ok(all.items.length > 20);
  await page.getByRole("radiogroup", { name: "Kind" }).getByText("Requests").click();
  const requests = await api(page, "/register?kind=request");
  assert.ok(requests.total > 0 && requests.total < all.total);
  await page.getByText(`${requests.total} of ${requests.total} shown`).waitFor();
  await page.getByRole("radiogroup", { name: "Kind" }).getByText("Projects").click();
  await page.getByRole("combobox", { name: "Health" }).click();
  await page.getByRole("option", { name: "Off track" }).click();
  await page.getByRole("columnheader", { name: "Cost" }).getByRole("button").first().click();
  await page.waitForURL(/health=off_track.*sort=|sort=.*health=off_track/);
  const off = await api(page, "/register?kind=project&health=off_track&sort=-cost");
  await page.getByText(`${off.total} of ${off.total} shown`).waitFor();
  await page.reload();
  await page.getByText(`${off.total} of ${off.total} shown`).waitFor();

  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Save as a new view" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("What is late");
  await dialog.getByRole("button", { name: "Save" }).click();
  await toast(page, "What is late");
  await page.goto("/register");
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: /What is late/ }).first().click();
  await page.getByText(`${off.total} of ${off.total} shown`).waitFor();

  await grid.getByRole("link", { name: off.items[0].name }).click();
  await page.getByRole("heading", { level: 1, name: off.items[0].name }).waitFor();
  await close(page);
});

test("Who may not see rates reads the register without the costs of projects", async () => {
  const page = await open("project.manager", "/register");
  await settled(page);
  const own = await api(page, "/register?kind=project");
  assert.ok(own.items.length > 0);
  assert.ok(own.items.every((/** @type {any} */ one) => one.cost_minor === null));
  await close(page);
});

test("On the board I leave a project out by drag and another by keyboard: a draft changes, no plan does", async () => {
  const page = await open("director", "/board");
  await settled(page);
  const board = await api(page, "/board");
  const drawn = page.getByRole("button", { name: /Risk of delivery: / });
  await drawn.nth(4).waitFor();
  await expectAccessible(page, "board");
  const label = String(await drawn.last().getAttribute("aria-label"));
  const name = label.slice(0, label.indexOf(" ("));
  const bubble = await place(drawn.last());
  const tray = await place(page.getByRole("region", { name: "Left out" }));
  await page.mouse.move(bubble.x + bubble.width / 2, bubble.y + bubble.height - 6);
  await page.mouse.down();
  await page.mouse.move(tray.x + 40, tray.y + 20, { steps: 6 });
  await page.mouse.up();
  await toast(page, "The plan of record is as before");
  await page.getByRole("button", { name: `Take ${name} in again` }).waitFor();
  await page.waitForURL(/scenario=/);
  const scenario = String(new URL(page.url()).searchParams.get("scenario"));
  const out = async () => {
    const overlay = await api(page, `/scenarios/${scenario}/overlay`);
    return overlay.items
      .filter((/** @type {any} */ one) => one.change.out)
      .map((/** @type {any} */ one) => one.name);
  };
  await becomes(out, [name]);

  await page.keyboard.press("Escape");
  await drawn.first().focus();
  const above = await drawn.first().getAttribute("aria-label");
  await page.keyboard.press("ArrowDown");
  const focused = page.locator("[role=button]:focus");
  const other = String(await becomes(() => focused.getAttribute("aria-label"), (label) => label !== above));
  await takeByKeyboard(page, focused, "Leave out, to try");
  await page.getByText("2 left out").waitFor();
  await becomes(out, (names) => names.includes(other.slice(0, other.indexOf(" ("))));

  await page.getByPlaceholder("New bucket, then Enter").fill("Grow");
  await page.keyboard.press("Enter");
  await drawn.first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Move to bucket Grow, to try" }).click();
  await page.getByRole("button", { name: /, Grow$/ }).first().waitFor();

  // The same facts stand in a table, and live is as it was.
  await page.getByText("Table", { exact: true }).click();
  await page.getByRole("grid", { name: "Table" }).getByRole("gridcell", { name: "left out" }).first().waitFor();
  const after = await api(page, "/board");
  assert.deepEqual(after.bubbles, board.bubbles);
  await close(page);
});

test("The waterline shows where money ends and what stops each project below it", async () => {
  const page = await open("director", "/scenarios");
  const plan = (await api(page, "/scenarios?q=Plan%20of%20record")).items[0];
  await page.goto(`/scenarios/${plan.id}`);
  await page.getByRole("link", { name: "Waterline" }).click();
  const list = page.getByRole("region", { name: "Ranked list" });
  await list.getByText(/^The line: /).waitFor();
  await list.getByText(/needs .* left, .* short/).first().waitFor();
  await expectAccessible(page, "waterline");
  const first = (await api(page, `/scenarios/${plan.id}/waterline?order=value_per_cost`)).rows[0];
  await page.getByRole("combobox", { name: "Order" }).click();
  await page.getByRole("option", { name: "Value for money" }).click();
  await list.getByRole("row").nth(1).getByText(first.name).waitFor();
  await close(page);
});

test("I walk the roadmap by keyboard, in lanes of my choice, beside the baselines", async () => {
  const page = await open("director", "/roadmap");
  await settled(page);
  const grid = page.getByRole("grid", { name: "Roadmap" });
  await grid.getByRole("row").nth(5).waitFor();
  await page.getByRole("combobox", { name: "Lanes by" }).click();
  await page.getByRole("option", { name: "Health" }).click();
  await grid.getByRole("rowheader", { name: /^(Off track|At risk|On track|Not set)/ }).first().waitFor();
  await page.getByRole("combobox", { name: "Compare with" }).click();
  await page.getByRole("option", { name: "Baselines of the projects" }).click();
  await page.getByText("thin bar: where it was to lie").waitFor();
  await grid.getByRole("rowheader").first().focus();
  await page.keyboard.press("ArrowDown");
  const details = page.getByRole("region", { name: "Chosen row" });
  await details.getByRole("link").waitFor();
  await details.getByText(/compared with/).waitFor();
  await details.getByRole("list", { name: "Milestones" }).waitFor();
  // Compared with a strategic baseline that was committed, it is another day.
  await page.getByRole("combobox", { name: "Compare with" }).click();
  await page.getByRole("option", { name: /^Baseline 1: / }).first().click();
  await page.waitForURL(/against=[0-9a-f-]{36}/);
  await page.getByText("thin bar: where it was to lie").waitFor();
  const { ghosts } = await api(page, `/roadmap?against=${new URL(page.url()).searchParams.get("against")}`);
  assert.ok(ghosts.length > 0);
  await grid.getByRole("rowheader").nth(1).focus();
  await page.keyboard.press("+");
  await page.waitForURL(/zoom=/);
  await expectAccessible(page, "roadmap");
  const name = String(await details.getByRole("link").innerText());
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: name.slice(0, name.indexOf(" (")) }).waitFor();
  await close(page);
});

test("I sort the roadmap into lanes by a field of our own, and find what has no value in a lane of its own", async () => {
  const page = await open("director", "/portfolios");
  const portfolio = await send(page, "post", "/portfolios", { name: "Ports and quays" });
  const choices = [{ label: "North quay" }, { label: "South quay" }];
  const field = await send(page, "post", "/custom_fields", { noun: "project", name: "Landing place", kind: "choice", choices });
  const [north, south] = field.choices.map((/** @type {any} */ choice) => choice.code);
  for (const [name, value] of /** @type {[string, string | undefined][]} */ ([["Crane", south], ["Jetty", north], ["Beacon", undefined]])) {
    const body = { name, start: "2027-01-05T08:00", portfolio_id: portfolio.id };
    const custom = value === undefined ? {} : { [field.code]: value };
    await send(page, "post", "/projects", { ...body, custom });
  }
  await page.goto(`/roadmap?portfolio_id=${portfolio.id}`);
  const grid = page.getByRole("grid", { name: "Roadmap" });
  await grid.getByRole("row").nth(3).waitFor();
  await page.getByRole("combobox", { name: "Lanes by" }).click();
  await page.getByRole("option", { name: "Landing place" }).click();
  await page.waitForURL(new RegExp(`lanes=c\\.${field.code}`));
  const lanes = ["Landing place: none", "Beacon", "North quay", "Jetty", "South quay", "Crane"];
  const heads = async () => (await grid.getByRole("rowheader").allInnerTexts()).map((text) => text.split("\n")[0]);
  await becomes(heads, lanes);
  await expectAccessible(page, "lanes by a field of our own");
  await shot(page, "roadmap-own-lanes");
  // Put away, the field is offered no more.
  await send(page, "patch", `/custom_fields/${field.id}`, { archived: true }, field.version);
  await page.goto(`/roadmap?portfolio_id=${portfolio.id}`);
  await page.getByRole("combobox", { name: "Lanes by" }).click();
  await page.getByRole("option", { name: "Health" }).waitFor();
  assert.equal(await page.getByRole("option", { name: "Landing place" }).count(), 0);
  await close(page);
});

test("I save the roadmap as a drawing for my slides: what is on screen, with the names of its projects", async () => {
  const page = await open("director", "/roadmap?lanes=health");
  await page.getByRole("grid", { name: "Roadmap" }).getByRole("row").nth(5).waitFor();
  const [bar] = (await api(page, "/roadmap")).bars;
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as" }).click();
  await page.getByRole("menuitem", { name: "One drawing (SVG)" }).click();
  const file = await waiting;
  assert.equal(file.suggestedFilename(), "roadmap.svg");
  const text = await readFile(await file.path(), "utf8");
  assert.match(text, /^<svg /);
  // It is well-formed, so that other programs open it too.
  const read = await page.evaluate((source) => {
    const drawing = new DOMParser().parseFromString(source, "image/svg+xml");
    const texts = [...drawing.querySelectorAll("text")].map((one) => one.textContent ?? "");
    return { broken: drawing.querySelector("parsererror")?.textContent ?? null, texts };
  }, text);
  assert.equal(read.broken, null);
  assert.ok(read.texts.some((one) => one.startsWith(bar.name.slice(0, 20))), `${bar.name} is named`);
  assert.ok(read.texts.some((one) => /^(Off track|At risk|On track|Not set)/.test(one)), "lanes are those on screen");
  await close(page);
});

test("I take the roadmap into a presentation as slides that I can edit, and print the same as PDF, by keyboard alone", async () => {
  const page = await open("director", "/roadmap?lanes=health&against=baseline");
  await page.getByRole("grid", { name: "Roadmap" }).getByRole("row").nth(5).waitFor();
  /** @param {string} name */
  const save = async (name) => {
    const waiting = page.waitForEvent("download");
    await takeByKeyboard(page, page.getByRole("button", { name: "Save as" }), name);
    const file = await waiting;
    if (process.env.SHOTS) await file.saveAs(`${process.env.SHOTS}/${file.suggestedFilename()}`);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const slides = await save("Slides to edit (PPTX)");
  assert.match(slides.name, /^roadmap-\d{4}-\d\d-\d\d\.pptx$/);
  assert.ok(slides.bytes.includes("ppt/slides/slide1.xml"), "a first slide is in it");
  const pages = await save("Pages (PDF)");
  assert.match(pages.name, /\.pdf$/);
  assert.equal(pages.bytes.subarray(0, 5).toString(), "%PDF-");
  await close(page);
});

test("A roadmap of 1,000 projects keeps few rows in the page, and goes to its end by one key", async () => {
  const page = await open("director", "/portfolios");
  const portfolio = await send(page, "post", "/portfolios", { name: "A thousand" });
  await send(page, "post", "/projects", { name: "Harbour", start: "2027-01-05T08:00", portfolio_id: portfolio.id });
  // The answer has one project, and here a thousand of it: to make so many would slow down every test after this.
  await page.route(/\/api\/v1\/roadmap\?/, async (route) => {
    const answer = await route.fetch();
    const view = await answer.json();
    const bars = Array.from({ length: 1000 }, (_, at) => {
      const number = String(at).padStart(4, "0");
      const start = `2027-${String((at % 12) + 1).padStart(2, "0")}-05T08:00`;
      return { ...view.bars[0], id: crypto.randomUUID(), key: `H${number}`, name: `Harbour ${number}`, start, finish: start };
    });
    await route.fulfill({ response: answer, json: { ...view, bars } });
  });
  await page.goto(`/roadmap?portfolio_id=${portfolio.id}&lanes=state`);
  const grid = page.getByRole("grid", { name: "Roadmap" });
  await grid.getByRole("row").nth(5).waitFor();
  assert.ok((await grid.getByRole("row").count()) < 80, "rows out of sight are not in the page");
  await grid.getByRole("rowheader").first().focus();
  await page.keyboard.press("End");
  await page.getByRole("region", { name: "Chosen row" }).getByText(/Harbour/).waitFor();
  await becomes(() => grid.getByRole("row").last().getAttribute("aria-rowindex"), "1001");
  await close(page);
});

test("A program adds its projects up, and the executive view holds a portfolio on one page for print", async () => {
  const page = await open("director", "/programs");
  const programs = (await api(page, "/programs")).items;
  const program = programs.find((/** @type {any} */ one) => one.name === "Cloud Migration");
  await page.goto(`/programs/${program.id}`);
  await page.getByRole("link", { name: "Summary" }).click();
  await page.getByRole("region", { name: "Milestones still to come" }).getByRole("row").nth(2).waitFor();
  const sums = await api(page, `/programs/${program.id}/summary`);
  const about = page.getByRole("main");
  await about.getByText(`${sums.projects} running, ${sums.ended} ended`).waitFor();
  await about.getByText(`${Math.round(sums.percent_complete)}%`, { exact: true }).waitFor();
  await expectAccessible(page, "summary of a program");

  await page.goto(`/executive?portfolio_id=${program.portfolio.id}`);
  const one = page.getByRole("article", { name: program.portfolio.name });
  await one.getByRole("heading", { name: "Cost and spend" }).waitFor();
  await one.getByRole("link", { name: /^Baseline 1: / }).waitFor();
  await expectAccessible(page, "executive view");
  await page.emulateMedia({ media: "print" });
  await becomes(() => page.getByRole("navigation", { name: "Main" }).isVisible(), false);
  await becomes(() => one.isVisible(), true);
  const pdf = await page.pdf({ format: "A4", landscape: true });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  assert.ok(pages >= 1 && pages <= 2, `${pages} pages`);
  await close(page);
});

test("I take the executive view of a portfolio into a presentation, and print it as one page, by keyboard alone", async () => {
  const page = await open("director", "/programs");
  const programs = (await api(page, "/programs")).items;
  const { portfolio } = programs.find((/** @type {any} */ one) => one.name === "Cloud Migration");
  await page.goto(`/executive?portfolio_id=${portfolio.id}`);
  await page.getByRole("article", { name: portfolio.name }).getByRole("heading", { name: "Top risks" }).waitFor();
  /** @param {string} name */
  const save = async (name) => {
    const waiting = page.waitForEvent("download");
    await takeByKeyboard(page, page.getByRole("button", { name: "Save as" }), name);
    const file = await waiting;
    if (process.env.SHOTS) await file.saveAs(`${process.env.SHOTS}/${file.suggestedFilename()}`);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const slides = await save("Slides to edit (PPTX)");
  assert.match(slides.name, /^executive-\d{4}-\d\d-\d\d\.pptx$/);
  assert.ok(slides.bytes.includes("ppt/slides/slide1.xml"), "a first slide is in it");
  const sheet = await save("One page (PDF)");
  assert.match(sheet.name, /\.pdf$/);
  assert.equal(sheet.bytes.subarray(0, 5).toString(), "%PDF-");
  assert.equal(sheet.bytes.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length, 1, "one page");
  await close(page);
});
