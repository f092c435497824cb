import assert from "node:assert/strict";
import { test } from "node:test";
import { api, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";
import { CLIPBOARD, goTo, openTable, pasteText, planOf, rowsAre, saved, shows } from "../plan-table.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

/**
 * Adds fields as the director, each under a name of its own.
 * @param {import("playwright-core").Page} page
 * @param {"task" | "project"} noun
 * @param {[string, string, string[]?][]} fields
 */
async function define(page, noun, fields) {
  const added = [];
  for (const [name, kind, labels = []] of fields) {
    const choices = labels.map((label) => ({ label }));
    added.push(await send(page, "post", "/custom_fields", { noun, name, kind, choices }));
  }
  return added;
}

/** Puts fields away, so that other tests find the columns they know. @param {import("playwright-core").Page} page */
async function putAway(page) {
  for (const field of (await api(page, "/custom_fields")).items) {
    if (!field.archived) {
      await send(page, "patch", `/custom_fields/${field.id}`, { archived: true }, field.version);
    }
  }
}

test("The PMO adds a field with choices, orders the fields, and cannot lose what is in use", async () => {
  const page = await open("director", "/settings/fields");
  await settled(page);
  const projects = page.getByRole("region", { name: "Fields of projects" }).first();
  await page.getByRole("button", { name: "Add a field for projects" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a field for projects" });
  await dialog.getByLabel("Name").fill("Sales region");
  await dialog.getByRole("combobox", { name: "Kind" }).click();
  await page.getByRole("option", { name: "Choice" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("Give at least one choice to choose from.").first().waitFor();
  for (const [at, label] of ["North", "South", "West"].entries()) {
    await dialog.getByRole("button", { name: "Add a choice" }).click();
    await dialog.getByLabel(`Choice ${at + 1}`, { exact: true }).fill(label);
  }
  await dialog.getByLabel("Help").fill("Where the project sells");
  await expectAccessible(page, "the dialog of a field");
  await shot(page, "field-dialog");
  await dialog.getByRole("button", { name: "Save" }).click();
  await toast(page, "Field “Sales region” saved");
  await page.getByText("North, South, West").waitFor();

  await page.getByRole("button", { name: "Add a field for projects" }).click();
  await dialog.getByLabel("Name").fill("sales REGION");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText(/There is a field “Sales region” already/).first().waitFor();
  await dialog.getByLabel("Name").fill("Revenue");
  await dialog.getByRole("combobox", { name: "Kind" }).click();
  await page.getByRole("option", { name: "Number" }).click();
  await dialog.getByLabel("Unit").fill("k€");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Revenue (k€)" }).waitFor();
  await page.getByRole("button", { name: "Move Revenue up" }).click();
  await page.waitForFunction(() => {
    const rows = [...document.querySelectorAll("table")][0]?.querySelectorAll("tbody tr") ?? [];
    const texts = [...rows].map((row) => row.textContent ?? "");
    return texts.findIndex((t) => t.startsWith("Revenue")) < texts.findIndex((t) => t.startsWith("Sales"));
  });
  await expectAccessible(page, "custom fields");
  await shot(page, "fields");

  // A project has the value; neither the choice nor the field goes.
  await planOf(page, "Sold in the north", [], { custom: { sales_region: "north" } });
  await page.getByRole("button", { name: "Sales region", exact: true }).click();
  const change = page.getByRole("dialog", { name: "Change field" });
  await change.getByRole("button", { name: "Remove choice North" }).click();
  await change.getByRole("button", { name: "Save" }).click();
  await change.getByText(/“North” is chosen 1 times. Retire it instead/).first().waitFor();
  await change.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Delete Sales region" }).click();
  const sure = page.getByRole("dialog", { name: /Delete field/ });
  await sure.getByRole("button", { name: "Delete" }).click();
  await sure.getByText(/holds 1 values. Archive it instead/).waitFor();
  await sure.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Archive Sales region" }).click();
  await page.getByRole("button", { name: "Restore Sales region" }).waitFor();
  assert.ok(await projects.isVisible());
  await putAway(page);
  await close(page);
});

test("I fill fields of our own in the table: typed, pasted, in bulk, taken back", async () => {
  const page = await open("director", "/projects", CLIPBOARD);
  await define(page, "task", [
    ["Work type", "choice", ["Civil", "Electrical"]],
    ["Cost k€", "number"],
    ["Permit until", "date"],
    ["Signed off", "flag"],
    ["Contract", "text"],
  ]);
  const project = await planOf(page, "Own columns", [["Dig"], ["Pour"], ["Paint"]]);
  const columns = "work_type cost_k permit_until signed_off contract".split(" ").map((code) => `custom:${code}`);
  await openTable(page, project, ["number", "name", ...columns].join("."));
  await goTo(page, 1, "Work type");
  await page.keyboard.type("electrical");
  await page.keyboard.press("Enter");
  await shows(page, 1, "Work type", "Electrical");
  await goTo(page, 1, "Cost k€");
  await page.keyboard.type("12.5");
  await page.keyboard.press("Tab");
  await page.keyboard.type("4/3/2027");
  await page.keyboard.press("Tab");
  await page.keyboard.type("yes");
  await page.keyboard.press("Tab");
  await page.keyboard.type("K-17");
  await page.keyboard.press("Enter");
  await saved(page);
  await shows(page, 1, "Cost k€", "12.5");
  await shows(page, 1, "Permit until", /4.*2027/);
  await shows(page, 1, "Signed off", "Yes");
  await shows(page, 1, "Contract", "K-17");

  // What is no number stays where it was typed, with the reason.
  await goTo(page, 2, "Cost k€");
  await page.keyboard.type("much");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await page.locator(".tl-note", { hasText: "This is no number." }).waitFor();
  await page.keyboard.type("7");
  await page.keyboard.press("Enter");
  await shows(page, 2, "Cost k€", "7");

  // A block from a spreadsheet: one cell cannot be read, and is told before anything is saved.
  await goTo(page, 2, "Work type");
  await pasteText(page, "Civil\t3\t2027-05-01\tno\nPlumbing\t4\t2027-06-01\tyes");
  const review = page.getByRole("dialog");
  await review.getByText("Choose one of: Civil, Electrical.").waitFor();
  await shot(page, "fields-review");
  await review.getByRole("button", { name: "Apply the other 7 cells" }).click();
  await shows(page, 2, "Work type", "Civil");
  await shows(page, 3, "Cost k€", "4");
  await saved(page);
  await shot(page, "fields-table");
  await expectAccessible(page, "the table with fields of our own");
  await page.keyboard.press("Control+z");
  await shows(page, 3, "Cost k€", "");
  await shows(page, 2, "Work type", "");
  await page.keyboard.press("Control+y");
  await shows(page, 2, "Work type", "Civil");

  // Filters and groups by the same fields; the address carries them.
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("combobox", { name: "Work type" }).click();
  await page.getByRole("option", { name: "Civil" }).click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await rowsAre(page, ["Pour"]);
  await page.reload();
  await rowsAre(page, ["Pour"]);
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await page.getByRole("combobox", { name: /Group/ }).click();
  await page.getByRole("option", { name: "Work type" }).click();
  await rowsAre(page, ["Civil · 1", "Pour", "Electrical · 1", "Dig", "Nothing in Work type · 1", "Paint"]);
  await shot(page, "fields-grouped");

  // The form of a task has them too; the list of all tasks finds by them.
  const task = (await api(page, `/projects/${project.id}/tasks`)).items[2];
  await page.goto(`/projects/${project.id}/gantt?task=${task.id}`);
  await page.getByRole("dialog").getByRole("button", { name: "Edit" }).first().click();
  await page.getByLabel("Contract").fill("K-99");
  await page.getByRole("combobox", { name: "Signed off" }).click();
  await page.getByRole("option", { name: "No", exact: true }).click();
  await shot(page, "fields-form");
  await page.getByRole("button", { name: "Save" }).click();
  await toast(page, "saved");
  await page.getByRole("dialog").getByText("K-99").waitFor();
  assert.deepEqual((await api(page, `/tasks/${task.id}`)).custom, {
    contract: "K-99",
    cost_k: "4",
    permit_until: "2027-06-01",
    signed_off: false,
  });
  await page.goto(`/tasks?columns=name.project.custom:contract`);
  await settled(page);
  await page.getByRole("button", { name: "More filters" }).click();
  await page.getByRole("textbox", { name: "Contract" }).fill("k-9");
  await page.keyboard.press("Escape");
  await page.getByRole("grid").getByRole("gridcell", { name: "K-99" }).waitFor();
  await page.getByText("1 of 1 shown").waitFor();
  await shot(page, "fields-tasks");
  await putAway(page);
  await close(page);
});

test("Projects show, take and are found by the fields of our own", async () => {
  const page = await open("director", "/projects");
  await define(page, "project", [
    ["Market", "choice", ["Home", "Abroad"]],
    ["Sponsor note", "text"],
    ["Budget", "number"],
  ]);
  const project = await planOf(page, "Harbour light", [], { custom: { market: "abroad", budget: 1200.5 } });
  await planOf(page, "Town lamp", [], { custom: { market: "home", budget: 300 } });
  await page.goto(`/projects/${project.id}/details`);
  await settled(page);
  await page.getByLabel("Sponsor note").fill("Asks every week");
  await page.getByRole("combobox", { name: "Market" }).click();
  await page.getByRole("option", { name: "Home" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await toast(page, "saved");
  await shot(page, "fields-project");
  await expectAccessible(page, "a project's details with fields of our own");
  await page.goto("/projects?columns=name.tasks.custom:market.custom:sponsor_note.custom:budget");
  // The last row adds up the whole list as filtered, not what has been loaded of it.
  const whole = page.getByRole("row", { name: /^Whole list/ });
  await whole.getByRole("gridcell", { name: "1,500.5" }).waitFor();
  await page.getByRole("button", { name: "More filters" }).click();
  await page.getByRole("combobox", { name: "Market" }).click();
  await page.getByRole("option", { name: "Home" }).click();
  await page.keyboard.press("Escape");
  await page.getByText("2 of 2 shown").waitFor();
  await page.getByRole("gridcell", { name: "Asks every week" }).waitFor();
  await whole.getByRole("gridcell", { name: "1,500.5" }).waitFor();
  await expectAccessible(page, "a list with its sums");
  await shot(page, "fields-projects");
  // A colleague who may not manage the organisation finds no page to change them.
  const member = await open("team.member", "/settings/profile");
  await settled(member);
  assert.equal(await member.getByRole("link", { name: "Custom fields" }).count(), 0);
  await close(member);
  await putAway(page);
  await close(page);
});
