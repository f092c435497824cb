import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

/**
 * Chooses in a list of a form, typing where it is searched on the server.
 * @param {import("playwright-core").Page} page
 * @param {import("playwright-core").Locator} within
 * @param {string} label
 * @param {string} wanted
 * @param {boolean} [typed]
 */
async function choose(page, within, label, wanted, typed = false) {
  const box = within.getByRole("combobox", { name: label, exact: true });
  if (typed) await box.fill(wanted);
  else await box.click();
  await page.getByRole("option", { name: wanted, exact: true }).click();
}

test("The PMO defines a type with allowed parents and numbers, and a project elsewhere is refused with what is allowed", async () => {
  const page = await open("director", "/settings/plan-types");
  await settled(page);
  const types = page.getByRole("region", { name: "Types of projects" }).first();
  await types.getByText("In programs: Renewal program").waitFor();
  await expectAccessible(page, "types of plans");
  await shot(page, "plan-types");

  // By keyboard.
  await page.getByRole("button", { name: "Add a type of projects" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Add a type of projects" });
  await becomes(() => dialog.getByLabel("Name").evaluate((box) => box === document.activeElement), true);
  await page.keyboard.type("Site survey");
  await choose(page, dialog, "Colour", "Orange");
  await choose(page, dialog, "Icon", "Flask");
  await dialog.getByLabel("In programs of certain types").check();
  const programs = dialog.getByRole("combobox", { name: "Types of programs" });
  await programs.waitFor();
  // The first type is chosen; the one that is wanted takes its place.
  await programs.press("ArrowDown");
  await page.getByRole("option", { name: "Renewal program" }).click();
  await page.getByRole("option", { name: "Program", exact: true }).click();
  await page.keyboard.press("Escape");
  await dialog.getByLabel("Directly in a portfolio, without a program").uncheck();
  await dialog.getByLabel("On its own: in no program and no portfolio").uncheck();
  await dialog.getByLabel("Number new ones automatically").check();
  await dialog.getByLabel("Prefix").fill("sv7");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("End the prefix with a dash").first().waitFor();
  await dialog.getByLabel("Prefix").fill("sv-");
  await dialog.getByText("The next one is SV-0001.").waitFor();
  await expectAccessible(page, "the dialog of a type");
  await shot(page, "plan-type-dialog");
  await dialog.getByRole("button", { name: "Save" }).click();
  await toast(page, "Type “Site survey” saved");
  await types.getByText("SV-0001").waitFor();

  // A project of it in a program of another type is refused; in the right one it is numbered.
  await page.goto("/projects");
  await settled(page);
  await page.getByRole("button", { name: "New project" }).click();
  const form = page.getByRole("dialog", { name: "New project" });
  await form.getByRole("textbox", { name: "Project" }).fill("Valve survey");
  await choose(page, form, "Type", "Site survey");
  await choose(page, form, "Program", "Metro Line 4", true);
  await form.getByRole("button", { name: "Create project" }).click();
  await form
    .getByText(
      "may not be in the program “Metro Line 4”, which is of the type “Program”. It may be in a program of the type “Renewal program”.",
    )
    .first()
    .waitFor();
  await shot(page, "plan-type-refused");
  await choose(page, form, "Program", "Water Network Renewal", true);
  await form.getByRole("button", { name: "Create project" }).click();
  await toast(page, "Project “Valve survey” created");
  await page.getByRole("heading", { name: "Valve survey" }).waitFor();
  await page.getByText(/^SV-0001 · /).waitFor();
  await page.getByText("Site survey", { exact: true }).first().waitFor();

  // It becomes of another type, and keeps its number.
  await page.getByRole("link", { name: "Details" }).click();
  await settled(page);
  const details = page.getByRole("main");
  await choose(page, details, "Type", "System roll-out");
  await expectAccessible(page, "the details of a project with its type");
  await shot(page, "plan-type-details");
  await details.getByRole("button", { name: "Save" }).click();
  await toast(page, "saved");
  await page.getByText("System roll-out", { exact: true }).first().waitFor();
  const found = (await api(page, "/projects?q=Valve%20survey")).items[0];
  assert.deepEqual([found.key, found.number, found.plan_type.name], ["SV-0001", "SV-0001", "System roll-out"]);

  // The list by type, and as a column.
  await page.goto("/projects");
  await settled(page);
  await page.getByRole("combobox", { name: "Type" }).click();
  await page.getByRole("option", { name: "Renewal works" }).click();
  const rows = page.getByRole("row").filter({ hasText: "WAT-" });
  await becomes(() => rows.count(), 7);
  await page.goto("/register");
  await settled(page);
  await page.getByRole("combobox", { name: "Type" }).click();
  await page.getByRole("option", { name: "System roll-out" }).click();
  await page.getByRole("link", { name: "Valve survey" }).waitFor();
  await shot(page, "plan-type-register");
  await close(page);
});

test("A rule under which projects would be elsewhere names them, and a type in use is archived instead of deleted", async () => {
  const page = await open("director", "/settings/plan-types");
  await settled(page);
  await page.getByRole("button", { name: "Change type Renewal works" }).click();
  const dialog = page.getByRole("dialog", { name: "Change “Renewal works”" });
  await dialog.getByRole("radio", { name: "In no program" }).check();
  await dialog.getByLabel("On its own: in no program and no portfolio").check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText(/^7 projects \(“WAT-.*and others\) of the type “Renewal works” would be where/).first().waitFor();
  await shot(page, "plan-type-elsewhere");
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("button", { name: "Delete Renewal works" }).click();
  const sure = page.getByRole("dialog", { name: "Delete type “Renewal works”?" });
  await sure.getByRole("button", { name: "Delete" }).click();
  await sure.getByText(/is still in use: 7 projects/).first().waitFor();
  await sure.getByRole("button", { name: "Cancel" }).click();

  // Another one becomes the standard type, and back.
  await page.getByRole("button", { name: "Make standard: System roll-out" }).click();
  await page.getByRole("button", { name: "Make standard: Project" }).click();
  await page.getByRole("button", { name: "Make standard: System roll-out" }).waitFor();
  await close(page);

  const member = await open("team.member", "/settings/profile");
  await settled(member);
  assert.equal(await member.getByRole("link", { name: "Types of plans" }).count(), 0);
  await close(member);
});

test("I list a project in a second portfolio: it is shown there with where it counts, and who may not see that one is not told which", async () => {
  const page = await open("director", "/projects?q=Harbour%20Station");
  await settled(page);
  await page.getByRole("link", { name: "Harbour Station", exact: true }).click();
  await page.getByRole("link", { name: "Details" }).click();
  const section = page.getByRole("main");
  await section.getByText("At home in Infrastructure").waitFor();
  await section.getByRole("combobox", { name: "Also listed in" }).fill("Digital");
  await page.getByRole("option", { name: "Digital and IT" }).click();
  await page.keyboard.press("Escape");
  await section.getByRole("button", { name: "List it there" }).click();
  await toast(page, "Listed");
  await expectAccessible(page, "the further portfolios of a project");
  const portfolios = (await api(page, "/portfolios")).items;
  const digital = portfolios.find((/** @type {any} */ one) => one.name === "Digital and IT");
  await page.goto(`/portfolios/${digital.id}?q=Harbour`);
  await settled(page);
  await page.getByText("counts in Infrastructure").waitFor();
  await shot(page, "listed-project");
  assert.equal((await api(page, `/portfolios/${digital.id}`)).projects, digital.projects);

  // Who may not see that portfolio reads that there is one, and not which.
  const all = await api(page, "/projects?q=Harbour%20Station");
  const id = all.items.find((/** @type {any} */ one) => one.name === "Harbour Station").id;
  const manager = await open("portfolio.manager", `/projects/${id}/details`);
  await manager.getByText("And in 1 more portfolio that you may not see. It stays as it is.").waitFor();
  assert.equal(await manager.getByText("Digital and IT").count(), 0);
  await expectAccessible(manager, "further portfolios that one may not see");
  await shot(manager, "listed-unseen");
  await close(manager);
  await close(page);
});
