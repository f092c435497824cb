import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

/** A request that was filed by the analyst. @param {import("playwright-core").Page} page @param {string} title @param {string} cost */
async function filed(page, title, cost) {
  const types = (await api(page, "/request_types")).items;
  const idea = types.find((/** @type {any} */ one) => one.name === "Project idea");
  const answers = {
    what_problem_does_it_solve: `${title} would solve it.`,
    who_gains_from_it: "customers",
    is_there_a_date_it_has_to_be_done_by: "no",
    estimated_cost: cost,
  };
  const draft = await send(page, "post", "/requests", { type_id: idea.id, title, answers });
  return send(page, "post", `/requests/${draft.id}/submit`, {}, draft.version);
}

/** A request that waits for a decision. @param {import("playwright-core").Page} page @param {string} title @param {string} cost */
async function asked(page, title, cost) {
  const { id } = await filed(page, title, cost);
  return send(page, "post", `/requests/${id}/triage`, { do: "decide", reason: "Please look." });
}

/** @param {import("playwright-core").Page} page @param {string} title */
const entry = (page, title) => page.getByRole("listitem").filter({ hasText: title });

test("I decide my inbox by keyboard: approve, reject with a reason, and several at once", async () => {
  const analyst = await open("pmo.analyst", "/requests");
  for (const title of ["Keys one", "Keys two", "Keys three", "Keys four"]) {
    await asked(analyst, title, "1000");
  }
  const page = await open("director", "/inbox");
  await entry(page, "Keys four").waitFor();
  await expectAccessible(page, "the inbox");
  await shot(page, "inbox");
  const count = async () => Number.parseInt((await page.getByRole("link", { name: /^Inbox/ }).innerText()).replace(/\D+/, ""), 10);
  const before = await becomes(count, (now) => now >= 4);
  /** Moves the marker to an entry. @param {string} title */
  const go = async (title) => {
    for (let step = 0; step < 30; step += 1) {
      if (await entry(page, title).evaluate((one) => one.hasAttribute("data-current"))) return;
      await page.keyboard.press("j");
    }
    assert.fail(`j never came to ${title}`);
  };
  await go("Keys one");
  await page.keyboard.press("a");
  await toast(page, "“Keys one” approved.");
  await entry(page, "Keys one").waitFor({ state: "detached" });

  await page.keyboard.press("k");
  await go("Keys two");
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog", { name: "Reject “Keys two”" });
  await dialog.getByRole("button", { name: "Reject" }).click();
  await dialog.getByText("Say why: who asked will read it.").first().waitFor();
  await dialog.getByLabel("Reason").fill("Not this year");
  await dialog.getByRole("button", { name: "Reject" }).click();
  await entry(page, "Keys two").waitFor({ state: "detached" });

  for (let step = 0; step < 30; step += 1) await page.keyboard.press("k");
  await go("Keys three");
  await page.keyboard.press("Space");
  await go("Keys four");
  await page.keyboard.press("Space");
  await page.getByText("2 picked").waitFor();
  // Meanwhile one of them is taken back by who asked.
  const found = await api(analyst, "/requests?q=Keys%20four");
  const path = `/approvals?subject_kind=request&subject_id=${found.items[0].id}`;
  const [approval] = (await api(analyst, path)).items;
  await page.route("**/api/v1/me/inbox?**", (route) => route.abort());
  await send(analyst, "post", `/approvals/${approval.id}/recall`, { reason: "Too early" });
  await page.keyboard.press("a");
  await page.getByText(/Elena Dubois recalled it on/).waitFor();
  await page.unroute("**/api/v1/me/inbox?**");
  await page.reload();
  await entry(page, "Keys three").waitFor({ state: "detached" });
  await settled(page);
  await becomes(count, before - 4);
  await close(page);
  await close(analyst);
});

