import assert from "node:assert/strict";
import { test } from "node:test";
import { close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";
import { goTo, openTable, planNow, planOf, shows, table } from "../plan-table.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

test("I report everything as planned up to the status date, having seen the counts, and take it back", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "As planned", [
    ["Dig", { duration_text: "2d" }],
    ["Pour", { duration_text: "4d", predecessors: "1" }],
    ["Paint", { duration_text: "2d", predecessors: "2" }],
  ]);
  await openTable(page, project, "number.name.percent.start");
  await page.getByRole("button", { name: "Progress", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Report or reschedule" });
  await dialog.getByLabel("Status date", { exact: true }).fill("2026-12-10T17:00");
  const preview = dialog.getByRole("status", { name: "What would change" });
  // Monday and Tuesday are Dig; two of Pour's four days are over by Thursday.
  await preview.getByText(/Reported progress of 2 tasks/).waitFor();
  await preview.getByText("1 of them is finished by this.").waitFor();
  await expectAccessible(page, "the progress dialog");
  await shot(page, "progress-light");
  await dialog.getByRole("button", { name: "Report as planned" }).click();
  await dialog.waitFor({ state: "detached" });
  await shows(page, 1, "Done", "100%");
  await shows(page, 2, "Done", "50%");
  await page.getByText("Status of 10 Dec 2026").first().waitFor();
  await goTo(page, 3, "Task");
  await page.keyboard.press("Control+z");
  await toast(page, "Undid");
  await shows(page, 1, "Done", "0%");
  const now = await planNow(page, project);
  assert.equal(now.project.status_date, null, "the status date goes back with the progress");
  await page.getByRole("button", { name: "Progress", exact: true }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  await dialog.getByRole("button", { name: "Report as planned" }).scrollIntoViewIfNeeded();
  await shot(page, "progress-narrow");
  await close(page);
});

test("I move what was not done behind the status date, for the selected task only", async () => {
  const page = await open("director", "/projects", { colorScheme: "dark" });
  const project = await planOf(page, "Left behind", [
    ["Dig", { duration_text: "2d" }],
    ["Survey", { duration_text: "2d" }],
  ]);
  await openTable(page, project, "number.name.start.finish");
  await goTo(page, 1, "Task");
  await page.getByRole("button", { name: "Progress", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Report or reschedule" });
  await dialog.getByText("Reschedule the rest").first().click();
  await dialog.getByLabel("Status date", { exact: true }).fill("2026-12-09T17:00");
  await dialog.getByText("The selected task and all below it").waitFor();
  await dialog.getByRole("status").getByText(/Moved 1 task/).waitFor();
  await shot(page, "reschedule-dark");
  await expectAccessible(page, "the progress dialog (dark)");
  await dialog.getByRole("button", { name: "Reschedule the rest" }).click();
  await dialog.waitFor({ state: "detached" });
  await shows(page, 1, "Start", "10 Dec 2026");
  await shows(page, 2, "Start", "7 Dec 2026");
  // There is nothing more to move: the dialog says so, and saves nothing.
  await page.getByRole("button", { name: "Progress", exact: true }).click();
  await dialog.getByText("Reschedule the rest").first().click();
  await dialog.getByText("All work that is left lies behind this date already.").first().waitFor();
  await close(page);
});

test("I read which work went ahead out of sequence, and by which rule the rest of it is planned", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Out of sequence", [
    ["Dig", { duration_text: "5d" }],
    ["Pour", { duration_text: "3d", predecessors: "1" }],
  ]);
  const { tasks } = await planNow(page, project);
  const fields = { actual_start: "2026-12-08T08:00", percent_complete: 30 };
  await send(page, "post", `/projects/${project.id}/edits`, {
    changes: [{ do: "set", task: tasks.id[1], fields }],
  });
  await openTable(page, project);
  await page.getByRole("button", { name: "Progress", exact: true }).click();
  const region = page.getByRole("region", { name: "1 task went ahead out of sequence" });
  await region.getByText("Pour", { exact: true }).waitFor();
  await region.getByText("(retained logic)").waitFor();
  await region.getByRole("link", { name: "Change this in the project’s settings" }).click();
  await settled(page);
  await page.getByText("Work out of sequence").waitFor();
  assert.match(page.url(), /\/details/);
  await close(page);
});

test("A recurring meeting comes into the plan in one step, and keeps what took place when it changes", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Weekly rhythm", [["Dig", { duration_text: "20d" }]]);
  await openTable(page, project, "number.name.start.percent");
  await page.getByRole("button", { name: "Bar", exact: true }).click();
  await page.getByRole("menuitem", { name: "Insert a recurring task …" }).click();
  const dialog = page.getByRole("dialog", { name: "New recurring task" });
  await dialog.getByLabel("Task").fill("Site meeting");
  await dialog.getByLabel("From").fill("2026-12-11");
  await dialog.getByLabel("Monday").uncheck();
  await dialog.getByLabel("Friday").check();
  await dialog.getByLabel("Start time").fill("09:00");
  await dialog.getByLabel("Occurrences", { exact: true }).fill("4");
  await expectAccessible(page, "the dialog of a recurring task");
  await shot(page, "recurring-light");
  await dialog.getByRole("button", { name: "Add" }).click();
  // 25 December and 1 January are no holidays in this calendar, but a Saturday pattern would ask.
  await dialog.waitFor({ state: "detached" });
  await shows(page, 2, "Task", "Site meeting");
  await shows(page, 3, "Start", "11 Dec 2026");
  await shows(page, 6, "Task", "Site meeting 4");
  await goTo(page, 3, "Done");
  await page.keyboard.type("100");
  await page.keyboard.press("Enter");
  await shows(page, 3, "Done", "100%");
  await goTo(page, 4, "Task");
  await page.getByRole("button", { name: "Bar", exact: true }).click();
  await page.getByRole("menuitem", { name: "Change when it recurs …" }).click();
  const edit = page.getByRole("dialog", { name: "Recurring task" });
  await edit.getByLabel("Friday").uncheck();
  await edit.getByLabel("Saturday").check();
  await edit.getByRole("button", { name: "Save" }).click();
  // Saturdays are free: it asks, at the place where the answer is given.
  await edit.getByText(/4 of 4 occurrences fall on days without work/).first().waitFor();
  await shot(page, "recurring-asked");
  await edit.getByRole("combobox", { name: "Occurrences on days without work" }).click();
  await page.getByRole("option", { name: "Move to the next working day" }).click();
  await edit.getByRole("button", { name: "Save" }).click();
  await edit.waitFor({ state: "detached" });
  await shows(page, 3, "Done", "100%");
  await shows(page, 4, "Start", "14 Dec 2026");
  const now = await planNow(page, project);
  assert.equal(now.tasks.id.length, 2 + 1 + 4, "one took place, four are to come");
  await table(page).press("Control+z");
  await shows(page, 4, "Start", "18 Dec 2026");
  await close(page);
});
