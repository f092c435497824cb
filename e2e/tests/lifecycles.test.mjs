import assert from "node:assert/strict";
import { test } from "node:test";
import {
  api,
  becomes,
  close,
  expectAccessible,
  open,
  send,
  settled,
  toast,
  useBrowser,
} from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS)
    await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
};

/** A project of the first portfolio, where the portfolio manager asks for gates. @param {import("playwright-core").Page} page @param {string} name */
async function project(page, name) {
  const programs = (await api(page, "/programs?q=Metro")).items;
  return send(page, "post", "/projects", {
    name,
    start: "2027-01-04T08:00",
    program_id: programs[0].id,
  });
}

/** @param {import("playwright-core").Page} page @param {string} name */
async function lifecycle(page, name) {
  const all = (await api(page, "/lifecycles")).items;
  return all.find((/** @type {any} */ one) => one.name === name);
}

/** @param {import("playwright-core").Page} page @param {string} id @param {string} name */
async function begin(page, id, name) {
  const { id: lifecycle_id } = await lifecycle(page, name);
  return send(page, "put", `/projects/${id}/lifecycle`, { lifecycle_id }, 0);
}

/** Ticks an item. @param {import("playwright-core").Page} page @param {string} item @param {"Note" | "Link"} field @param {string} text */
async function show(page, item, field, text) {
  await page.getByRole("button", { name: `Show evidence for “${item}”` }).click();
  const dialog = page.getByRole("dialog", { name: item });
  await dialog.getByRole("textbox", { name: field }).fill(text);
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
}