test("Before I put a request to decision I read who will have to approve, and it comes true", async () => {
  const page = await open("pmo.analyst", "/requests");
  const request = await filed(page, "A lift at the pier", "3000");
  await page.goto(`/requests/${request.id}`);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Put to decision" }).click();
  const dialog = page.getByRole("dialog");
  const forecast = dialog.getByRole("region", { name: "Who will have to approve" });
  await forecast.getByText(/^Along the route “.+”:$/).waitFor();
  const steps = forecast.getByRole("list", { name: "Who will have to approve" }).getByRole("listitem");
  await steps.filter({ hasText: "PMO Director" }).getByText("Ann Meyer", { exact: true }).waitFor();
  const count = await steps.count();
  const route = /“(.+)”/.exec(await forecast.innerText())?.[1];
  await expectAccessible(page, "who will have to approve");
  await shot(page, "forecast");
  const path = `/approvals?subject_kind=request&subject_id=${request.id}`;
  assert.equal((await api(page, path)).items.length, 0, "nothing is asked by looking");
  await dialog.getByRole("button", { name: "Put to decision" }).click();
  await toast(page, "waits for a decision");
  const [approval] = (await api(page, path)).items;
  assert.deepEqual([approval.route, approval.steps.length], [route, count]);
  await page.getByText("Waits for Ann Meyer").first().waitFor();
  await close(page);
});

test("Where no route fits a request, I am told so instead of who will have to approve", async () => {
  const page = await open("director", "/requests");
  // Routes of requests are put away for the while.
  const routes = (await api(page, "/approval_routes")).items.filter(
    (/** @type {any} */ one) => one.subject_kind === "request" && !one.archived,
  );
  assert.ok(routes.length > 0);
  for (const one of routes) await send(page, "patch", `/approval_routes/${one.id}`, { archived: true }, one.version);
  try {
    const request = await filed(page, "A road to nowhere", "3000");
    await page.goto(`/requests/${request.id}`);
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Put to decision" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("alert").getByText(/^No route of approval fits/).waitFor();
    await expectAccessible(page, "a request that no route fits");
    await shot(page, "forecast-refused");
  } finally {
    for (const one of routes) {
      await send(page, "patch", `/approval_routes/${one.id}`, { archived: false }, one.version + 1);
    }
  }
  await close(page);
});

test("My substitute decides for me, and the log names both of us", async () => {
  const analyst = await open("pmo.analyst", "/requests");
  const request = await asked(analyst, "While I am away", "2000");
  const director = await open("director", "/settings/substitutes");
  await settled(director);
  await director.getByRole("button", { name: "Name a substitute" }).first().click();
  const dialog = director.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Decides for them" }).fill("Farid");
  await director.getByRole("option", { name: "Farid Haddad" }).click();
  await dialog.getByLabel("From").fill("2026-01-01");
  await dialog.getByLabel("To").fill("2025-12-31");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("The last day is before the first.").first().waitFor();
  await dialog.getByLabel("To").fill("2099-12-31");
  await expectAccessible(director, "naming a substitute");
  await dialog.getByRole("button", { name: "Save" }).click();
  await toast(director, "stands in");

  const farid = (await api(director, "/directory?q=Farid%20Haddad")).items[0];
  const logins = { executive: "executive", "portfolio.manager": "portfolio.manager" };
  let delegate = null;
  for (const role of [...Object.keys(logins), "project.manager", "program.manager", "risk.manager", "resource.manager"]) {
    const page = await open(role, "/inbox");
    if ((await api(page, "/me")).user.id === farid.id) {
      delegate = page;
      break;
    }
    await close(page);
  }
  assert.ok(delegate, "the substitute can sign in");
  const waiting = entry(delegate, "While I am away");
  await waiting.getByText("For Ann Meyer").waitFor();
  await waiting.getByRole("button", { name: "Approve While I am away" }).click();
  await toast(delegate, "approved");
  await delegate.goto(`/requests/${request.id}`);
  await delegate.getByText("Farid Haddad approved “PMO Director” (for Ann Meyer)").waitFor();
  await shot(delegate, "approval-substitute");
  await director.getByRole("button", { name: /End that Farid Haddad stands in/ }).click();
  await toast(director, "does not stand in any more");
  for (const page of [analyst, director, delegate]) await close(page);
});

test("When somebody decides while I look, I am told who and when", async () => {
  const analyst = await open("pmo.analyst", "/requests");
  const request = await asked(analyst, "Decided meanwhile", "3000");
  const director = await open("director", `/requests/${request.id}`);
  await director.getByRole("button", { name: "Reject" }).click();
  const dialog = director.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("Too dear");
  // On another screen the same person has approved it already.
  const path = `/approvals?subject_kind=request&subject_id=${request.id}`;
  const [approval] = (await api(director, path)).items;
  await send(director, "post", `/approvals/${approval.id}/decisions`, { choice: "approve" });
  await dialog.getByRole("button", { name: "Reject" }).click();
  await dialog.getByText(/Ann Meyer approved it on \d{4}-\d\d-\d\d at \d\d:\d\d UTC/).waitFor();
  await close(director);
  await close(analyst);
});

