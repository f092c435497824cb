import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
};

/** A Monday so many weeks from this one. @param {number} weeks */
function monday(weeks) {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7) + 7 * weeks);
  return day.toISOString().slice(0, 10);
}

/** A project that begins in some weeks. @param {import("playwright-core").Page} page @param {string} name @param {number} weeks */
const projectOf = (page, name, weeks) => send(page, "post", "/projects", { name, start: `${monday(weeks)}T08:00` });

/** A team of some people. @param {import("playwright-core").Page} page @param {string} name @param {string[]} people */
async function teamOf(page, name, people) {
  const team = await send(page, "post", "/teams", { name });
  for (const one of people) await send(page, "post", "/resources", { name: one, team_id: team.id });
  return team;
}

test("I promise a team first, see it in its row, and name its people later without losing a minute", async () => {
  const page = await open("director", "/");
  const project = await projectOf(page, "Lock gates", 3);
  const team = await teamOf(page, "Gate fitters", ["Gate Ann", "Gate Bob"]);
  await page.goto(`/projects/${project.id}/staffing`);
  await page.getByRole("button", { name: "Allocate time" }).click();
  const form = page.getByRole("dialog", { name: "Allocate time" });
  await form.getByRole("combobox", { name: "Team" }).fill("Gate");
  await page.getByRole("option", { name: "Gate fitters" }).click();
  await form.getByText("Committed", { exact: true }).click();
  await settled(page);
  await expectAccessible(page, "promising a team");
  await shot(page, "team-promise");
  await form.getByRole("button", { name: "Save" }).click();
  const grid = page.getByRole("region", { name: "Time of people for this project" });
  await grid.getByText("Team, open").waitFor();
  const cells = grid.getByRole("textbox", { name: /^Gate fitters, / });
  await cells.first().fill("75 %");
  await cells.first().press("Enter");
  await becomes(() => cells.first().inputValue(), "60");
  await settled(page);
  await expectAccessible(page, "a team in the grid");
  await shot(page, "team-grid");

  // In the heatmap it stands in the row of the team, and behind its cell.
  await page.goto(`/capacity?by=team&from=${monday(3)}&q=Gate`);
  const cell = page.getByRole("gridcell", { name: /^Gate fitters, .*75 %/ }).first();
  await cell.click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("60 h of this team have nobody yet.").waitFor();
  await drawer.getByRole("button", { name: "Show the people of the team" }).waitFor();
  await settled(page);
  await expectAccessible(page, "what a team is asked for");
  await shot(page, "team-cell");

  // One of them is named for a part, the others get the rest by what they have left.
  await page.goto(`/projects/${project.id}/staffing`);
  await page.getByRole("button", { name: "Name somebody for Gate fitters" }).click();
  const words = page.getByRole("dialog", { name: /^Move time for / });
  await words.getByRole("combobox", { name: "Who does it" }).fill("Gate Ann");
  await page.getByRole("option", { name: "Gate Ann" }).click();
  await words.getByLabel("Hours").fill("20");
  await words.getByRole("button", { name: "Move", exact: true }).click();
  await becomes(() => grid.getByRole("textbox", { name: /^Gate Ann, / }).first().inputValue(), "20");
  await becomes(() => cells.first().inputValue(), "40");
  await page.getByRole("button", { name: "Share out the time of Gate fitters among its people" }).click();
  await toast(page, "40 h are those of 2 people now.");
  await grid.getByText("Team, open").waitFor({ state: "detached" });
  // Ann has 20 h left of that week, Bob 40 h.
  await becomes(() => grid.getByRole("textbox", { name: /^Gate Ann, / }).first().inputValue(), "33.33");
  await becomes(() => grid.getByRole("textbox", { name: /^Gate Bob, / }).first().inputValue(), "26.67");
  const lines = (await api(page, `/projects/${project.id}/allocations`)).items;
  assert.equal(lines.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one.minutes, 0), 3600);
  await shot(page, "team-named");
  await page.getByRole("button", { name: "Undo" }).click();
  await grid.getByText("Team, open").waitFor();
  await becomes(() => cells.first().inputValue(), "40");
  assert.equal((await api(page, `/heatmap/lines?team_id=${team.id}&from=${monday(3)}`)).firm_minutes, 480);
  await close(page);
});