test("A stranger takes a request from the form to a funded project at its first gate", async () => {
  const client = await open("client", "/requests");
  await settled(client);
  await client.getByRole("button", { name: "New request" }).first().click();
  const dialog = client.getByRole("dialog", { name: "New request" });
  await dialog.getByRole("button", { name: /Project idea/ }).click();
  await dialog.getByLabel("Title").fill("Benches along the quay");
  await dialog.getByRole("button", { name: "Go on to the form" }).click();
  await client.getByLabel("What problem does it solve?").fill("Nobody can sit down at the quay.");
  await client.getByRole("combobox", { name: "Who gains from it?" }).click();
  await client.getByRole("option", { name: "Customers" }).click();
  await client.getByRole("radio", { name: "No" }).click();
  await client.getByLabel("Estimated cost").fill("40000");
  await client.getByRole("button", { name: "Submit" }).click();
  await toast(client, "submitted");

  const analyst = await open("pmo.analyst", "/requests");
  await analyst.getByRole("link", { name: "Benches along the quay" }).click();
  await analyst.getByRole("button", { name: "Take into triage" }).click();
  await analyst.getByRole("dialog").getByRole("button", { name: "Take into triage" }).click();
  await toast(analyst, "is in triage");
  await analyst.getByRole("button", { name: "More" }).click();
  await analyst.getByRole("menuitem", { name: "Put to decision" }).click();
  await analyst.getByRole("dialog").getByRole("button", { name: "Put to decision" }).click();
  await toast(analyst, "waits for a decision");

  const director = await open("director", "/inbox");
  await director.getByRole("link", { name: "Benches along the quay" }).click();
  await director.getByRole("button", { name: "Approve", exact: true }).click();
  await director.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await toast(director, "approved");
  await director.getByRole("button", { name: "Make it a project" }).click();
  const convert = director.getByRole("dialog");
  await convert.getByLabel("Key").fill("BENCH");
  await convert.getByRole("combobox", { name: "Program" }).fill("Metro");
  await director.getByRole("option", { name: "Metro Line 4" }).click();
  await convert.getByRole("button", { name: "Create project" }).click();
  await toast(director, "created");

  // Who manages the portfolio finds the project and begins the lifecycle that is suggested for it.
  const manager = await open("portfolio.manager", "/projects?q=Benches");
  await manager.getByRole("link", { name: "Benches along the quay" }).click();
  await manager.getByRole("link", { name: "Governance" }).click();
  await manager.getByText("“Small project” is suggested for it.").waitFor();
  await manager.getByRole("button", { name: "Begin with “Small project”" }).click();
  await toast(manager, "“Small project” begins.");
  await manager.getByRole("list", { name: "Stages" }).getByText("Prepare").waitFor();
  await expectAccessible(manager, "the first stage of a project");

  // Asking too early says what is missing; each missing thing leads to where it is filled in.
  await manager.getByRole("button", { name: "Ask for the gate" }).click();
  const early = manager.getByRole("dialog");
  // Who will decide is told before anything is asked.
  const forecast = early.getByRole("region", { name: "Who will have to approve" });
  await forecast.getByText("Along the route “Gates of small projects”:").waitFor();
  await forecast.getByText("Ann Meyer").first().waitFor();
  await early.getByRole("button", { name: "Ask for the gate" }).click();
  await early.getByText(/The gate “Begin” is not ready.*A brief of one page/).waitFor();
  await expectAccessible(manager, "asking for a gate that is not ready");
  await early.getByRole("button", { name: "Cancel" }).click();
  await show(manager, "A brief of one page is agreed", "Link", "https://files.example/benches.pdf");
  await show(manager, "The money is set aside", "Note", "40,000 € of the budget for the quay.");
  await manager.getByRole("link", { name: "Fill in: Project manager" }).click();
  await manager.getByRole("combobox", { name: "Owner" }).fill("Hiro");
  await manager.getByRole("option", { name: "Hiro Tanaka" }).click();
  const described = manager.getByLabel("Description");
  if (!(await described.inputValue())) await described.fill("Twelve benches of oak.");
  await manager.getByRole("button", { name: "Save" }).click();
  await toast(manager, "saved");
  await manager.getByRole("link", { name: "Governance" }).click();
  await manager.getByText(/Ready$/).waitFor();
  await manager.getByRole("button", { name: "Ask for the gate" }).click();
  const ask = manager.getByRole("dialog");
  await ask.getByLabel("What the approvers should know").fill("The oak is there.");
  await ask.getByRole("button", { name: "Ask for the gate" }).click();
  await toast(manager, "waits for its approvers");
  await shot(manager, "governance-waits");

  // The director finds it in the inbox, reads what was checked, and funds it on a condition.
  await director.goto("/inbox");
  await director.getByRole("link", { name: "Benches along the quay: Begin" }).click();
  await director.getByText("The oak is there.").first().waitFor();
  await director
    .getByRole("list", { name: "Checklist" })
    .getByText("The money is set aside")
    .waitFor();
  const evidence = director.getByRole("link", { name: "Open the evidence" });
  assert.equal(await evidence.getAttribute("href"), "https://files.example/benches.pdf");
  await director.getByLabel("What has to be done").fill("Agree on colours with the city");
  await director.getByRole("button", { name: "Add a condition" }).click();
  await toast(director, "The condition was added.");
  // Another one is for who asked for the project in the first place.
  const { user } = await api(client, "/me");
  const gate = director.url().slice(director.url().lastIndexOf("/") + 1);
  const planks = { text: "Say which wood you like", owner_id: user.id, due: "2099-12-31" };
  await send(director, "post", `/gate_reviews/${gate}/conditions`, planks);
  await expectAccessible(director, "a gate to be decided");
  await shot(director, "gate-review");
  await director.getByRole("button", { name: "Approve", exact: true }).click();
  await director.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await toast(director, "approved");
  await director.getByText("Go on conditions").waitFor();

  // The manager's page has followed: another stage, the project under way, a condition to close.
  await manager.getByRole("list", { name: "Gates so far" }).getByText("Go on conditions").waitFor();
  await manager
    .getByRole("listitem")
    .filter({ hasText: "Deliver" })
    .and(manager.locator("[aria-current]"))
    .waitFor();
  await manager.getByText("Active").first().waitFor();
  await manager.getByRole("button", { name: "Close “Agree on colours with the city”" }).click();
  const closing = manager.getByRole("dialog");
  await closing.getByLabel("How was it met?").fill("Green, like the trams.");
  await closing.getByRole("button", { name: "Close", exact: true }).last().click();
  await toast(manager, "Closed.");
  await client.goto("/inbox");
  const owed = client.getByRole("listitem").filter({ hasText: "Say which wood you like" });
  await owed.getByText("Condition to meet").waitFor();
  await owed.getByText("due 31 Dec 2099").waitFor();
  await expectAccessible(client, "a condition in the inbox");
  await shot(client, "inbox-condition");
  await owed.getByRole("button", { name: "Close the condition of Benches along the quay: Begin" }).click();
  const meeting = client.getByRole("dialog", { name: "Close “Say which wood you like”" });
  await meeting.getByLabel("How was it met?").fill("Oak, like the old ones.");
  await meeting.getByRole("button", { name: "Close", exact: true }).last().click();
  await toast(client, "Closed.");
  await owed.waitFor({ state: "detached" });
  await manager.getByRole("list", { name: "Conditions" }).getByText("Oak, like the old ones.").waitFor();
  // What the stage locks is shown locked, and says so.
  await manager.getByRole("link", { name: "Details" }).click();
  await manager.getByText("Locked in stage “Deliver”: Description.").waitFor();
  await becomes(() => manager.getByLabel("Description").isDisabled(), true);
  for (const page of [client, analyst, director, manager]) await close(page);
});

