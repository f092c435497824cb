import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { test } from "node:test";
import { api, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS)
    await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
};

/** A project where the portfolio manager asks for gates. @param {import("playwright-core").Page} page @param {string} name */
async function project(page, name) {
  const programs = (await api(page, "/programs?q=Metro")).items;
  const body = { name, start: "2027-01-04T08:00", program_id: programs[0].id };
  return send(page, "post", "/projects", body);
}

test("I save a charter as a document that my word processor opens", async () => {
  const page = await open("director", "/projects");
  const { id } = await project(page, "Word for word");
  await page.goto(`/projects/${id}/charter`);
  await page.getByRole("button", { name: "Generate the charter" }).click();
  const link = page.getByRole("link", { name: "DOCX", exact: true });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  assert.match(download.suggestedFilename(), /-charter\.docx$/);
  const address = await link.getAttribute("href");
  const file = await page.context().request.get(String(address));
  assert.match(file.headers()["content-type"], /wordprocessingml\.document$/);
  const bytes = await file.body();
  assert.equal(bytes.subarray(0, 2).toString(), "PK");
  if (process.env.SHOTS) await writeFile(`${process.env.SHOTS}/charter.docx`, bytes);
  await expectAccessible(page, "a charter with its files");
  await shot(page, "charter-files");
  await close(page);
});

