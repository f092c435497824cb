import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) {
    await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
  }
};

/** @param {import("playwright-core").Page} page @param {string} name */
async function scenarioCalled(page, name) {
  return (await api(page, `/scenarios?q=${encodeURIComponent(name)}`)).items[0];
}

test("I make a scenario from scratch and get the golden selection with its proof", async () => {
  const page = await open("director", "/scenarios");
  await settled(page);
  await shot(page, "scenarios");
  await expectAccessible(page, "scenarios");
  await page.getByRole("button", { name: "New scenario" }).click();
  const dialog = page.getByRole("dialog", { name: "New scenario" });
  await dialog.getByLabel("Name").fill("Golden");
  await dialog.getByLabel("First month").fill("2027-01");
  await dialog.getByLabel("Months").fill("2");
  await dialog.getByRole("button", { name: "Create scenario" }).click();
  await page.getByText("No candidates yet").waitFor();
  await page.getByRole("button", { name: "Add projects" }).click();
  const adding = page.getByRole("dialog", { name: "Add projects" });
  await adding.getByRole("combobox", { name: "Add projects" }).click();
  for (const at of [0, 1, 2]) await page.getByRole("option").nth(at).click();
  await page.keyboard.press("Tab");
  await adding.getByRole("button", { name: "Add", exact: true }).click();
  const table = page.getByRole("region", { name: "Candidates" }).last();
  await table.getByRole("row").nth(3).waitFor();

  // Worth 90, 70, 55 for 50, 40, 30 in the first month.
  for (const [at, [value, cost]] of [["90", "50"], ["70", "40"], ["55", "30"]].entries()) {
    await table.getByRole("row").nth(at + 1).getByRole("button").click();
    const one = page.getByRole("dialog", { name: /Costs and hours of/ });
    await one.getByLabel("Value").fill(value);
    await one.getByRole("button", { name: "Add a line" }).first().click();
    await one.getByLabel("Name").fill("capex");
    await one.getByLabel("capex, Month 1").fill(cost);
    await one.getByLabel("capex, Month 1").press("Tab");
    if (at === 0) await shot(page, "scenario-item");
    await one.getByRole("button", { name: "Save" }).click();
    await one.waitFor({ state: "detached" });
  }
  await page.getByRole("link", { name: "Limits and rules" }).click();
  const budgets = page.getByRole("region", { name: "Budgets per month" }).last();
  await page.getByRole("button", { name: "Add a line" }).first().click();
  await budgets.getByLabel("Name").fill("capex");
  await budgets.getByLabel("capex, January 2027").fill("80");
  await budgets.getByLabel("capex, January 2027").press("Tab");
  // Cells of a spreadsheet go to the right and below; a row that was not there is added.
  await budgets.getByLabel("capex, January 2027").evaluate((cell) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "80\t0\n30\t40");
    const event = { clipboardData, bubbles: true, cancelable: true };
    cell.dispatchEvent(new ClipboardEvent("paste", event));
  });
  await page.waitForFunction(() =>
    [...document.querySelectorAll("input")].some(
      (cell) => cell.getAttribute("aria-label") === "new 2, February 2027" && cell.value === "40",
    ),
  );
  await budgets.getByRole("button", { name: "Remove new 2" }).click();
  await expectAccessible(page, "limits of a scenario");
  await page.getByRole("button", { name: "Save" }).click();
  await toast(page, "Scenario saved.");
  await page.getByRole("link", { name: "Selection" }).click();
  await page.getByRole("button", { name: "Find the best selection" }).click();
  // 90 and 55 for 80; 90 and 70 would cost 90.
  await page.getByText("Proven best").waitFor();
  await page.getByText("145", { exact: true }).first().waitFor();
  await page.getByText("2 of 3").waitFor();
  await page.getByText(/ short of budget capex in January 2027/).waitFor();
  await expectAccessible(page, "a selection");
  await close(page);
});

