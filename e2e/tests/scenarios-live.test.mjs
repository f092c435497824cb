import assert from "node:assert/strict";
import { test } from "node:test";
import { nextFrame } from "../chart.mjs";
import { api, becomes, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/**
 * Opens a project of a long list, wherever it stands in it.
 * @param {import("playwright-core").Locator} list
 * @param {string} name
 */
async function find(list, name) {
  const button = list.getByRole("button", { name, exact: true });
  await list.getByRole("row").nth(1).waitFor();
  for (let more = true; more && !(await button.isVisible()); ) {
    more = await list.evaluate((element) => {
      const before = element.scrollTop;
      element.scrollBy(0, 200);
      return element.scrollTop > before;
    });
    await nextFrame(list.page());
  }
  await button.click();
}

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) {
    await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
  }
};

test("I take the portfolio from live, start a project later, commit that, apply it and take it back", async () => {
  const page = await open("director", "/scenarios");
  const scenario = await send(page, "post", "/scenarios", {
    name: "Later start",
    question: { currency: "EUR", start: "2026-12", months: 12 },
  });
  await page.goto(`/scenarios/${scenario.id}/live`);
  await page.getByRole("button", { name: "Take all from live" }).click();
  const items = page.getByRole("grid", { name: "Projects and requests" });
  await items.getByRole("row").nth(12).waitFor();
  await settled(page);
  await shot(page, "scenario-live");
  await expectAccessible(page, "figures from live");

  const overlay = await api(page, `/scenarios/${scenario.id}/overlay`);
  /** @type {{ name: string, key: string, subject_id: string, base: { start: string } }} */
  const item = overlay.items.find(
    (/** @type {any} */ one) => one.kind === "project" && !one.begun && !one.late,
  );
  await find(items, `${item.name} (${item.key})`);
  const dialog = page.getByRole("dialog", { name: `Change ${item.name}` });
  await dialog.getByLabel("and by days").fill("28");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });

  await page.getByRole("link", { name: "Commit and apply" }).click();
  await page.getByText("Baseline 1: Later, with more people").waitFor();
  await page.getByRole("button", { name: "Commit as baseline" }).click();
  const commit = page.getByRole("dialog", {
    name: "Commit “Later start” as the strategic baseline",
  });
  await commit.getByLabel("Reason").fill("The board wants it after the winter");
  await commit.getByRole("button", { name: "Commit as baseline" }).click();
  await toast(page, "is the strategic baseline now");
  await page.getByText("Baseline 2: Later start").click();
  await page.getByRole("region", { name: "Different from live" }).getByText(item.name).waitFor();

  await page.getByRole("checkbox", { name: `${item.name} (${item.key})` }).check();
  await shot(page, "scenario-decide");
  await expectAccessible(page, "commit and apply");
  await page.getByRole("button", { name: "Apply to 1 chosen" }).click();
  const apply = page.getByRole("dialog", { name: "Carry the scenario into 1 project" });
  await apply.getByLabel("Reason").fill("As committed");
  await apply.getByRole("button", { name: "Apply" }).click();
  await toast(page, "1 project follows the scenario now");
  const start = async () => (await api(page, `/projects/${item.subject_id}`)).start.slice(0, 10);
  assert.notEqual(await start(), item.base.start);

  await page.getByRole("button", { name: "Take back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await toast(page, "Projects are as they were before");
  assert.equal(await start(), item.base.start);
  await page.getByText("Taken back from 1 project").waitFor();
  await close(page);
});

