import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { test } from "node:test";
import {
  api,
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
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

/** A project of the demo at this place of the list. @param {import("playwright-core").Page} page @param {number} at */
async function projectAt(page, at) {
  return (await api(page, "/projects?limit=60&sort=key")).items[at];
}

/** @param {import("playwright-core").Page} page @param {import("playwright-core").Locator} cell @param {string} text */
async function paste(page, cell, text) {
  await cell.evaluate((element, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    element.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

test("I write a business case by keyboard and paste, and see what it comes to while I type", async () => {
  const page = await open("director", "/");
  const project = await projectAt(page, 1);
  await page.goto(`/projects/${project.id}/case`);
  await settled(page);
  await page.getByRole("button", { name: "Begin the business case" }).click();
  await page.getByRole("heading", { name: "Do nothing" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Remove Do nothing" }).count(), 0);
  await page.getByLabel("Discount, % a year").fill("10");
  const section = page.locator("section", { has: page.getByRole("heading", { name: "Option 1" }) });
  await section.getByRole("button", { name: "Add cost" }).click();
  await section.getByRole("button", { name: "Add benefit" }).click();
  await section.getByLabel("What line 1 is for").fill("Gates");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Damage avoided");
  const year = new Date().getUTCFullYear();
  const first = section.getByLabel(`Gates, ${year}`);
  await first.fill("1000");
  await first.press("Enter");
  const next = section.getByLabel(`Damage avoided, ${year + 1}`);
  await next.focus();
  await paste(page, next, "300\t400\t500\t200");
  const figures = page.getByRole("row", { name: /^Option 1/ });
  await figures.getByText("€115.57").first().waitFor();
  await figures.getByText("2.6 years").waitFor();
  await figures.getByText("3.15 years").waitFor();
  await expectAccessible(page, "a business case");
  await shot(page, "case");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await toast(page, "Business case saved.");
  await page.reload();
  await settled(page);
  await page.getByRole("row", { name: /^Option 1/ }).getByText("€115.57").first().waitFor();
  await close(page);
});

test("I freeze a version, change the case, and see what differs in numbers and words", async () => {
  const page = await open("director", "/", { colorScheme: "dark" });
  const project = await projectAt(page, 4);
  await page.goto(`/projects/${project.id}/case`);
  await settled(page);
  await page.getByRole("button", { name: "Freeze" }).click();
  const dialog = page.getByRole("dialog", { name: "Freeze version 1?" });
  await dialog.getByLabel("Why").fill("First gate");
  await dialog.getByRole("button", { name: "Freeze" }).click();
  await toast(page, "Version 1 is frozen.");
  await page.getByText("Version 2 is being written.").waitFor();
  await page.getByLabel("Why this option").fill("The council asked for it.");
  await page.getByLabel("Assumptions, one a line").fill("Prices rise by 3 % a year.");
  await page.getByRole("button", { name: "Add risk" }).click();
  await page.getByLabel(/^Risk \d+$/).last().fill("The quay wall is older than drawn");
  await page.getByLabel(/^Response to risk \d+$/).last().fill("Drill before the tender");
  await page.getByLabel("Discount, % a year").fill("12");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await toast(page, "Business case saved.");
  const differences = page.getByRole("region", { name: "Differences" });
  await differences.getByText("The council asked for it.").waitFor();
  await differences.getByText("Prices rise by 3 % a year.").waitFor();
  await differences.getByText(/The quay wall is older than drawn/).waitFor();
  await differences.getByText("Renew: Net present value").waitFor();
  await expectAccessible(page, "a business case with versions in the dark");
  await differences.scrollIntoViewIfNeeded();
  await shot(page, "case-versions-dark");
  await close(page);
});

test("My business case is frozen when its project goes through a gate, and I see what I changed since", async () => {
  const page = await open("director", "/");
  const programs = (await api(page, "/programs?q=Metro")).items;
  const made = { name: "Pumps at a gate", start: "2027-01-04T08:00", program_id: programs[0].id };
  const project = await send(page, "post", "/projects", made);
  const found = await send(page, "post", "/business_cases", { subject_kind: "project", subject_id: project.id });
  const options = [...found.body.options];
  options[1] = { ...options[1], name: "Renew", lines: [{ kind: "cost", name: "Pumps", cost_type: "capex", amounts: [100_000] }] };
  const body = { ...found.body, discount_percent: 10, periods: 4, options, chosen: options[1].key };
  await send(page, "patch", `/business_cases/${found.id}`, { body }, found.version);
  const { user } = await api(page, "/me");
  const lifecycle = await send(page, "post", "/lifecycles", {
    name: "One gate",
    subject_kind: "project",
    applies_when: "task_count < 0",
    definition: { stages: [{ key: "idea", name: "Idea", gate: { name: "Screen" } }, { key: "work", name: "Work" }] },
  });
  await send(page, "post", "/approval_routes", {
    name: "The director alone",
    subject_kind: "gate_review",
    conditions: { kinds: [lifecycle.id] },
    steps: [{ name: "Director", rule: "any", approvers: [{ kind: "person", id: user.id }] }],
  });
  await send(page, "put", `/projects/${project.id}/lifecycle`, { lifecycle_id: lifecycle.id }, 0);
  const manager = await open("portfolio.manager", "/projects");
  const place = await send(manager, "post", `/projects/${project.id}/gate_reviews`, { proposed: "go" });
  await close(manager);
  await page.goto(`/gates/${place.open_review}`);
  await page.getByRole("button", { name: "Approve", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await toast(page, "approved");

  await page.goto(`/projects/${project.id}/case`);
  await page.getByText("Version 2 is being written.").waitFor();
  const versions = page.getByRole("table", { name: "Versions" });
  await versions.getByRole("cell", { name: "Gate “Screen”" }).waitFor();
  await page.getByText("Nothing differs.").waitFor();
  const year = new Date().getUTCFullYear();
  const cell = page.getByLabel(`Pumps, ${year}`);
  await cell.fill("1300");
  await cell.press("Enter");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await toast(page, "Business case saved.");
  const differences = page.getByRole("table", { name: "Differences" });
  const row = differences.getByRole("row").filter({ hasText: "Renew: Net present value" });
  await row.getByText("-€1,000", { exact: true }).waitFor();
  await row.getByText("-€1,300", { exact: true }).waitFor();
  await expectAccessible(page, "a case that a gate froze");
  await differences.scrollIntoViewIfNeeded();
  await shot(page, "case-gate");
  const all = (await api(page, "/lifecycles")).items;
  const last = all.find((/** @type {any} */ one) => one.id === lifecycle.id);
  await send(page, "patch", `/lifecycles/${lifecycle.id}`, { archived: true }, last.version);
  await close(page);
});

test("I let money flow in the middle of the years, read which convention stands behind the figure, and see it among the differences", async () => {
  const page = await open("director", "/");
  const projects = (await api(page, "/projects?limit=60&sort=key")).items.slice(5);
  let before;
  for (const { id } of projects) {
    [before] = (await api(page, `/business_cases?subject_kind=project&subject_id=${id}`)).items;
    if (before?.body.chosen && before.may_edit) break;
  }
  assert.ok(before, "the demo has business cases");
  await page.goto(`/projects/${before.subject.id}/case`);
  await settled(page);
  const at = before.body.options.findIndex((/** @type {any} */ one) => one.key === before.body.chosen);
  await page.getByRole("columnheader", { name: "Net present value", exact: true }).first().waitFor();
  if (before.number === 1) {
    await page.getByRole("button", { name: "Freeze" }).click();
    await page.getByRole("dialog", { name: /^Freeze version/ }).getByRole("button", { name: "Freeze" }).click();
    await toast(page, "is frozen.");
  }
  await page.getByRole("combobox", { name: "Money flows" }).click();
  await page.getByRole("option", { name: "Middle of each period" }).click();
  await page.getByRole("columnheader", { name: "Net present value, mid-period" }).waitFor();
  await page.getByText("money flows in the middle of each period", { exact: false }).waitFor();
  await page.getByLabel("Financing rate, % a year").fill("4");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await toast(page, "Business case saved.");
  const after = await api(page, `/business_cases/${before.id}`);
  const [one, other] = [before, after].map((found) => found.figures[at].npv_minor);
  const half = Math.sqrt(1 + before.body.discount_percent / 100);
  const months = before.body.period === "month" ? 12 : 1;
  assert.ok(Math.abs(other * half ** (1 / months) - one) < 2, `${one} and ${other}`);
  const differences = page.getByRole("region", { name: "Differences" });
  await differences.getByText("Middle of each period").waitFor();
  await differences.getByText("Start of each period").waitFor();
  await differences.getByText("The discount", { exact: true }).waitFor();
  await expectAccessible(page, "a mid-period business case");
  await shot(page, "case-mid-period");
  await differences.scrollIntoViewIfNeeded();
  await shot(page, "case-mid-period-differences");
  await close(page);
});

test("A case with several rates of return warns me, and shows the modified rate beside them", async () => {
  const page = await open("director", "/", { colorScheme: "dark" });
  const programs = (await api(page, "/programs?q=Metro")).items;
  const made = { name: "Quarry", start: "2027-01-04T08:00", program_id: programs[0].id };
  const project = await send(page, "post", "/projects", made);
  const of = { subject_kind: "project", subject_id: project.id };
  const found = await send(page, "post", "/business_cases", of);
  const line = (/** @type {string} */ kind, /** @type {string} */ name, /** @type {number[]} */ amounts) => ({ kind, name, cost_type: "capex", amounts });
  const lines = [line("cost", "Dig and close", [100_000, 0, 431_000]), line("benefit", "Stone", [0, 360_000, 0, 171_600])];
  const options = [found.body.options[0], { ...found.body.options[1], lines }];
  const body = { ...found.body, discount_percent: 10, periods: 4, options, chosen: "option_1" };
  await send(page, "patch", `/business_cases/${found.id}`, { body }, found.version);
  await page.goto(`/projects/${project.id}/case`);
  await settled(page);
  const row = page.getByRole("row", { name: /^Option 1/ });
  await row.getByText("10 %, 20 %, 30 %: several, so none counts").waitFor();
  await row.getByText("MIRR 10 %").waitFor();
  await page.getByLabel("Financing rate, % a year").fill("8");
  await page.getByLabel("Reinvestment rate, % a year").fill("12");
  await row.getByText("MIRR 9.9 %").waitFor();
  await row.getByText("financed at 8 %, reinvested at 12 %").waitFor();
  await row.getByText("several, so none counts").waitFor();
  await expectAccessible(page, "a case with several rates of return in the dark");
  await shot(page, "case-mirr-dark");
  await close(page);
});

test("Who asked for a project reads its business case and is offered no way to change it", async () => {
  const page = await open("director", "/");
  const [request] = (await api(page, "/requests?state=assessment")).items;
  await close(page);
  const reader = await open("executive", `/requests/${request.id}`, {
    viewport: { width: 390, height: 800 },
  });
  await settled(reader);
  await reader.getByRole("button", { name: "Business case" }).click();
  await reader.getByRole("heading", { name: "What the options come to" }).waitFor();
  assert.equal(await reader.getByRole("button", { name: "Save", exact: true }).count(), 0);
  await expectAccessible(reader, "a business case on a phone");
  await shot(reader, "case-phone");
  await close(reader);
});

test("I generate a charter, write over a section, issue it, and the sponsor signs it", async () => {
  const page = await open("director", "/");
  const project = await projectAt(page, 8);
  await page.goto(`/projects/${project.id}/charter`);
  await settled(page);
  await page.getByRole("button", { name: "Generate the charter" }).click();
  await page.getByRole("heading", { name: "Milestones" }).waitFor();
  await page.getByRole("button", { name: "Edit Out of scope" }).click();
  const section = page.getByRole("dialog", { name: "Out of scope" });
  await section.getByLabel("Text, one point a line").fill("Roads");
  await section.getByRole("button", { name: "Save" }).click();
  await page.getByText("Written by hand: it does not follow the data.").waitFor();
  await expectAccessible(page, "a charter");
  await shot(page, "charter");
  await page.getByRole("button", { name: "Issue for signing" }).click();
  const dialog = page.getByRole("dialog", { name: "Issue for signing" });
  await dialog.getByLabel("Note").fill("Ready to start");
  await dialog.getByRole("button", { name: "Issue for signing" }).click();
  await toast(page, "Issued, and asked to be signed.");
  const [charter] = (await api(page, `/charters?project_id=${project.id}`)).items;
  const [approval] = (
    await api(page, `/approvals?subject_kind=charter&subject_id=${charter.id}`)
  ).items;

  const sponsor = await open("executive", `/charters/${charter.id}`, { colorScheme: "dark" });
  await settled(sponsor);
  await sponsor.getByRole("heading", { name: "Out of scope" }).waitFor();
  await expectAccessible(sponsor, "a charter in the dark");
  // The sponsor has a question first: it is in my inbox, and answered on the charter's page.
  const decisions = `/approvals/${approval.id}/decisions`;
  await send(sponsor, "post", decisions, { choice: "return", reason: "Who maintains it?" });
  await page.goto("/inbox");
  const asked = page.getByRole("listitem").filter({ hasText: "Who maintains it?" });
  await asked.getByRole("link", { name: /^Charter of/ }).click();
  await page.getByRole("heading", { name: "A question before it is signed" }).waitFor();
  await settled(page);
  await expectAccessible(page, "a charter with a question");
  await shot(page, "charter-question");
  await page.getByLabel("Your answer").fill("The harbour office");
  await page.getByRole("button", { name: "Answer and send back" }).click();
  await page.getByRole("heading", { name: "A question before it is signed" }).waitFor({ state: "hidden" });
  await send(sponsor, "post", `/approvals/${approval.id}/decisions`, { choice: "approve" });
  await sponsor.reload();
  await sponsor.getByText("Signed").first().waitFor();
  await shot(sponsor, "charter-dark");
  // What changes afterwards is named until it is issued again.
  await page.reload();
  await page.getByRole("button", { name: "Edit Out of scope" }).click();
  await section.getByLabel("Text, one point a line").fill("Roads and bridges");
  await section.getByRole("button", { name: "Save" }).click();
  await page.getByText("Says something else than what was signed: Out of scope. Issue it again.").waitFor();
  const file = await sponsor.context().request.get(`/api/v1/charters/${charter.id}/charter.pdf?number=1`);
  if (process.env.SHOTS) await writeFile(`${process.env.SHOTS}/charter.pdf`, await file.body());
  assert.equal((await file.body()).subarray(0, 5).toString(), "%PDF-");
  await close(sponsor);
  await close(page);
});

test("I say in the charter who does what, am told of two accountable, and issue it when it is clear", async () => {
  const page = await open("director", "/projects");
  const programs = (await api(page, "/programs?q=Metro")).items;
  const body = { name: "Divided work", start: "2027-01-04T08:00", program_id: programs[0].id };
  const project = await send(page, "post", "/projects", body);
  await page.goto(`/projects/${project.id}/charter`);
  await page.getByRole("button", { name: "Generate the charter" }).click();
  await page.getByRole("button", { name: "Edit Responsibilities" }).click();
  const dialog = page.getByRole("dialog", { name: "Responsibilities" });
  await dialog.getByLabel("Deliverable or decision of line 1").fill("Flood gates");
  await dialog.getByLabel("Responsible of line 1").fill("Lead engineer");
  await dialog.getByLabel("Accountable of line 1").fill("Ann Meyer, Sponsor");
  await dialog.getByLabel("Consulted of line 1").fill("Operations, Legal");
  await expectAccessible(page, "the responsibilities of a charter");
  await shot(page, "raci-dialog");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText("“Flood gates”: two accountable (Ann Meyer, Sponsor).", { exact: false }).waitFor();
  await expectAccessible(page, "two accountable in a charter");
  await shot(page, "raci-two");
  await page.getByRole("button", { name: "Edit Responsibilities" }).click();
  await dialog.getByLabel("Accountable of line 1").fill("Sponsor");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("cell", { name: "Sponsor", exact: true }).waitFor();
  await page.getByText("two accountable", { exact: false }).waitFor({ state: "detached" });
  const charter = (await api(page, `/charters?project_id=${project.id}`)).items[0];
  const file = await page.context().request.get(`/api/v1/charters/${charter.id}/charter.pdf`);
  assert.equal(file.status(), 200);
  if (process.env.SHOTS) await writeFile(`${process.env.SHOTS}/raci.pdf`, await file.body());
  await close(page);
});