test("I see what binds, what other budgets buy, and open a point of the curve", async () => {
  const page = await open("director", "/scenarios");
  const scenario = await scenarioCalled(page, "Plan of record");
  await page.goto(`/scenarios/${scenario.id}`);
  await settled(page);
  await page.getByRole("heading", { name: "What more or less money buys" }).waitFor();
  // Whom what is left out would replace, and how far what runs today lies below the curve.
  await page.getByText(/^Would replace .+ \(/).first().waitFor();
  await page.getByText(/^Projects running today cost .* and are worth .*\. (The best|They do not keep)/).waitFor();
  await page.getByText("As a table").click();
  await page.getByRole("button", { name: "Show" }).nth(2).click();
  await page.getByRole("heading", { name: /Selection at .* of the budget/ }).waitFor();
  await expectAccessible(page, "a frontier");
  await shot(page, "scenario-answer");
  await page.goto(`/scenarios/${scenario.id}/candidates`);
  await settled(page);
  await page.getByText(/^score /).first().waitFor();
  await shot(page, "scenario-candidates");
  await page.goto(`/scenarios/${scenario.id}/limits`);
  await settled(page);
  await shot(page, "scenario-limits");
  await close(page);
});

test("I limit money, people, buckets and starts, say what needs what, and what makes no sense is named", async () => {
  const page = await open("director", "/scenarios");
  const projects = (await api(page, "/projects?limit=3&sort=name")).items;
  // Worth 90, 70 and 55 for 50.00, 40.00 and 30.00 of money, and ten hours of an engineer each.
  const items = projects.map((/** @type {any} */ project, /** @type {number} */ at) => ({
    project_id: project.id,
    value: ["90", "70", "55"][at],
    bucket: at === 1 ? "Run" : "Grow",
    costs: [{ name: "capex", amounts: [[5_000, 4_000, 3_000][at]] }],
    demands: [{ name: "Engineer", amounts: [600] }],
  }));
  const budgets = [{ name: "capex", amounts: [6_000, 0], carry_over: true }];
  const needs = (/** @type {number} */ one, /** @type {number} */ other) => ({
    kind: "requires",
    project: projects[one].id,
    needs: projects[other].id,
  });
  const question = { currency: "EUR", start: "2027-01", months: 2, budgets, items, rules: [needs(1, 2), needs(2, 1)] };
  const scenario = await send(page, "post", "/scenarios", { name: "Everything limited", question });
  await page.goto(`/scenarios/${scenario.id}`);
  await page.getByRole("button", { name: "Find the best selection" }).click();
  // By its number, whichever of the two is met first.
  await toast(page, ": the projects need each other in a circle");

  await page.getByRole("link", { name: "Limits and rules" }).click();
  // By keyboard: the notice may lie above it.
  await page.getByRole("button", { name: "Remove rule 2" }).press("Enter");
  const people = page.getByRole("region", { name: "Hours per month" }).last();
  await page.getByRole("button", { name: "Add a line" }).nth(1).click();
  await people.getByLabel("Name").fill("Engineer");
  // What is below nothing is not taken: the cell is named, and what it may hold.
  const january = page.getByRole("region", { name: "Budgets per month" }).last().getByLabel("capex, January 2027");
  await january.fill("-60");
  await january.press("Tab");
  await page.getByRole("alert").getByText("capex, January 2027: -60 is below 0. Type 0 or more.").waitFor();
  await becomes(() => january.inputValue(), "60");
  await shot(page, "scenario-negative-budget");
  for (const month of ["January 2027", "February 2027"]) {
    await people.getByLabel(`Engineer, ${month}`).fill("10");
    await people.getByLabel(`Engineer, ${month}`).press("Tab");
  }
  /** @param {number} number @param {string} kind */
  const rule = async (number, kind) => {
    await page.getByRole("button", { name: "Add a rule" }).click();
    await page.getByRole("combobox", { name: `Rule ${number}` }).click();
    await page.getByRole("option", { name: kind }).click();
  };
  await rule(2, "At least so many of");
  await page.getByRole("combobox", { name: "Projects", exact: true }).click();
  await page.getByRole("option", { name: projects[1].key }).click();
  await page.keyboard.press("Escape");
  await rule(3, "Share of a bucket");
  await page.getByLabel("Bucket", { exact: true }).fill("Run");
  await page.getByLabel("At most, %").fill("80");
  await expectAccessible(page, "limits and rules of every kind");
  await shot(page, "scenario-rules");
  await page.getByRole("button", { name: "Save" }).click();
  await toast(page, "Scenario saved.");

  // The first must not, the third may wait a month and be funded by half.
  await page.getByRole("link", { name: "Candidates" }).click();
  const table = page.getByRole("region", { name: "Candidates" }).last();
  const change = async (/** @type {any} */ project, /** @type {(dialog: import("playwright-core").Locator) => Promise<void>} */ how) => {
    await table.getByRole("button", { name: project.name }).click();
    const dialog = page.getByRole("dialog", { name: `Costs and hours of ${project.name}` });
    await how(dialog);
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
  };
  await change(projects[0], async (dialog) => {
    await dialog.getByRole("combobox", { name: "Must or must not" }).click();
    await page.getByRole("option", { name: "Must not" }).click();
  });
  await change(projects[2], async (dialog) => {
    await dialog.getByRole("combobox", { name: "Latest start" }).click();
    await page.getByRole("option", { name: "February 2027" }).click();
    await dialog.getByLabel("May be funded in part, %").fill("50");
  });
  await page.getByRole("link", { name: "Selection" }).click();
  await page.getByRole("button", { name: "Find the best selection" }).click();
  await page.getByText("Proven best").waitFor();
  // 70 and half of 55, for 40 and 15 of 60.
  await page.getByText("97.5", { exact: true }).first().waitFor();
  const chosen = page.getByRole("region", { name: "In", exact: true }).last();
  const half = chosen.getByRole("row").filter({ hasText: projects[2].name });
  await half.getByText("50 % funded").waitFor();
  await half.getByText("February 2027").waitFor();
  await page.getByText("It is excluded").waitFor();
  await page.getByText(`${projects[1].key} requires ${projects[2].key}`).first().waitFor();
  await page.getByText(/^at least 1 of /).first().waitFor();
  await shot(page, "scenario-limited");

  // A point of the curve is a scenario of its own, in which its selection is done.
  await page.getByText("As a table").click();
  await page.getByRole("button", { name: "Show" }).last().click();
  await page.getByRole("button", { name: "Make it a scenario" }).last().click();
  await toast(page, "of the budget” created.");
  const copied = page.getByRole("region", { name: "Candidates" }).last();
  await copied.getByRole("row").filter({ hasText: projects[1].name }).getByText("Must", { exact: true }).waitFor();
  await copied.getByRole("row").filter({ hasText: projects[0].name }).getByText("Must not").waitFor();
  await close(page);
});

test("I watch a hard search get better, and stop it with the best so far", async () => {
  const page = await open("director", "/scenarios");
  const projects = (await api(page, "/projects?limit=40&sort=name")).items;
  const types = ["a", "b", "c", "d", "e"];
  const items = projects.map((/** @type {any} */ project, /** @type {number} */ at) => ({
    project_id: project.id,
    value: String(1000 + ((at * 6151) % 983)),
    latest: 4,
    costs: types.map((name, k) => ({
      name,
      amounts: [0, 1, 2].map((month) => 1000 + ((at * 7919 + k * 104729 + month * 31) % 997)),
    })),
  }));
  const budgets = types.map((name) => ({ name, amounts: Array.from({ length: 7 }, () => 6000) }));
  const question = { currency: "EUR", start: "2027-01", months: 7, budgets, items };
  const scenario = await send(page, "post", "/scenarios", { name: "Hard", question });
  await page.goto(`/scenarios/${scenario.id}`);
  await settled(page);
  await page.getByLabel("At most, seconds").fill("60");
  await page.getByRole("button", { name: "Find the best selection" }).click();
  await page.getByText(/Best so far: [\d,.]+ · None is worth more than/).waitFor();
  await shot(page, "scenario-running");
  await page.getByRole("button", { name: "Stop with the best so far" }).click();
  await page.getByText("Best found").waitFor();
  await close(page);
});

test("Limits that cannot hold together are named in words", async () => {
  const page = await open("director", "/scenarios");
  const projects = (await api(page, "/projects?limit=2&sort=name")).items;
  const ids = projects.map((/** @type {any} */ one) => one.id);
  const items = ids.map((/** @type {string} */ project_id) => ({ project_id, value: "1" }));
  const rules = [
    { kind: "exclusive", projects: ids },
    { kind: "at_least", count: 2, projects: ids },
  ];
  const question = { currency: "EUR", start: "2027-01", months: 1, items, rules };
  const scenario = await send(page, "post", "/scenarios", { name: "Torn", question });
  await page.goto(`/scenarios/${scenario.id}`);
  await page.getByRole("button", { name: "Find the best selection" }).click();
  await page.getByRole("heading", { name: "These cannot hold together" }).waitFor();
  await page.getByText(/^at most one of /).waitFor();
  await page.getByText(/^at least 2 of /).waitFor();
  await close(page);
});

test("I keep a scenario as a snapshot, which says that it stays as it is, and go on in a copy", async () => {
  const page = await open("director", "/scenarios");
  const [project] = (await api(page, "/projects?limit=1&sort=name")).items;
  const items = [{ project_id: project.id, value: "1" }];
  const question = { currency: "EUR", start: "2027-01", months: 2, items };
  const scenario = await send(page, "post", "/scenarios", { name: "Proposal of May", question });
  await page.goto(`/scenarios/${scenario.id}`);
  /** @param {string} name @param {boolean} frozen */
  const copied = async (name, frozen) => {
    await page.getByRole("button", { name: "Copy" }).click();
    const dialog = page.getByRole("dialog", { name: "Copy" });
    await dialog.getByLabel("Name").fill(name);
    if (frozen) await dialog.getByRole("switch", { name: "As a snapshot" }).check();
    await dialog.getByRole("button", { name: "Create scenario" }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
  };
  await copied("As it was in May", true);
  const note = page.getByRole("note").filter({ hasText: "A snapshot stays as it is" });
  await note.getByText("To go on from it, copy it and change the copy.", { exact: false }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Find the best selection" }).count(), 0);
  await page.getByRole("link", { name: "Limits and rules" }).click();
  await becomes(() => page.getByLabel("First month").isDisabled(), true);
  assert.equal(await page.getByRole("button", { name: "Save" }).count(), 0);
  await expectAccessible(page, "a snapshot of a scenario");
  await shot(page, "scenario-snapshot");
  // Not by another way either: the server says the same, with what to do.
  const frozen = await scenarioCalled(page, "As it was in May");
  const patch = { data: { name: "Other" }, headers: { "if-match": '"1"' } };
  const refused = await page.context().request.patch(`/api/v1/scenarios/${frozen.id}`, patch);
  assert.equal(refused.status(), 422);
  assert.match((await refused.json()).detail, /a snapshot, which stays as it is\. Make a copy/);

  await copied("June from May", false);
  await becomes(() => note.count(), 0);
  await page.getByRole("button", { name: "Find the best selection" }).click();
  await page.getByText("Proven best").waitFor();
  // What nobody needs any more is removed, a snapshot too.
  await page.goto(`/scenarios/${frozen.id}`);
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await toast(page, "“As it was in May” deleted.");
  await close(page);
});

test("I compare two scenarios side by side, and the address keeps which", async () => {
  const page = await open("executive", "/scenarios");
  const one = await scenarioCalled(page, "Plan of record");
  const other = await scenarioCalled(page, "A third less money");
  await page.goto(`/scenarios/compare?ids=${one.id}.${other.id}`);
  await settled(page);
  await page.getByRole("columnheader", { name: "A third less money" }).first().waitFor();
  await page.getByRole("heading", { name: "In and out" }).waitFor();
  await expectAccessible(page, "scenarios side by side");
  await shot(page, "scenario-compare");
  // An executive looks; nothing is offered that changes a scenario.
  await page.goto(`/scenarios/${one.id}`);
  await page.getByRole("heading", { name: "What more or less money buys" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Find the best selection" }).count(), 0);
  await close(page);
  const member = await open("team.member", "/");
  await settled(member);
  assert.equal(await member.getByRole("link", { name: "Scenarios" }).count(), 0);
  await close(member);
});