test("I write a route of approval, and requests that fit it go along it", async () => {
  const page = await open("director", "/settings/approvals");
  await settled(page);
  await expectAccessible(page, "routes of approval");
  await page.getByRole("link", { name: "Add a route" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Tiny things");
  await page.getByLabel("Amount below").fill("500");
  await page.getByLabel("Name of step 1").fill("Analyst");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Say who decides in step “Analyst”.").waitFor();
  const step = page.getByRole("group", { name: "Step 1" });
  await step.getByRole("combobox", { name: "Who decides: Kind" }).click();
  await page.getByRole("option", { name: "Everybody with the role" }).click();
  await step.getByRole("combobox", { name: "Who decides: Role" }).click();
  await page.getByRole("option", { name: "Risk Manager" }).click();
  await step.getByRole("button", { name: "Add", exact: true }).click();
  await step.getByText("Everybody with the role: Risk Manager").waitFor();
  await expectAccessible(page, "a route being written");
  await shot(page, "route");
  await page.getByRole("button", { name: "Save" }).click();
  await toast(page, "Route “Tiny things” saved");
  // The first that fits is taken: it has to stand above the wider ones.
  for (const _ of [1, 2]) await page.getByRole("button", { name: "Move Tiny things up" }).click();
  await page.waitForFunction(() => document.querySelector("tbody tr")?.textContent?.startsWith("Tiny things"));
  const analyst = await open("pmo.analyst", "/requests");
  const request = await asked(analyst, "A kettle", "40");
  const risk = await open("risk.manager", "/inbox");
  await entry(risk, "A kettle").waitFor();
  await risk.getByRole("button", { name: "Ask back about A kettle" }).click();
  await risk.getByRole("dialog").getByLabel("Question").fill("Which colour?");
  await risk.getByRole("dialog").getByRole("button", { name: "Ask back" }).click();
  await toast(risk, "was sent");
  await analyst.goto(`/requests/${request.id}`);
  await analyst.getByLabel("Your answer").fill("Blue");
  await analyst.getByRole("button", { name: "Answer and send back" }).click();
  await entry(risk, "A kettle").waitFor();
  await risk.getByRole("button", { name: "Approve A kettle" }).click();
  await toast(risk, "approved");
  await page.getByRole("button", { name: "Delete Tiny things" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await toast(page, "deleted");
  for (const one of [page, analyst, risk]) await close(one);
});

test("An approver who left is replaced, and the approval goes on", async () => {
  const analyst = await open("pmo.analyst", "/requests");
  const request = await asked(analyst, "Somebody left", "4000");
  const page = await open("director", `/requests/${request.id}`);
  await page.getByRole("button", { name: "Let another decide" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Decides now" }).fill("Jonas");
  await page.getByRole("option", { name: "Jonas Berg" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText(/Say why/).first().waitFor();
  await dialog.getByLabel("Reason").fill("Ann is on leave");
  await dialog.getByRole("button", { name: "Save" }).click();
  await toast(page, "Jonas Berg decides now");
  await page.getByText("Ann Meyer lets Jonas Berg decide").waitFor();
  await page.getByText("Waits for Ann Meyer, Jonas Berg.").or(page.getByRole("button", { name: "Approve" })).first().waitFor();
  await close(page);
  await close(analyst);
});

test("A gate that its board left too long waits for me, marked as escalated, and says how many would have to agree", async () => {
  const page = await open("director", "/inbox");
  const late = page.getByRole("listitem").filter({ hasText: "Escalated" }).first();
  await late.getByText(/Board/).first().waitFor();
  await expectAccessible(page, "an inbox with something escalated");
  await shot(page, "inbox-escalated");
  await late.getByRole("link").first().click();
  await page.getByText("Not decided within 7 days.").waitFor();
  await page.getByText("2 have to approve").first().waitFor();
  await shot(page, "escalated");
  await close(page);
});