test("I give the votes of a board weights, and a request passes when enough of the weight says yes", async () => {
  const page = await open("director", "/settings/approvals");
  await settled(page);
  await page.getByRole("link", { name: "Add a route" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Weighted board");
  await page.getByLabel("Amount from").fill("7654321");
  await page.getByLabel("Name of step 1").fill("Board");
  await page.getByRole("combobox", { name: "How many have to approve" }).click();
  await page.getByRole("option", { name: "A share of the weight" }).click();
  await page.getByLabel("Share that has to approve").fill("60");
  /** @param {string} name @param {string} weight */
  const add = async (name, weight) => {
    await page.getByRole("combobox", { name: "Who decides: Person" }).fill(name);
    await page.getByRole("option", { name }).click();
    await page.getByRole("button", { name: "Add", exact: true }).first().click();
    await page.getByLabel(`Weight of ${name}`).fill(weight);
  };
  const users = (await api(page, "/users?limit=200")).items;
  /** @param {string} login */
  const named = (login) => users.find((/** @type {any} */ one) => one.email === `${login}@meridian.example`).name;
  const [chair, finance] = [named("executive"), named("portfolio.manager")];
  await add(chair, "50");
  await add(finance, "30");
  await expectAccessible(page, "a step whose votes have weights");
  await shot(page, "weighted-route");
  await page.getByRole("button", { name: "Save" }).click();
  await toast(page, "Weighted board");
  const routes = (await api(page, "/approval_routes")).items;
  const kept = routes.find((/** @type {any} */ one) => one.name === "Weighted board");
  assert.deepEqual(kept.steps[0].weights, [50, 30]);
  assert.equal(kept.steps[0].share_percent, 60);
  // The narrow route stands above the wide ones.
  await send(page, "patch", `/approval_routes/${kept.id}`, { position: 1 }, kept.version);

  const types = (await api(page, "/request_types")).items;
  const idea = types.find((/** @type {any} */ one) => one.name === "Project idea");
  const answers = {
    what_problem_does_it_solve: "Trains wait for a platform.",
    who_gains_from_it: "customers",
    is_there_a_date_it_has_to_be_done_by: "no",
    estimated_cost: "8000000",
  };
  const analyst = await open("pmo.analyst", "/requests");
  const draft = await send(analyst, "post", "/requests", { type_id: idea.id, title: "Third platform", answers });
  await send(analyst, "post", `/requests/${draft.id}/submit`, {}, draft.version);
  await send(analyst, "post", `/requests/${draft.id}/triage`, { do: "decide", reason: "Please look." });
  const one = await open("executive", `/requests/${draft.id}`);
  await one.getByText("60 % of the weight has to approve").waitFor();
  await one.getByText(`${chair} (50)`).waitFor();
  await one.getByText("Weight so far: 0 for, 0 against, of 80.").waitFor();
  await one.getByRole("button", { name: "Approve", exact: true }).click();
  await one.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  // 50 of 80 are more than 60 percent.
  await toast(one, "approved");
  await one.getByText("Weight so far: 50 for, 0 against, of 80.").waitFor();
  await expectAccessible(one, "an approval whose votes have weights");
  await shot(one, "weighted-approval");
  // Other tests ask for as much.
  const { version } = await api(page, `/approval_routes/${kept.id}`);
  await send(page, "delete", `/approval_routes/${kept.id}`, undefined, version);
  await close(one);
  await close(analyst);
  await close(page);
});

test("The technical and the financial gate of a stage are decided beside each other, and both let the project on", async () => {
  const page = await open("director", "/settings/lifecycles");
  const stage = { sets_project_stage: null, purpose: "", guidance: "", fields: {}, beside: [] };
  const drawings = { key: "drawings", text: "Drawings are agreed", evidence: "none" };
  const lifecycle = await send(page, "post", "/lifecycles", {
    name: "Works with two gates",
    subject_kind: "project",
    applies_when: "task_count < 0",
    definition: {
      stages: [
        { ...stage, key: "design", name: "Design", gate: { name: "Technical gate", checklist: [drawings] } },
        { ...stage, key: "build", name: "Build", gate: { name: "Close" } },
      ],
    },
  });
  await page.goto(`/settings/lifecycles/${lifecycle.id}`);
  await page.getByRole("button", { name: "Add a gate beside it, in stage “Design”" }).click();
  const beside = page.getByRole("group", { name: "Gate 2 of this stage" });
  await beside.getByLabel("Name of the gate").fill("Financial gate");
  await beside.getByRole("button", { name: "Add an item" }).click();
  await beside.getByLabel("Item 1 of stage 1").fill("The money is set aside");
  await expectAccessible(page, "a stage with two gates being written");
  await shot(page, "two-gates-designed");
  await page.getByLabel("Why you change it").fill("Finance decides on its own.");
  await page.getByRole("button", { name: "Save" }).click();
  await toast(page, "saved");

  const manager = await open("portfolio.manager", "/projects");
  const { id } = await project(manager, "Two gates");
  await send(manager, "put", `/projects/${id}/lifecycle`, { lifecycle_id: lifecycle.id }, 0);
  await manager.goto(`/projects/${id}/governance`);
  await manager.getByText("0 of 2 gates of this stage are passed.").waitFor();
  for (const item of ["Drawings are agreed", "The money is set aside"]) {
    await manager.getByRole("button", { name: `Show evidence for “${item}”` }).click();
    const dialog = manager.getByRole("dialog", { name: item });
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
  }
  for (const gate of ["Technical gate", "Financial gate"]) {
    await manager.getByRole("button", { name: `Ask for the gate “${gate}”` }).click();
    const dialog = manager.getByRole("dialog", { name: `Ask for the gate “${gate}”` });
    await dialog.getByRole("button", { name: "Ask for the gate" }).click();
    await toast(manager, "waits for its approvers");
    await dialog.waitFor({ state: "detached" });
  }
  await expectAccessible(manager, "two gates that wait");
  await shot(manager, "two-gates-wait");

  await page.goto("/inbox");
  await page.getByRole("button", { name: "Approve Two gates: Technical gate" }).click();
  await toast(page, "approved");
  await manager.reload();
  await manager.getByText("1 of 2 gates of this stage are passed.").waitFor();
  await manager.getByText("What it decided stands").waitFor();
  await expectAccessible(manager, "one of two gates is passed");
  await shot(manager, "one-of-two-gates");
  await page.getByRole("button", { name: "Approve Two gates: Financial gate" }).click();
  await toast(page, "approved");
  await manager.reload();
  await manager.getByText("Gate: Close").waitFor();
  await close(manager);
  await close(page);
});

test("A gate puts my project on hold, sends it back and gives it up, and a stage hides what it does not need", async () => {
  const director = await open("director", "/settings/lifecycles");
  const fields = { required: [], locked: [], hidden: ["description"] };
  const lifecycle = await send(director, "post", "/lifecycles", {
    name: "Every outcome",
    subject_kind: "project",
    applies_when: "task_count < 0",
    definition: {
      stages: [
        { key: "idea", name: "Idea", fields, gate: { name: "Screen" } },
        { key: "work", name: "Work", gate: { name: "Close" } },
      ],
    },
  });
  const manager = await open("portfolio.manager", "/projects");
  const { id } = await project(manager, "Every outcome");
  await manager.goto(`/projects/${id}/details`);
  await manager.getByLabel("Description").waitFor();
  await send(manager, "put", `/projects/${id}/lifecycle`, { lifecycle_id: lifecycle.id }, 0);
  await manager.reload();
  await manager.getByLabel("Stage", { exact: true }).first().waitFor();
  await manager.getByLabel("Description").waitFor({ state: "detached" });
  await manager.goto(`/projects/${id}/governance`);
  const history = manager.getByRole("list", { name: "Gates so far" });
  await director.goto("/inbox");

  /** @param {string | null} proposal @param {"Approve" | "Reject"} deed @param {string} outcome */
  const decided = async (proposal, deed, outcome) => {
    await manager.getByRole("button", { name: "Ask for the gate" }).click();
    const asking = manager.getByRole("dialog");
    if (proposal) {
      await asking.getByRole("radio", { name: proposal, exact: true }).check();
      await asking.getByRole("button", { name: "Ask for the gate" }).click();
      await asking.getByText("Say why it should not just go on.").first().waitFor();
      await asking.getByLabel("What the approvers should know").fill(`Because: ${proposal}`);
    }
    await asking.getByRole("button", { name: "Ask for the gate" }).click();
    await toast(manager, "waits for its approvers");
    await director.getByRole("button", { name: `${deed} Every outcome: Screen` }).click();
    if (deed === "Reject") {
      await director.getByRole("dialog").getByLabel("Reason").fill("Look again");
      await director.getByRole("dialog").getByRole("button", { name: "Reject" }).click();
    }
    await history.getByText(new RegExp(`${outcome}$`)).first().waitFor();
  };
  await decided("Hold", "Approve", "Hold");
  await manager.getByText(/On hold$/).first().waitFor();
  await decided(null, "Reject", "Do it again");
  await history.getByText("Look again").waitFor();
  await decided("Give it up", "Approve", "Given up");
  await manager.getByText(/Ended$/).first().waitFor();
  assert.equal((await api(manager, `/projects/${id}`)).stage, "cancelled");
  await expectAccessible(manager, "a project that was given up");
  await shot(manager, "every-outcome");
  const { version } = await api(director, `/lifecycles/${lifecycle.id}`);
  await send(director, "patch", `/lifecycles/${lifecycle.id}`, { archived: true }, version);
  await close(manager);
  await close(director);
});
