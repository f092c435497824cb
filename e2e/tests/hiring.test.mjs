import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { api, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
};

test("A resource manager sees what people are missing for and whom to hire, and saves it as a file", async () => {
  const page = await open("resource.manager", "/capacity");
  await page.getByRole("link", { name: "Gaps and hiring" }).click();
  const roles = page.getByRole("table", { name: "Gaps by role" });
  await roles.getByRole("row").nth(1).waitFor();
  await page.getByRole("table", { name: "Gaps by skill" }).getByText("Welding").first().waitFor();
  await settled(page);
  await expectAccessible(page, "gaps and hiring");
  await shot(page, "hiring");
  // Whoever misses a quarter of a person in one month only is not worth a hire at 100 %.
  const before = await api(page, "/hiring_plan");
  const least = page.getByLabel("Least part of a person that calls for hiring one, percent");
  await least.fill("100");
  await least.press("Enter");
  await page.waitForURL(/least=100/);
  const after = await api(page, "/hiring_plan?least_percent=100");
  assert.ok(after.hires.length <= before.hires.length);
  await page.getByRole("button", { name: "Save as" }).click();
  const waiting = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Workbook with all tables (XLSX)" }).click();
  assert.match((await waiting).suggestedFilename(), /^hiring-plan-\d{4}-\d{2}\.xlsx$/);
  await close(page);
});

test("A scenario says whom to hire for it", async () => {
  const page = await open("director", "/");
  const portfolios = (await api(page, "/portfolios?q=Digital%20and%20IT")).items;
  const now = new Date().toISOString().slice(0, 7);
  const question = { currency: "EUR", start: now, months: 6 };
  const made = await send(page, "post", "/scenarios", {
    name: "All of it twice",
    portfolio_id: portfolios[0].id,
    question,
  });
  await page.goto(`/scenarios/${made.id}/hiring`);
  await page.getByText("No demand and nobody who could do it").or(page.getByRole("table", { name: "Gaps by role" })).first().waitFor();
  await send(page, "post", `/scenarios/${made.id}/items`, { all: true });
  await page.reload();
  await page.getByRole("table", { name: "Gaps by role" }).getByRole("row").nth(1).waitFor();
  await settled(page);
  await expectAccessible(page, "the hiring plan of a scenario");
  await shot(page, "hiring-scenario");
  await close(page);
});

test("Utilisation is seen by role with targets and a forecast by month", async () => {
  const page = await open("resource.manager", "/capacity/bench");
  const grid = page.getByRole("grid", { name: "Bench and utilisation" });
  await grid.getByRole("row").nth(1).waitFor();
  await page.getByText("Roles", { exact: true }).click();
  await page.waitForURL(/by=role/);
  await grid.getByRole("gridcell", { name: "Welder" }).or(grid.getByText("Site worker")).first().waitFor();
  await page.getByRole("combobox", { name: "Forecast" }).click();
  await page.getByRole("option", { name: "Forecast: Months" }).click();
  await page.waitForURL(/grain=month/);
  await page.getByText(/To reach: \d+ %/).waitFor();
  await settled(page);
  await expectAccessible(page, "utilisation by role");
  await shot(page, "bench-roles");
  await close(page);
});

test("I choose what utilisation is divided by and which time counts, and both stand with the figure", async () => {
  const page = await open("resource.manager", "/capacity/bench");
  const grid = page.getByRole("grid", { name: "Bench and utilisation" });
  await grid.getByRole("row").nth(1).waitFor();
  await page.getByText("promised time and tasks ÷ hours of the week (calendar × part of full time) less holidays and leave").waitFor();
  await page.getByRole("combobox", { name: "Divided by" }).click();
  await page.getByRole("option", { name: "÷ all hours of the week" }).click();
  await page.waitForURL(/base=normal/);
  await page.getByRole("combobox", { name: "What counts as asked" }).click();
  await page.getByRole("option", { name: "… and proposed, by likelihood" }).click();
  await page.waitForURL(/states=expected/);
  const said = page.getByText("promised time, tasks, and proposed time by how likely it is ÷ hours of the week (calendar × part of full time), all people");
  await said.waitFor();
  // The address says it, so a colleague sees the same figure.
  await page.reload();
  await said.waitFor();
  await settled(page);
  await expectAccessible(page, "utilisation of another base");
  await shot(page, "bench-base");
  await page.getByRole("button", { name: "Save as" }).click();
  const waiting = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Comma-separated (CSV)" }).click();
  const file = await waiting;
  assert.match(file.suggestedFilename(), /^utilisation-.*\.csv$/);
  const head = readFileSync(await file.path(), "utf8").split("\n")[0];
  assert.match(head, /promised or in tasks, and proposed by likelihood \/ hours of the week/);
  await close(page);
});

