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

/** A shipped method as a lifecycle that is suggested for nothing. @param {import("playwright-core").Page} page @param {string} key @param {string} name */
async function method(page, key, name) {
  const found = (await api(page, "/lifecycle_methods")).items.find((/** @type {any} */ one) => one.key === key);
  return send(page, "post", "/lifecycles", {
    name,
    subject_kind: "project",
    applies_when: "task_count < 0",
    definition: found.definition,
  });
}

test("I give a method roles, say who does what, write a template and key figures, and am told of an item nobody answers for", async () => {
  const page = await open("pmo.analyst", "/settings/lifecycles");
  await page.getByRole("button", { name: "Add a lifecycle" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a lifecycle" });
  await dialog.getByLabel("Name").fill("Teams together");
  await dialog.getByRole("radio", { name: "Scaled agile (program increments)" }).check();
  await dialog.getByRole("button", { name: "Add" }).click();
  await page.getByRole("heading", { name: "Teams together" }).waitFor();

  // From here on by keyboard: a role of its own.
  await page.getByRole("button", { name: "Add a role" }).focus();
  await page.keyboard.press("Enter");
  const role = page.getByRole("group", { name: "Role 9" });
  await role.getByLabel("Name of role 9").focus();
  await page.keyboard.type("Safety officer");
  await role.getByLabel("What role 9 answers for").focus();
  await page.keyboard.type("Nobody is hurt.");
  // An item about which something is said, and for which nobody answers.
  const first = page.getByRole("group", { name: /^Stage 1/ });
  await first.getByRole("button", { name: "Add an item" }).focus();
  await page.keyboard.press("Enter");
  await first.getByLabel("Item 3 of stage 1").focus();
  await page.keyboard.type("The risk to people is judged");
  const item = first.getByRole("group", { name: "Item 3" });
  await item.locator("summary").focus();
  await page.keyboard.press("Enter");
  await item.getByRole("combobox", { name: "Responsible for item 3" }).focus();
  await page.keyboard.type("Safety");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await item.getByRole("checkbox", { name: "Item 3 begins with a template" }).focus();
  await page.keyboard.press("Space");
  await item.getByLabel("Title of the template of item 3").fill("Risk to people");
  await item.getByLabel("Heading 1 of item 3", { exact: true }).fill("Who could be hurt");
  await item.getByLabel("Hint under heading 1 of item 3").fill("And how badly.");
  await expectAccessible(page, "a method being written");
  await shot(page, "method-designer");
  const save = page.getByRole("button", { name: "Save" });
  await save.focus();
  await page.keyboard.press("Enter");
  await item.getByText("nobody is accountable. Name exactly one role.", { exact: false }).waitFor();
  await item.getByRole("combobox", { name: "Accountable for item 3" }).click();
  await page.getByRole("option", { name: "Portfolio owner" }).click();
  await page.getByRole("button", { name: "Add a key figure" }).click();
  const figure = page.getByRole("group", { name: "Key figure 6" });
  await figure.getByLabel("Name of key figure 6").fill("Debts");
  await figure.getByRole("combobox", { name: "What key figure 6 measures" }).click();
  await page.getByRole("option", { name: "Overdue conditions" }).click();
  await shot(page, "method-figures");
  await save.click();
  await toast(page, "“Teams together” saved.");
  const all = (await api(page, "/lifecycles")).items;
  const made = all.find((/** @type {any} */ one) => one.name === "Teams together");
  const { roles, kpis, stages } = made.definition;
  assert.equal(made.revision, 2);
  assert.equal(roles.at(-1).key, "safety_officer");
  assert.equal(kpis.at(-1).measure, "overdue_conditions");
  const written = stages[0].gate.checklist[2];
  assert.deepEqual(written.raci.responsible, ["safety_officer"]);
  assert.deepEqual(written.raci.accountable, ["portfolio"]);
  assert.deepEqual(written.template.sections, [{ heading: "Who could be hurt", hint: "And how badly." }]);
  await send(page, "patch", `/lifecycles/${made.id}`, { archived: true }, made.version);
  await close(page);
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`I begin a deliverable with its template, attach my file as evidence, and see who does what and how well it goes (${colorScheme})`, async () => {
    const director = await open("director", "/settings/lifecycles");
    const lifecycle = await method(director, "stage_gate", `New products (${colorScheme})`);
    const manager = await open("portfolio.manager", "/projects", { colorScheme });
    const own = await project(manager, `Quiet brakes (${colorScheme})`);
    const me = await api(manager, "/me");
    await send(manager, "patch", `/projects/${own.id}`, { owner_id: me.user.id }, own.version);
    await send(manager, "put", `/projects/${own.id}/lifecycle`, { lifecycle_id: lifecycle.id }, 0);
    const place = await api(manager, `/projects/${own.id}/lifecycle`);
    await manager.goto(`/projects/${own.id}/governance`);
    await settled(manager);

    // Who does what, with the people of this project.
    const who = manager.getByRole("region", { name: "Who does what in stage “Scoping”" });
    await who.getByRole("cell", { name: `Project manager ${me.user.name}` }).waitFor();
    await manager.getByText(/Nobody is known yet for: .*Marketing and sales/).waitFor();

    // The document begins with what is known, and my file is what shows that it is done.
    const link = manager.getByRole("link", { name: "Begin with the template “Scoping note”: Market and technology were looked at" });
    const [download] = await Promise.all([manager.waitForEvent("download"), link.click()]);
    assert.match(download.suggestedFilename(), /-scope\.docx$/);
    const file = await manager.context().request.get(String(await link.getAttribute("href")));
    const bytes = await file.body();
    assert.equal(bytes.subarray(0, 2).toString(), "PK");
    if (process.env.SHOTS) await writeFile(`${process.env.SHOTS}/artefact.docx`, bytes);
    await manager.getByRole("button", { name: "Show evidence for “Market and technology were looked at”" }).click();
    const dialog = manager.getByRole("dialog", { name: "Market and technology were looked at" });
    const chooser = manager.waitForEvent("filechooser");
    await dialog.getByRole("button", { name: "Attach a file" }).click();
    await (await chooser).setFiles({ name: "scope.txt", mimeType: "text/plain", buffer: Buffer.from("Trains squeal.") });
    await manager.waitForFunction(() =>
      /** @type {HTMLInputElement | null} */ (document.querySelector("input[inputmode=url]"))?.value.startsWith("/api/v1/attachments/"),
    );
    await expectAccessible(manager, "a file as evidence");
    await shot(manager, `evidence-file-${colorScheme}`);
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
    const evidence = manager.getByRole("link", { name: "Open the evidence" });
    const seen = await manager.context().request.get(String(await evidence.getAttribute("href")));
    assert.equal((await seen.body()).toString(), "Trains squeal.");

    // Key figures: what cannot be measured yet says why.
    const figures = manager.getByRole("region", { name: "Key figures" });
    await figures.getByText("No gate was decided about yet.").first().waitFor();
    await figures.getByText("not measurable yet").first().waitFor();
    await figures.getByText("at most 10 days").waitFor();
    assert.equal(place.kpis.length, 5);
    await expectAccessible(manager, "a method in a project");
    await shot(manager, `method-in-project-${colorScheme}`);
    await figures.scrollIntoViewIfNeeded();
    await shot(manager, `method-figures-in-project-${colorScheme}`);

    // Over all projects of the version.
    await manager.goto(`/compliance?lifecycle_id=${lifecycle.id}&revision=1`);
    const report = manager.getByRole("region", { name: "Key figures of version 1" });
    await report.getByText("1 project: No gate was decided about yet.").first().waitFor();
    await expectAccessible(manager, "key figures over projects");
    await shot(manager, `method-figures-${colorScheme}`);
    await manager.getByRole("combobox", { name: "Lifecycle" }).click();
    await manager.getByRole("option", { name: "Construction" }).click();
    await manager.getByText(/^Over \d+ projects/).waitFor();
    await shot(manager, `method-figures-construction-${colorScheme}`);
    await close(manager);
    await send(director, "patch", `/lifecycles/${lifecycle.id}`, { archived: true }, lifecycle.version);
    await close(director);
  });
}

test("My charter is offered who does what by the method, and what I wrote stays as it was", async () => {
  const page = await open("director", "/projects");
  const lifecycle = await method(page, "pm2_like", "By the book");
  const own = await project(page, "By the book");
  await send(page, "put", `/projects/${own.id}/lifecycle`, { lifecycle_id: lifecycle.id }, 0);
  const charter = await send(page, "post", "/charters", { project_id: own.id });
  const raci = [{ what: "Project charter", responsible: ["Ann"], accountable: ["Zoe"] }];
  await send(page, "patch", `/charters/${charter.id}`, { raci }, charter.version);
  await page.goto(`/projects/${own.id}/charter`);
  await page.getByText("The method of the project says who does what about", { exact: false }).waitFor();
  await expectAccessible(page, "a charter that is offered lines");
  await shot(page, "charter-offered");
  await page.getByRole("button", { name: /^Add these \d lines$/ }).click();
  await toast(page, "What was written stayed as it was.");
  const now = (await api(page, `/charters?project_id=${own.id}`)).items[0];
  assert.deepEqual(now.raci[0].accountable, ["Zoe"]);
  assert.ok(now.raci.some((/** @type {any} */ one) => one.what === "Final report"));
  assert.equal(now.raci_suggested.length, 0);
  assert.deepEqual(now.raci_findings, [], "what a method says is clear");
  await send(page, "patch", `/lifecycles/${lifecycle.id}`, { archived: true }, lifecycle.version);
  await close(page);
});

test("I score the criteria of a gate, and a go waits until there are enough points", async () => {
  const director = await open("director", "/settings/lifecycles");
  const users = (await api(director, "/users?limit=200")).items;
  const chair = users.find((/** @type {any} */ one) => one.email === "executive@meridian.example");
  const lifecycle = await send(director, "post", "/lifecycles", {
    name: "Scored works",
    subject_kind: "project",
    applies_when: "task_count < 0",
    definition: { stages: [{ key: "idea", name: "Idea", gate: { name: "Screen" } }, { key: "work", name: "Work" }] },
  });
  const route = await send(director, "post", "/approval_routes", {
    name: "The chair scores",
    subject_kind: "gate_review",
    conditions: { kinds: [lifecycle.id] },
    steps: [{ name: "Chair", rule: "any", approvers: [{ kind: "person", id: chair.id }] }],
  });
  // The criteria are written in the designer.
  await director.goto(`/settings/lifecycles/${lifecycle.id}`);
  const first = director.getByRole("group", { name: /^Stage 1/ });
  await first.getByRole("combobox", { name: "Who decides" }).click();
  await director.getByRole("option", { name: "The chair scores" }).click();
  for (const [at, text] of ["It fits", "The market is worth it"].entries()) {
    await first.getByRole("button", { name: "Add a criterion to score" }).click();
    await first.getByLabel(`Criterion ${at + 1} of stage 1`).fill(text);
  }
  await first.getByLabel("How points are given for criterion 1").fill("10: an objective depends on it.");
  await first.getByLabel("Least points for a go of stage 1").fill("12");
  await expectAccessible(director, "criteria being written");
  await shot(director, "criteria-designer");
  await director.getByRole("button", { name: "Save" }).click();
  await toast(director, "“Scored works” saved.");

  const manager = await open("portfolio.manager", "/projects");
  const own = await project(manager, "Scored");
  await send(manager, "put", `/projects/${own.id}/lifecycle`, { lifecycle_id: lifecycle.id }, 0);
  const place = await send(manager, "post", `/projects/${own.id}/gate_reviews`, { proposed: "go" });
  const page = await open("executive", `/gates/${place.open_review}`);
  await page.getByText("A go needs at least 12 of 20 points.", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Approve", exact: true }).click();
  const early = page.getByRole("dialog");
  await early.getByRole("button", { name: "Approve" }).click();
  await early.getByText("nobody scored yet: It fits, The market is worth it", { exact: false }).waitFor();
  await early.getByRole("button", { name: "Cancel" }).click();
  const mine = page.getByRole("form", { name: "Your points" });
  await mine.getByLabel("It fits").fill("8");
  await mine.getByLabel("The market is worth it").fill("3");
  await mine.getByLabel("Why").fill("A small market.");
  await mine.getByRole("button", { name: "Give these points" }).click();
  await toast(page, "Your points were kept.");
  await page.getByText("11 of 20 points").first().waitFor();
  await expectAccessible(page, "a gate that is scored");
  await shot(page, "gate-scored");
  await mine.getByLabel("The market is worth it").fill("5");
  await mine.getByRole("button", { name: "Change your points" }).click();
  await page.getByText("13 of 20 points").first().waitFor();
  await page.getByRole("button", { name: "Approve", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await toast(page, "approved");
  await manager.goto(`/projects/${own.id}/governance`);
  await manager.getByRole("list", { name: "Gates so far" }).getByText("13 of 20 points", { exact: false }).waitFor();
  await send(director, "delete", `/approval_routes/${route.id}`, undefined, route.version);
  for (const one of [page, manager, director]) await close(one);
});

test("Where a gate comes to too few points, the PMO waives that with a reason, and the go passes", async () => {
  const director = await open("director", "/settings/lifecycles");
  const users = (await api(director, "/users?limit=200")).items;
  const chair = users.find((/** @type {any} */ one) => one.email === "executive@meridian.example");
  const route = await send(director, "post", "/approval_routes", {
    name: "The chair alone",
    subject_kind: "gate_review",
    steps: [{ name: "Chair", rule: "any", approvers: [{ kind: "person", id: chair.id }] }],
  });
  const gate = {
    name: "Screen",
    route_id: route.id,
    criteria: [{ key: "fit", text: "It fits", most: 10 }],
    least_points: 6,
  };
  const lifecycle = await send(director, "post", "/lifecycles", {
    name: "Waived works",
    subject_kind: "project",
    applies_when: "task_count < 0",
    definition: { stages: [{ key: "idea", name: "Idea", gate }, { key: "work", name: "Work" }] },
  });
  const manager = await open("portfolio.manager", "/projects");
  const own = await project(manager, "Waived");
  await send(manager, "put", `/projects/${own.id}/lifecycle`, { lifecycle_id: lifecycle.id }, 0);
  const place = await send(manager, "post", `/projects/${own.id}/gate_reviews`, { proposed: "go" });
  const page = await open("executive", `/gates/${place.open_review}`);
  const mine = page.getByRole("form", { name: "Your points" });
  await mine.getByLabel("It fits").fill("4");
  await mine.getByRole("button", { name: "Give these points" }).click();
  await page.getByText("4 of 10 points").first().waitFor();
  assert.equal(await page.getByRole("button", { name: /^Waive/ }).count(), 0, "who decides does not waive");

  await director.goto(`/gates/${place.open_review}`);
  await director.getByRole("button", { name: "Waive “At least 6 of 10 points”" }).press("Enter");
  const dialog = director.getByRole("dialog", { name: "Waive “At least 6 of 10 points”?" });
  await dialog.getByLabel("Reason").fill("The law leaves no choice.");
  await dialog.getByRole("button", { name: "Waive" }).click();
  await toast(director, "Waived.");
  await director.getByText("At least 6 of 10 points: waived by", { exact: false }).waitFor();
  await expectAccessible(director, "points of a gate that are waived");
  await shot(director, "gate-points-waived");

  await page.reload();
  await page.getByText("The law leaves no choice.", { exact: false }).first().waitFor();
  await page.getByRole("button", { name: "Approve", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await toast(page, "approved");
  await page.getByText("Waived: The law leaves no choice.", { exact: true }).waitFor();
  await manager.goto(`/projects/${own.id}/governance`);
  await manager.getByText("Waived: At least 6 of 10 points", { exact: false }).waitFor();
  await shot(manager, "points-waived-log");
  await send(director, "delete", `/approval_routes/${route.id}`, undefined, route.version);
  const now = await api(director, `/lifecycles/${lifecycle.id}`);
  await send(director, "patch", `/lifecycles/${lifecycle.id}`, { archived: true }, now.version);
  for (const one of [page, manager, director]) await close(one);
});