test("I see why a rule does not hold, and the PMO waives it with a reason that is kept", async () => {
  const director = await open("director", "/projects");
  const own = await project(director, "Rules on trial");
  const definition = {
    stages: [
      {
        key: "one",
        name: "First",
        gate: {
          name: "Enough tasks",
          rules: [
            { key: "many", text: "task_count / 0 > 1 or task_count > 3", says: "Plan more." },
          ],
        },
      },
      { key: "two", name: "Second" },
    ],
  };
  const made = await send(director, "post", "/lifecycles", {
    name: "On trial",
    subject_kind: "project",
    definition,
  });
  await send(director, "put", `/projects/${own.id}/lifecycle`, { lifecycle_id: made.id }, 0);
  await director.goto(`/projects/${own.id}/governance`);
  await director.getByText(/This cannot be computed.*divides by zero/).waitFor();
  await director.getByRole("button", { name: /^Waive/ }).click();
  const waive = director.getByRole("dialog");
  await waive.getByRole("button", { name: "Waive" }).click();
  await waive.getByText("Say why: it is kept in the log of deviations.").first().waitFor();
  await waive.getByLabel("Reason").fill("The rule is wrong.");
  await waive.getByRole("button", { name: "Waive" }).click();
  await director.getByText("Waived: The rule is wrong.").waitFor();
  await director.getByText(/Ready$/).waitFor();
  const log = director.getByRole("region", { name: "Deviations" });
  await log.getByText("The rule is wrong.").waitFor();

  // A change of the definition is a new version; the project is moved to it with a reason.
  definition.stages[0].gate = { name: "Enough tasks", rules: [] };
  await send(director, "patch", `/lifecycles/${made.id}`, { definition, reason: "Fixed" }, 1);
  await director.reload();
  await director.getByRole("button", { name: "Move to version 2" }).click();
  const move = director.getByRole("dialog");
  await move.getByLabel("Reason").fill("The rule was fixed.");
  await move.getByRole("button", { name: "Save" }).click();
  await log.getByText("The rule was fixed.").waitFor();
  await send(director, "patch", `/lifecycles/${made.id}`, { archived: true }, 2);
  await close(director);
});