test("I let a project take longer with less work, see what that does to its plan, and take it back", async () => {
  const page = await open("director", "/scenarios");
  const scenario = await send(page, "post", "/scenarios", {
    name: "Longer and smaller",
    question: { currency: "EUR", start: "2026-12", months: 12 },
  });
  const overlay = await send(page, "post", `/scenarios/${scenario.id}/items`, { all: true });
  /** @type {{ id: string, name: string, key: string, version: number, change: object, subject_id: string }} */
  const item = overlay.items.find(
    (/** @type {any} */ one) =>
      one.kind === "project" && !one.begun && one.base.work > 0 && one.stage === "planned",
  );
  await send(
    page,
    "patch",
    `/scenario_items/${item.id}`,
    { change: { ...item.change, stretch_percent: 150, scope_percent: 80 } },
    item.version,
  );
  const lasts = async () => {
    const tasks = (await api(page, `/projects/${item.subject_id}/tasks?limit=200`)).items;
    const own = tasks.filter((/** @type {any} */ one) => !one.summary);
    return own.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one.duration_minutes, 0);
  };
  const before = await lasts();
  await page.goto(`/scenarios/${scenario.id}/decide`);
  await page.getByText(/^Length: 150 %, \d+ tasks?: \d+ days, until /).waitFor();
  await page.getByText(/^Work: 80 %, \d+ tasks?: \d+ h$/).waitFor();
  await page.getByRole("checkbox", { name: `${item.name} (${item.key})` }).check();
  await shot(page, "scenario-length-and-scope");
  await expectAccessible(page, "length and scope before they are carried");
  await page.getByRole("button", { name: "Apply to 1 chosen" }).click();
  const apply = page.getByRole("dialog", { name: "Carry the scenario into 1 project" });
  await apply.getByLabel("Reason").fill("Fewer people, more time");
  await shot(page, "scenario-length-and-scope-apply");
  await apply.getByRole("button", { name: "Apply" }).click();
  await toast(page, "1 project follows the scenario now");
  assert.ok((await lasts()) > before, "its tasks take longer");
  await page.getByRole("button", { name: "Take back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await toast(page, "Projects are as they were before");
  assert.equal(await lasts(), before);
  await close(page);
});

test("I let Steerco choose among what I took from live, carry the selection on, and am told of a project deleted meanwhile", async () => {
  const page = await open("director", "/scenarios");
  const portfolio = await send(page, "post", "/portfolios", { name: "Quays and locks" });
  const team = await send(page, "post", "/teams", { name: "Lock builders" });
  /** Eighty hours at 50.00 each, all in March. @type {any[]} */
  const projects = [];
  for (const name of ["Upper lock", "Lower lock", "Lock museum"]) {
    const body = { name, start: "2027-03-01T08:00", stage: "planned", portfolio_id: portfolio.id };
    const project = await send(page, "post", "/projects", body);
    const { task } = await send(page, "post", `/projects/${project.id}/tasks`, { name: "Build", duration_minutes: 4800 });
    const person = { name: `Mason of the ${name}`, team_id: team.id, standard_rate: "50.00", currency: "EUR" };
    const resource = await send(page, "post", "/resources", person);
    await send(page, "post", `/tasks/${task.id}/assignments`, { resource_id: resource.id });
    projects.push(project);
  }
  const budgets = [{ name: "Labour", amounts: [800_000, 0, 0, 0, 0, 0], carry_over: true }];
  const question = { currency: "EUR", start: "2027-03", months: 6, budgets };
  const made = { name: "Locks first", portfolio_id: portfolio.id, question };
  const scenario = await send(page, "post", "/scenarios", made);
  const taken = await send(page, "post", `/scenarios/${scenario.id}/items`, { all: true });
  for (const [at, value] of [5, 3, 4].entries()) {
    const item = taken.items.find((/** @type {any} */ one) => one.subject_id === projects[at].id);
    await send(page, "patch", `/scenario_items/${item.id}`, { change: { value } }, item.version);
  }

  // The lower lock must be chosen, the upper one may wait; the museum needs the upper lock.
  await page.goto(`/scenarios/${scenario.id}/live`);
  const items = page.getByRole("grid", { name: "Projects and requests" });
  const change = async (/** @type {any} */ project, /** @type {(dialog: import("playwright-core").Locator) => Promise<void>} */ how) => {
    await items.getByRole("button", { name: `${project.name} (${project.key})` }).click();
    const dialog = page.getByRole("dialog", { name: `Change ${project.name}` });
    await how(dialog);
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
  };
  await change(projects[1], async (dialog) => {
    await dialog.getByRole("switch", { name: "It must be chosen" }).check();
    await expectAccessible(page, "what a search may do with a project");
    await shot(page, "scenario-item-searched");
  });
  await change(projects[0], (dialog) => dialog.getByLabel("It may start later, by months").fill("1"));
  await items.getByText("must be chosen").waitFor();
  await items.getByText("may start 1 month later").waitFor();
  await page.getByRole("link", { name: "Limits and rules" }).click();
  await page.getByRole("button", { name: "Add a rule" }).click();
  await page.getByRole("combobox", { name: "Rule 1" }).click();
  await page.getByRole("option", { name: "Requires" }).click();
  for (const [box, project] of /** @type {[string, any][]} */ ([["This project", projects[2]], ["needs this one", projects[0]]])) {
    await page.getByRole("combobox", { name: box }).click();
    await page.getByRole("option", { name: `${project.key} ${project.name}` }).click();
  }
  await page.getByRole("switch", { name: "A search keeps what has begun" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await toast(page, "Scenario saved.");
  await page.getByRole("link", { name: "Selection" }).click();
  await page.getByRole("button", { name: "Find the best selection" }).click();
  await page.getByText("Proven best").waitFor();
  await page.getByText("2 of 3").waitFor();
  const out = page.getByRole("region", { name: "Out" }).first();
  await out.getByRole("link", { name: "Lock museum" }).waitFor();
  await expectAccessible(page, "a selection of what is live");
  await shot(page, "scenario-live-selection");

  await page.getByRole("button", { name: "Make it a scenario" }).first().click();
  await toast(page, "Scenario “Locks first, best selection” created.");
  await page.getByRole("heading", { level: 1, name: "Locks first, best selection" }).waitFor();
  const row = (/** @type {string} */ name) => items.getByRole("row").filter({ hasText: name });
  await row("Lock museum").getByText("left out").waitFor();
  assert.equal(await row("Upper lock").getByText("left out").count(), 0);
  await shot(page, "scenario-carried-on");
  // What was chosen is deleted before it is committed: the refusal names it.
  const gone = await api(page, `/projects/${projects[0].id}`);
  await send(page, "delete", `/projects/${gone.id}`, undefined, gone.version);
  await page.getByRole("link", { name: "Commit and apply" }).click();
  await page.getByRole("button", { name: "Commit as baseline" }).click();
  const commit = page.getByRole("dialog", { name: /^Commit “Locks first, best selection”/ });
  await commit.getByLabel("Reason").fill("Locks first");
  await commit.getByRole("button", { name: "Commit as baseline" }).click();
  await commit.getByText(/Upper lock/).first().waitFor();
  await close(page);
});

test("I fund half of a project in a scenario, apply that, and find the money approved in the project", async () => {
  const page = await open("director", "/scenarios");
  const portfolio = await send(page, "post", "/portfolios", { name: "Harbour lights" });
  const body = { name: "Lighthouse", start: "2027-03-01T08:00", stage: "planned", portfolio_id: portfolio.id };
  const project = await send(page, "post", "/projects", body);
  const { task } = await send(page, "post", `/projects/${project.id}/tasks`, { name: "Build", duration_minutes: 4800 });
  const keeper = await send(page, "post", "/resources", { name: "Keeper", standard_rate: "50.00", currency: "EUR" });
  await send(page, "post", `/tasks/${task.id}/assignments`, { resource_id: keeper.id });
  const question = { currency: "EUR", start: "2027-03", months: 6 };
  const scenario = await send(page, "post", "/scenarios", { name: "Half a light", portfolio_id: portfolio.id, question });
  await send(page, "post", `/scenarios/${scenario.id}/items`, { all: true });

  await page.goto(`/scenarios/${scenario.id}/live`);
  const named = `Lighthouse (${project.key})`;
  const items = page.getByRole("grid", { name: "Projects and requests" });
  await items.getByRole("button", { name: named }).click();
  const dialog = page.getByRole("dialog", { name: "Change Lighthouse" });
  await dialog.getByLabel("Funding, % of its cost").fill("50");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await items.getByText("50 % funded").waitFor();
  // Eighty hours at 50.00: half of 4,000.00 is approved. Nothing was before.
  await page.getByRole("link", { name: "Commit and apply" }).click();
  const row = page.getByRole("row").filter({ hasText: named });
  await becomes(
    () => row.getByRole("cell").evaluateAll((cells) => cells.slice(2, 5).map((cell) => cell.textContent)),
    ["Approved: –", "Approved: €2,000", "Approved: –"],
  );
  await row.getByRole("checkbox").check();
  await shot(page, "scenario-funding");
  await page.getByRole("button", { name: "Apply to 1 chosen" }).click();
  const apply = page.getByRole("dialog", { name: "Carry the scenario into 1 project" });
  await apply.getByLabel("Reason").fill("Half is enough");
  await apply.getByRole("button", { name: "Apply" }).click();
  await toast(page, "1 project follows the scenario now");
  await page.getByText("Projects are as the scenario wants them").waitFor();
  const funding = async () => (await api(page, `/projects/${project.id}`)).funding_minor;
  assert.equal(await funding(), 200_000);
  await page.goto(`/projects/${project.id}/details`);
  await becomes(() => page.getByLabel("Approved funding (EUR)").inputValue(), "2 000");

  await page.goto(`/scenarios/${scenario.id}/decide`);
  await page.getByRole("button", { name: "Take back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await toast(page, "Projects are as they were before");
  assert.equal(await funding(), null);
  await close(page);
});

test("A search says what it could not do, and what helps", async () => {
  const page = await open("director", "/scenarios");
  const portfolio = await send(page, "post", "/portfolios", { name: "Too much at once" });
  const team = await send(page, "post", "/teams", { name: "Divers" });
  const diver = await send(page, "post", "/resources", { name: "Diver", team_id: team.id });
  for (const [name, start] of [["Deep well", "2027-03-01T08:00"], ["Far well", "2028-03-01T08:00"]]) {
    const body = { name, start, stage: "active", portfolio_id: portfolio.id };
    const project = await send(page, "post", "/projects", body);
    const { task } = await send(page, "post", `/projects/${project.id}/tasks`, { name: "Dive", duration_minutes: 4800 });
    await send(page, "post", `/tasks/${task.id}/assignments`, { resource_id: diver.id });
    if (name === "Far well") continue;
    const now = await api(page, `/tasks/${task.id}`);
    await send(page, "patch", `/tasks/${task.id}`, { percent_complete: 10 }, now.version);
  }
  const capacities = [{ name: "Divers", amounts: [3_600, 3_600, 3_600] }];
  const question = { currency: "EUR", start: "2027-03", months: 3, capacities, keep_begun: true };
  const scenario = await send(page, "post", "/scenarios", { name: "Short of divers", portfolio_id: portfolio.id, question });
  await send(page, "post", `/scenarios/${scenario.id}/items`, { all: true });
  await page.goto(`/scenarios/${scenario.id}`);
  await page.getByRole("button", { name: "Find the best selection" }).click();
  const note = page.getByRole("note").filter({ hasText: "What the search could not do" });
  await note.getByText(/^Far well \(.*\) begins on 1 Mar 2028, after the last month/).waitFor();
  await note.getByText(/^What has begun already asks for 80 hours of Divers in March 2027, and there are 60/).waitFor();
  await page.getByText(/ has begun and is kept$/).waitFor();
  await expectAccessible(page, "what a search could not do");
  await shot(page, "scenario-notices");
  // As it says, the search may drop what has begun.
  await page.getByRole("link", { name: "Limits and rules" }).click();
  await page.getByRole("switch", { name: "A search keeps what has begun" }).uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await toast(page, "Scenario saved.");
  await page.getByRole("link", { name: "Selection" }).click();
  await page.getByRole("button", { name: "Find the best selection" }).click();
  await page.getByText("Proven best").waitFor();
  assert.equal(await note.getByText("What has begun", { exact: false }).count(), 0);
  await close(page);
});

test("A project that somebody has worked on is not cancelled without a reason of its own", async () => {
  const page = await open("director", "/scenarios");
  const scenario = await send(page, "post", "/scenarios", {
    name: "Stop one",
    question: { currency: "EUR", start: "2026-12", months: 12 },
  });
  const overlay = await send(page, "post", `/scenarios/${scenario.id}/items`, { all: true });
  /** @type {{ id: string, name: string, key: string, version: number, change: object }} */
  const item = overlay.items.find((/** @type {any} */ one) => one.begun);
  await send(
    page,
    "patch",
    `/scenario_items/${item.id}`,
    { change: { ...item.change, out: true } },
    item.version,
  );
  await page.goto(`/scenarios/${scenario.id}/decide`);
  await page.getByRole("checkbox", { name: `${item.name} (${item.key})` }).check();
  await page.getByRole("button", { name: "Apply to 1 chosen" }).click();
  const apply = page.getByRole("dialog", { name: "Carry the scenario into 1 project" });
  await apply.getByRole("textbox", { name: /^Reason/ }).fill("Less money");
  // On hold is offered first; to cancel takes a reason of its own.
  await becomes(() => apply.getByRole("radio", { name: "Put on hold" }).isChecked(), true);
  await shot(page, "scenario-on-hold");
  await apply.getByRole("radio", { name: "Cancel the project" }).check();
  const why = apply.getByLabel(`Somebody has worked on ${item.name}.`);
  await why.fill(" ");
  await apply.getByRole("button", { name: "Apply" }).click();
  await apply.getByText("Say why it is cancelled all the same, put it on hold, or leave it out").waitFor();
  await shot(page, "scenario-cancel");
  await apply.getByRole("button", { name: "Cancel" }).click();
  await close(page);
});

test("I give a project's work to another role, hire for it, set targets and see all of it beside live", async () => {
  const page = await open("director", "/scenarios");
  const question = { currency: "EUR", start: "2026-12", months: 12 };
  const scenario = await send(page, "post", "/scenarios", { name: "Other people", question });
  const overlay = await send(page, "post", `/scenarios/${scenario.id}/items`, { all: true });
  const plain = await send(page, "post", "/scenarios", { name: "As it is", question });
  const plain_items = await send(page, "post", `/scenarios/${plain.id}/items`, { all: true });
  /** @type {{ id: string, name: string, key: string, roles: string[] }} */
  const item = overlay.items.find(
    (/** @type {any} */ one) => one.kind === "project" && one.roles.length > 0,
  );

  await page.goto(`/scenarios/${scenario.id}/live`);
  const items = page.getByRole("grid", { name: "Projects and requests" });
  await find(items, `${item.name} (${item.key})`);
  const dialog = page.getByRole("dialog", { name: `Change ${item.name}` });
  await dialog.getByRole("button", { name: "Let another role do work" }).click();
  await dialog.getByLabel("is done by").fill("Contractors");
  await dialog.getByLabel("Value in points").fill("77");
  await shot(page, "scenario-item");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await items.getByText(`Contractors instead of ${item.roles[0]}, worth 77`).waitFor();

  await page.getByRole("link", { name: "People and money" }).click();
  await page.getByRole("button", { name: "Add people" }).click();
  await page.getByLabel("Role", { exact: true }).first().fill("Contractors");
  await page.getByLabel("Full-time people").fill("2");
  const cost = page.getByLabel("Cost a month, EUR");
  await cost.fill("a lot");
  await cost.blur();
  await page.getByText("“a lot” is no number.").waitFor();
  await cost.fill("12,000");
  await cost.blur();
  await page.getByRole("button", { name: "Add a change" }).click();
  await page.getByLabel("Type of cost").first().fill("External");
  await page.getByLabel("More a month, EUR").fill("5,000");
  await page.getByLabel("Cost of at most, EUR").fill("1");
  await page.getByLabel("Value of at least").fill("1");
  await page.getByRole("button", { name: "Save" }).click();
  await toast(page, "Scenario saved.");
  await expectAccessible(page, "people and money");
  await shot(page, "scenario-wishes");
  await page.reload();
  await becomes(() => page.getByLabel("Full-time people").inputValue(), "2");

  // Four side by side, chosen on the page.
  for (const name of ["Twin of it", "Another twin"]) {
    const twin = await send(page, "post", "/scenarios", { name, copy_of: plain.id });
    assert.equal(twin.live_items, plain_items.items.length);
  }
  await page.goto(`/scenarios/compare?ids=${scenario.id}.${plain.id}`);
  for (const name of ["Twin of it", "Another twin"]) {
    await page.getByRole("combobox", { name: "Choose up to four scenarios" }).fill(name);
    await page.getByRole("option", { name, exact: true }).click();
  }
  await page.keyboard.press("Escape");
  const figures = page.getByRole("table", { name: "With live and with targets" });
  const cell = (/** @type {string} */ row) =>
    figures.getByRole("row", { name: row }).getByRole("cell");
  await figures.waitFor();
  assert.match(await cell("Cost ").nth(2).innerText(), /over 1/);
  assert.match(await cell("Value").nth(2).innerText(), /reaches 1/);
  const heads = ["Live", "Other people", "As it is", "Twin of it", "Another twin"];
  await becomes(() => figures.getByRole("columnheader").allInnerTexts().then((all) => all.slice(1)), heads);
  const costs = await Promise.all([3, 4, 5].map((at) => cell("Cost ").nth(at).innerText()));
  assert.equal(new Set(costs).size, 1, "twins cost what they were copied from");
  await page.getByRole("table", { name: "Cost by month" }).getByRole("row").nth(12).waitFor();
  // What nothing is changed in stands as it is live.
  await page.getByRole("grid", { name: "Dates and cost of each" }).getByRole("row").nth(3).waitFor();
  const compared = await api(page, `/scenario_comparison?ids=${scenario.id}.${plain.id}`);
  const own = compared.items.find((/** @type {any} */ one) => one.name === item.name);
  assert.ok(own.live);
  assert.deepEqual(own.scenarios[1], own.live);
  const people = page.getByRole("table", { name: "Work asked of people, of the time there is" });
  await people.getByRole("row", { name: "Contractors" }).waitFor();
  await page
    .getByRole("table", { name: "Money by objective" })
    .getByText("Serves no objective")
    .waitFor();
  await shot(page, "scenario-compare");
  await expectAccessible(page, "scenarios side by side with live");
  await close(page);
});

test("Only whom the owner chooses sees and changes a scenario of few", async () => {
  const page = await open("director", "/scenarios");
  const question = { currency: "EUR", start: "2026-12", months: 12 };
  const scenario = await send(page, "post", "/scenarios", { name: "For the board", question });
  const users = await api(page, "/users?q=executive");
  /** @type {{ id: string, name: string }} */
  const other = users.items.find((/** @type {any} */ one) => one.email === "executive@meridian.example");
  await page.goto(`/scenarios/${scenario.id}`);
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog", { name: "Who sees and changes “For the board”" });
  await dialog.getByLabel("For whom").click();
  await page.getByRole("option", { name: "Chosen people only" }).click();
  await dialog.getByLabel("Add a person").fill(other.name);
  await page.getByRole("option", { name: other.name }).click();
  await dialog.getByRole("switch", { name: `${other.name} may edit` }).check();
  await shot(page, "scenario-share");
  await dialog.getByRole("button", { name: "Save" }).click();
  await toast(page, "Shared as you said.");
  await page.getByText("Chosen people only").waitFor();
  const members = await api(page, `/scenarios/${scenario.id}/members`);
  assert.deepEqual(members, [{ user: { id: other.id, name: other.name }, may_edit: true }]);
  // Who was chosen sees it; for everybody else it is not there.
  const chosen = await open("executive", `/scenarios/${scenario.id}`);
  await chosen.getByRole("heading", { level: 1, name: "For the board" }).waitFor();
  await close(chosen);
  const outside = await open("pmo.analyst", "/");
  const asked = await outside.context().request.get(`/api/v1/scenarios/${scenario.id}`);
  assert.ok([403, 404].includes(asked.status()), `${asked.status()}`);
  await close(outside);
  await close(page);
});

test("A scenario says which projects have moved since their figures were taken, and takes them anew", async () => {
  const page = await open("director", "/scenarios");
  const question = { currency: "EUR", start: "2026-12", months: 12 };
  const scenario = await send(page, "post", "/scenarios", { name: "Of yesterday", question });
  const overlay = await send(page, "post", `/scenarios/${scenario.id}/items`, { all: true });
  /** @type {{ id: string, version: number, change: object, name: string, key: string, subject_id: string }} */
  const item = overlay.items.find((/** @type {any} */ one) => one.kind === "project" && !one.begun && !one.late);
  await page.goto(`/scenarios/${scenario.id}/live`);
  await page.getByText("Nothing has moved since.").waitFor();
  await send(page, "patch", `/scenario_items/${item.id}`, { change: { ...item.change, shift_days: 14 } }, item.version);
  const project = await api(page, `/projects/${item.subject_id}`);
  const start = `${Number(project.start.slice(0, 4)) + 1}${project.start.slice(4)}`;
  await send(page, "patch", `/projects/${item.subject_id}`, { start }, project.version);
  await page.reload();
  await page.getByText("1 project or request has moved since its figures were taken").waitFor();
  await page.getByText("Which, and how").click();
  await page.getByText(`${item.name} (${item.key}): Start`).waitFor();
  await shot(page, "scenario-moved");
  // Before anything is carried it stands three ways: when taken, as wanted, as it is now.
  await page.goto(`/scenarios/${scenario.id}/decide`);
  const row = page.getByRole("row").filter({ hasText: `${item.name} (${item.key})` });
  await row.getByText("live has moved").waitFor();
  const days = await row.getByRole("cell").evaluateAll((cells) =>
    cells.slice(2, 5).map((cell) => /\d+ \w+ \d{4}/.exec(cell.textContent ?? "")?.[0]),
  );
  assert.equal(new Set(days).size, 3, `${days}`);
  await row.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Apply to 1 chosen" }).click();
  const apply = page.getByRole("dialog", { name: "Carry the scenario into 1 project" });
  await apply.getByText(`Live has moved since the figures were taken: ${item.name}.`, { exact: false }).waitFor();
  await apply.getByLabel("Reason").fill("As decided");
  await shot(page, "scenario-conflict");
  // It moves once more while somebody looks: what was looked at is not carried.
  const now = await api(page, `/projects/${item.subject_id}`);
  await send(page, "patch", `/projects/${item.subject_id}`, { start: project.start }, now.version);
  await apply.getByRole("button", { name: "Apply" }).click();
  await apply.getByText(/has moved while you looked/).first().waitFor();
  assert.equal((await api(page, `/projects/${item.subject_id}`)).planned_start, project.planned_start);
  await apply.getByRole("button", { name: "Cancel" }).click();
  await send(
    page,
    "patch",
    `/projects/${item.subject_id}`,
    { start },
    (await api(page, `/projects/${item.subject_id}`)).version,
  );
  await page.goto(`/scenarios/${scenario.id}/live`);
  await page.getByRole("button", { name: "Take the figures anew" }).click();
  await page.getByText("Nothing has moved since.").waitFor();
  await send(
    page,
    "patch",
    `/projects/${item.subject_id}`,
    { start: project.start },
    (await api(page, `/projects/${item.subject_id}`)).version,
  );
  await close(page);
});