test("Time behind a cell is moved in words and by dragging, and taken back after a reload", async () => {
  const page = await open("resource.manager", "/");
  const found = (await api(page, "/resource_conflicts?limit=50")).items;
  const busy = found.find((/** @type {any} */ one) =>
    one.remedies.some((/** @type {any} */ remedy) => remedy.kind === "reassign"),
  );
  assert.ok(busy, "the demo has a conflict that another person can solve");
  const load = async () =>
    (await api(page, `/heatmap/lines?resource_id=${busy.resource.id}&from=${busy.cell.from}&to=${busy.cell.to}`)).firm_minutes;
  const before = await load();
  await page.goto(`/capacity?q=${encodeURIComponent(busy.resource.name)}`);
  const over = page.getByRole("gridcell", { name: new RegExp(`${busy.resource.name}.*ver`) }).first();
  await over.click();
  const drawer = page.getByRole("dialog");
  const times = drawer.getByRole("region", { name: "Time to move" });
  await times.getByRole("button", { name: /^Move .* of / }).first().waitFor();
  await settled(page);
  await expectAccessible(page, "time to move behind a cell");
  await shot(page, "heatmap-move");
  // In words: four hours, a week later.
  await times.getByRole("button", { name: /^Move .* of / }).first().focus();
  await page.keyboard.press("Enter");
  const words = page.getByRole("dialog", { name: /^Move time for / });
  await words.getByLabel("Hours").fill("4");
  await words.getByLabel("Days later").fill("7");
  await words.getByRole("status").getByText("4 h").waitFor();
  await words.getByRole("button", { name: "Move", exact: true }).click();
  await page.getByRole("status").getByText(/^Moved 4 h of .* by 7 days$/).waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Take back" }).click();
  await toast(page, "It is as it was.");
  assert.equal(await load(), before);
  // By dragging: onto the week after.
  await over.click();
  await times.getByRole("listitem").first().waitFor();
  const cells = page.getByRole("gridcell", { name: new RegExp(`^${busy.resource.name}, `) });
  await times.getByRole("listitem").first().dragTo(cells.nth(4));
  await page.getByRole("status").getByText(/^Moved .* by \d+ days$/).waitFor();
  await page.getByRole("button", { name: "Take back" }).click();
  await toast(page, "It is as it was.");
  assert.equal(await load(), before);
  await close(page);
});

test("A request that was sent is changed, and the proposal says why it does not fit any more", async () => {
  const page = await open("director", "/");
  const asked = (await api(page, "/staffing_requests?state=proposed")).items[0];
  assert.ok(asked, "the demo has a request with a proposal that waits");
  await page.goto(`/staffing/${asked.id}`);
  await page.getByRole("button", { name: "Change" }).click();
  const form = page.getByRole("dialog", { name: "Change what is asked for" });
  await form.getByRole("button", { name: "Add a stretch of days" }).click();
  await settled(page);
  await expectAccessible(page, "changing a request");
  await shot(page, "staffing-change");
  await form.getByRole("button", { name: "Remove stretch 2" }).click();
  const late = new Date(Date.parse(`${asked.to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  await form.getByLabel(/^To( |$)/).fill(late);
  await form.getByRole("button", { name: "Save" }).click();
  await page.getByText("Does not fit any more").first().waitFor();
  await page.getByText("It has days that are not asked for.").first().waitFor();
  await page.getByRole("cell", { name: "changed the request" }).first().waitFor();
  await settled(page);
  await shot(page, "staffing-misfit");
  await close(page);
});

test("I ask for an afternoon off, and it is told as one", async () => {
  const page = await open("team.member", "/my-schedule");
  await page.getByRole("button", { name: "Ask for leave" }).click();
  const form = page.getByRole("dialog", { name: "Ask for leave" });
  await form.getByRole("combobox", { name: "How much of it" }).click();
  await page.getByRole("option", { name: "Some hours" }).click();
  await form.getByLabel("Hours").waitFor();
  await settled(page);
  await expectAccessible(page, "asking for a part of a day");
  await shot(page, "leave-part");
  await form.getByRole("combobox", { name: "How much of it" }).click();
  await page.getByRole("option", { name: "The afternoon" }).click();
  await form.getByRole("button", { name: "Ask for leave" }).click();
  await page.getByRole("table", { name: "My leave" }).getByText(/, afternoon$/).waitFor();
  await close(page);
});