test("I design a lifecycle by keyboard, try its rules on a project, and see errors at their letters", async () => {
  const page = await open("pmo.analyst", "/settings/lifecycles");
  await page.getByRole("button", { name: "Add a lifecycle" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a lifecycle" });
  await dialog.getByLabel("Name").fill("By keyboard");
  await dialog.getByRole("radio", { name: "Scrum" }).check();
  const shipped = (await api(page, "/lifecycle_methods")).items;
  assert.equal(shipped.length, 8);
  for (const one of shipped) await dialog.getByRole("radio", { name: one.name }).waitFor();
  await expectAccessible(page, "the shipped methods");
  await dialog.getByRole("button", { name: "Add" }).click();
  await page.getByRole("heading", { name: "By keyboard" }).waitFor();
  await expectAccessible(page, "the designer of a lifecycle");
  await page.getByRole("combobox", { name: "Try rules on a project" }).fill("Harbour");
  await page.getByRole("option", { name: "Harbour Station" }).click();

  // Everything from here on by keyboard.
  const first = page.getByRole("group", { name: /^Stage 1/ });
  await first.getByRole("button", { name: "Add a rule" }).focus();
  await page.keyboard.press("Enter");
  const rules = first.getByRole("textbox", { name: /^Rule \d of stage 1/ });
  await rules.last().focus();
  await page.keyboard.type("task_count > cost");
  await first.getByText("letters 14 to 17").waitFor();
  await first.getByText(/there is no field `cost`/).waitFor();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("task_count < 2");
  await first.getByText("does not hold").last().waitFor();
  await first.getByText("How it came to this").last().click();
  await first.getByText("task_count", { exact: true }).last().waitFor();
  await shot(page, "lifecycle-designer");
  await page.getByRole("button", { name: "Move stage 1 down" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("group", { name: "Stage 2: Vision" }).waitFor();
  await page.getByRole("button", { name: "Add a stage" }).focus();
  await page.keyboard.press("Enter");
  const save = page.getByRole("button", { name: "Save" });
  await save.focus();
  await page.keyboard.press("Enter");
  await page.getByText("Fill this in.").first().waitFor();
  await page.getByRole("textbox", { name: "Name of stage 4" }).fill("Party");
  await page.getByRole("textbox", { name: "Name of the gate" }).last().fill("Over");
  await page.getByLabel("Why you change it").fill("We celebrate.");
  await save.focus();
  await page.keyboard.press("Enter");
  await toast(page, "“By keyboard” saved.");
  await page.getByRole("region", { name: "Versions" }).getByText("We celebrate.").waitFor();
  const made = await lifecycle(page, "By keyboard");
  assert.deepEqual(
    made.definition.stages.map((/** @type {any} */ one) => one.name),
    ["Sprints", "Vision", "Wrap-up", "Party"],
  );
  await send(page, "patch", `/lifecycles/${made.id}`, { archived: true }, made.version);
  await close(page);
});

test("I type a rule that asks for the score, one criterion and the risk, and see what a project and the one without scores say to it", async () => {
  const page = await open("director", "/settings/lifecycles", { colorScheme: "dark" });
  const definition = { stages: [{ key: "idea", name: "Idea", gate: { name: "Screen", rules: [{ key: "worth", text: "task_count > 0", says: "" }] } }] };
  const made = await send(page, "post", "/lifecycles", { name: "By score", subject_kind: "project", applies_when: "task_count < 0", definition });
  const model = (await api(page, "/scoring_models?q=Strategic")).items[0];
  const ranked = (await api(page, `/scoring_models/${model.id}/ranking?kind=project`)).items;
  const { subject, score } = ranked[0];
  const said = await api(page, `/assessments?model_id=${model.id}&subject_kind=project&subject_id=${subject.id}`);
  /** @param {string} code */
  const mean = (code) => {
    const values = said.items.map((/** @type {any} */ one) => one.measures.find((/** @type {any} */ m) => m.criterion === code).value);
    return values.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0) / values.length;
  };
  await page.goto(`/settings/lifecycles/${made.id}`);
  await page.getByRole("combobox", { name: "Try rules on a project" }).fill(subject.name);
  await page.getByRole("option", { name: subject.name, exact: true }).click();
  const first = page.getByRole("group", { name: /^Stage 1/ });
  const rule = first.getByRole("textbox", { name: /^Rule \d of stage 1/ }).first();
  const verdict = first.getByRole("status").filter({ hasText: /\S/ }).first();
  const [points, risk, fit] = [Math.floor(score), mean("risk"), mean("strategic_fit")];
  await rule.fill(`score >= ${points} and score.risk <= ${risk} and score.strategic_fit >= ${fit}`);
  await verdict.getByText(/holds$/).waitFor();
  await verdict.getByText("How it came to this").click();
  for (const field of ["score.risk", "score.strategic_fit"]) await verdict.getByText(field, { exact: true }).first().waitFor();
  await expectAccessible(page, "a rule about scores in the dark");
  await shot(page, "rule-score-dark");
  await rule.fill(`score.risk < ${risk}`);
  await verdict.getByText(/does not hold$/).waitFor();
  // What the model does not ask is named at its letters.
  await rule.fill("score.weather > 3");
  await verdict.getByText("letters 1 to 13").waitFor();
  // A project that nobody scored has no score: a rule that does not ask for that cannot say.
  const own = await project(page, "Scored by nobody");
  await page.getByRole("combobox", { name: "Try rules on a project" }).fill(own.name);
  await page.getByRole("option", { name: own.name, exact: true }).click();
  await rule.fill("score.risk <= 7");
  await verdict.getByText(/cannot be told$/).waitFor();
  await rule.fill("empty(score.risk) or score.risk <= 7");
  await verdict.getByText(/holds$/).waitFor();
  await send(page, "patch", `/lifecycles/${made.id}`, { archived: true }, made.version);
  await close(page);
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`I see which projects use which version and how compliant they are (${colorScheme})`, async () => {
    const page = await open("director", "/compliance", { colorScheme });
    await settled(page);
    const grid = page.getByRole("grid", { name: "Lifecycle compliance" });
    await grid.getByText("Construction").first().waitFor();
    await expectAccessible(page, "the list of compliance");
    await shot(page, `compliance-${colorScheme}`);
    await page.getByRole("combobox", { name: "State" }).click();
    await page.getByRole("option", { name: "Ended" }).click();
    await page.waitForURL(/state=ended/);
    await grid.getByText("Ended").first().waitFor();
    const { items } = await api(page, "/lifecycle_compliance?state=ended");
    assert.ok(items.length > 0 && items[0].checked > 0, "two years of gates are there");
    await grid.getByRole("link", { name: items[0].name }).click();
    await page.getByRole("list", { name: "Gates so far" }).getByRole("listitem").first().waitFor();
    await expectAccessible(page, "governance of a project that has ended");
    await shot(page, `governance-ended-${colorScheme}`);
    await page.getByRole("list", { name: "Gates so far" }).getByRole("link").first().click();
    await page.getByRole("heading", { name: "What was checked" }).waitFor();
    await expectAccessible(page, "a gate that was decided");
    await close(page);
  });
}

test("The PMO says per portfolio how strict it is, and guidance lets me pass a gate that is not ready", async () => {
  const director = await open("director", "/settings/lifecycles");
  const kinds = director.getByRole("region", { name: "Kind of PMO" });
  await kinds.getByRole("combobox", { name: "Kind of PMO: Infrastructure" }).click();
  await director.getByRole("option", { name: "Supportive" }).click();
  await toast(director, "“Infrastructure” changed.");
  await expectAccessible(director, "lifecycles and the kind of PMO");
  await shot(director, "settings-lifecycles");
  const own = await project(director, "Only guidance");
  const manager = await open("portfolio.manager", "/projects");
  await begin(manager, own.id, "Small project");
  await manager.goto(`/projects/${own.id}/governance`);
  await manager.getByText("Here gates are guidance.", { exact: false }).waitFor();
  await manager.getByRole("button", { name: "Pass the gate" }).click();
  await manager.getByRole("dialog").getByRole("button", { name: "Pass the gate" }).click();
  await toast(manager, "The gate was passed.");
  await manager.getByText("Passed though missing: The money is set aside").waitFor();

  await kinds.getByRole("combobox", { name: "Kind of PMO: Infrastructure" }).click();
  await director.getByRole("option", { name: "Directive" }).click();
  await toast(director, "“Infrastructure” changed.");
  await manager.reload();
  await manager.getByText("As controlling, and only the PMO asks", { exact: false }).waitFor();
  assert.equal(await manager.getByRole("button", { name: "Ask for the gate" }).count(), 0);
  await kinds.getByRole("combobox", { name: "Kind of PMO: Infrastructure" }).click();
  await director.getByRole("option", { name: "As the organisation" }).click();
  await director.getByRole("cell", { name: "As controlling" }).waitFor({ state: "detached" });
  await manager.reload();
  await manager.getByRole("button", { name: "Ask for the gate" }).waitFor();
  await close(manager);
  await close(director);
});

test("I write a route for gates, and a gate of my lifecycle names it", async () => {
  const page = await open("director", "/settings/approvals/new");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("By its manager");
  await page.getByRole("combobox", { name: "For" }).click();
  await page.getByRole("option", { name: "Gate", exact: true }).click();
  await page.getByRole("textbox", { name: "Name of step 1" }).fill("Manager");
  await page.getByRole("combobox", { name: "Who decides: Kind" }).click();
  await page.getByRole("option", { name: "Person named by" }).click();
  await page.getByRole("combobox", { name: "Who decides: Field" }).click();
  await page.getByRole("option", { name: "Project manager" }).click();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expectAccessible(page, "a route for gates");
  await page.getByRole("button", { name: "Save" }).click();
  await toast(page, "By its manager");
  const gates = page.getByRole("region", { name: "Routes for: Gate" });
  await gates.getByRole("link", { name: "By its manager" }).waitFor();
  const { id } = await lifecycle(page, "Digital");
  await page.goto(`/settings/lifecycles/${id}`);
  const first = page.getByRole("group", { name: /^Stage 1/ });
  await first.getByRole("combobox", { name: "Who decides" }).click();
  await page.getByRole("option", { name: "By its manager" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await toast(page, "“Digital” saved.");
  await page.getByRole("region", { name: "Versions" }).getByRole("row").nth(2).waitFor();
  const { revision } = await api(page, `/lifecycles/${id}`);
  await page.goto("/compliance");
  await page.getByText(`1, newest is ${revision}`).first().waitFor();
  await close(page);
});

test("On a phone the governance of a project reads without scrolling sideways", async () => {
  const page = await open("director", "/projects", { viewport: { width: 390, height: 844 } });
  const { items } = await api(page, "/lifecycle_compliance?state=active");
  await page.goto(`/projects/${items[0].id}/governance`);
  await page.getByRole("list", { name: "Stages" }).waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `${wide} px wide`);
  await shot(page, "governance-phone");
  await close(page);
});

test("New projects begin by themselves with the lifecycle that fits, once I switch that on", async () => {
  const director = await open("director", "/settings/lifecycles");
  const kinds = director.getByRole("region", { name: "Kind of PMO" });
  await kinds.getByRole("combobox", { name: "Kind of PMO: Infrastructure" }).click();
  await director.getByRole("option", { name: "Controlling" }).click();
  await toast(director, "“Infrastructure” changed.");
  const byItself = kinds.getByRole("switch", { name: "Lifecycles begin by themselves in Infrastructure" });
  await director.waitForFunction(
    (/** @type {any} */ one) => !one.disabled,
    await byItself.elementHandle(),
  );
  await byItself.press("Space");
  await kinds.getByText("Begin with the lifecycle that fits").waitFor();
  await expectAccessible(director, "lifecycles that begin by themselves");
  await shot(director, "lifecycles-by-themselves");
  const own = await project(director, "Begins by itself");
  await director.goto(`/projects/${own.id}/governance`);
  await director.getByText('Assigned by itself when the project was made: it fits portfolio = "Infrastructure"').waitFor();
  await shot(director, "lifecycle-assigned");

  // Looser gates are not slipped into: who manages the project is told, the PMO moves it and that is logged.
  const portfolios = (await api(director, "/portfolios")).items;
  const digital = portfolios.find((/** @type {any} */ one) => one.name !== "Infrastructure");
  await send(director, "put", `/pmo_types/${digital.id}`, { own: "supportive" });
  const now = await api(director, `/projects/${own.id}`);
  const body = { portfolio_id: digital.id, program_id: null };
  await send(director, "patch", `/projects/${own.id}`, body, now.version);
  await director.reload();
  await director.getByText("Gates loosened: Moved to a portfolio with looser gates: from controlling to supportive").waitFor();
  await send(director, "put", `/pmo_types/${digital.id}`, { own: null });
  await send(director, "put", `/pmo_types/${own.portfolio.id}`, { own: null });
  await close(director);
});

test("Those who decide about a gate talk about it on its page, and nobody else learns of it", async () => {
  const director = await open("director", "/inbox");
  const waiting = (await api(director, "/me/inbox")).items.find((/** @type {any} */ one) => one.subject_kind === "gate_review");
  assert.ok(waiting, "a gate of the demo waits for the director");
  await director.goto(waiting.href);
  await settled(director);
  const write = director.getByRole("combobox", { name: "Write a comment" });
  await write.fill("Is the permit in?");
  await director.getByRole("button", { name: "Comment", exact: true }).click();
  await director.getByRole("list", { name: "Comments" }).getByText("Is the permit in?").waitFor();
  await expectAccessible(director, "the discussion of a gate");
  await shot(director, "gate-discussion");
  const told = await api(director, `/subjects/gate_review/${waiting.subject_id}/comments`);
  assert.equal(told.items.length, 1);
  // Who asked for the gate reads it there, and answers.
  const asker = await open("project.manager", waiting.href);
  await asker.getByText("Is the permit in?").waitFor();
  await asker.getByRole("combobox", { name: "Write a comment" }).fill("It came on Monday.");
  await asker.getByRole("button", { name: "Comment", exact: true }).click();
  await director.getByText("It came on Monday.").waitFor();
  // Nobody else learns of it.
  const other = await open("client", "/");
  const comments = `/api/v1/subjects/gate_review/${waiting.subject_id}/comments`;
  assert.equal((await other.context().request.get(comments)).status(), 404);
  await close(other);
  await close(asker);
  await close(director);
});