test("A team that is promised too much is a conflict that I understand and solve", async () => {
  const page = await open("resource.manager", "/");
  const director = await open("director", "/");
  const project = await projectOf(director, "Sluice", 5);
  const team = await teamOf(director, "Sluice crew", ["Sluice Ann"]);
  const from = monday(5);
  const to = new Date(Date.parse(from) + 4 * 86_400_000).toISOString().slice(0, 10);
  const spans = [{ from, to, minutes: 3600 }];
  await send(director, "post", `/projects/${project.id}/allocations`, { team_id: team.id, state: "committed", spans });
  await close(director);
  await page.goto(`/capacity/conflicts?from=${from}`);
  const card = page.getByRole("region", { name: /^Sluice crew, / }).or(page.locator("section", { hasText: "Sluice crew, " })).first();
  await card.getByText("60 h asked of 40 h that its people have: 20 h too much.").waitFor();
  await settled(page);
  await expectAccessible(page, "a team that is asked for too much");
  await shot(page, "team-conflict");
  await card.getByRole("button", { name: /^Do it: Take 20 h of Sluice away/ }).click();
  await page.getByRole("button", { name: "Take back" }).waitFor();
  await becomes(
    async () => (await api(page, `/resource_conflicts?from=${from}&limit=50`)).items.some((/** @type {any} */ one) => one.team?.id === team.id),
    false,
  );
  await close(page);
});

test("Promised time before the status date is locked, says why, and opens when the status date moves", async () => {
  const page = await open("director", "/");
  const project = await projectOf(page, "Weir", -4);
  const person = await send(page, "post", "/resources", { name: "Weir Ann" });
  const spans = [{ from: monday(-3), to: new Date(Date.parse(monday(0)) - 3 * 86_400_000).toISOString().slice(0, 10), minutes: 7200 }];
  await send(page, "post", `/projects/${project.id}/allocations`, { resource_id: person.id, state: "committed", spans });
  const row = await api(page, `/projects/${project.id}`);
  await send(page, "patch", `/projects/${project.id}`, { status_date: `${monday(-2)}T17:00` }, row.version);
  await page.goto("/capacity");
  await page.getByRole("button", { name: "Borders and targets" }).click();
  const policy = page.getByRole("dialog", { name: "What is too little and too much" });
  await policy.getByLabel("Lock promised time before the status date of its project").check();
  await settled(page);
  await shot(page, "status-lock-policy");
  await policy.getByRole("button", { name: "Save" }).click();
  await toast(page, "Borders and targets are saved.");
  await page.goto(`/projects/${project.id}/staffing?from=${monday(-3)}`);
  await page.getByText(/^Promised time before .* is locked/).waitFor();
  const cells = page.getByRole("textbox", { name: /^Weir Ann, / });
  await becomes(() => cells.first().isDisabled(), true);
  await settled(page);
  await expectAccessible(page, "a grid with locked weeks");
  await shot(page, "status-lock-grid");
  await cells.nth(1).fill("20");
  await cells.nth(1).press("Enter");
  await becomes(() => cells.nth(1).inputValue(), "20");
  // Removing it would reach back, so it says what to do.
  await page.getByRole("button", { name: "Edit: Weir Ann" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await page.getByText(/before .* is locked: that is its status date\..*move its status date/).first().waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  const now = await api(page, `/projects/${project.id}`);
  await send(page, "patch", `/projects/${project.id}`, { status_date: `${monday(-4)}T17:00` }, now.version);
  await page.reload();
  await becomes(() => cells.first().isDisabled(), false);
  // The other tests are of an organisation that locks nothing.
  const saved = await api(page, "/capacity_policy");
  await send(page, "put", "/capacity_policy", { ...saved, status_lock: false }, saved.version);
  await close(page);
});
