import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, place, toast, useBrowser } from "../harness.mjs";
import {
  CLIPBOARD,
  cell,
  clipboard,
  goTo,
  openTable,
  pasteText,
  planNow,
  planOf,
  refused,
  rowsAre,
  saved,
  shows,
  table,
} from "../plan-table.mjs";

useBrowser();

/** @type {[string, Record<string, unknown>?][]} */
const THREE = [
  ["Dig", { duration_text: "2d" }],
  ["Pour slab", { duration_text: "3d", predecessors: "1" }],
  ["Inspect", { duration_text: "1d", predecessors: "2" }],
];

test("A planner types a duration over the old one, and the rows below move", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Type over", THREE);
  await openTable(page, project);
  await goTo(page, 1, "Duration");
  await page.keyboard.type("4d");
  await page.keyboard.press("Enter");
  await toast(page, "Moved 3 tasks");
  await shows(page, 1, "Duration", "4 d");
  await shows(page, 3, "Start", "16 Dec 2026");
  await becomes(async () => (await cell(page, 2, "Duration")).getAttribute("aria-selected"), "true");
  const plan = await planNow(page, project);
  assert.deepEqual(plan.tasks.more.duration_text, ["4d", "3d", "1d"]);
  await close(page);
});

test("Escape gives the old text back, Enter goes down and Tab goes right", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Keys", THREE);
  await openTable(page, project);
  await goTo(page, 1, "Task");
  await page.keyboard.press("F2");
  await page.keyboard.type("Something else");
  await page.keyboard.press("Escape");
  await shows(page, 1, "Task", "Dig");
  await page.keyboard.type("Excavate");
  await page.keyboard.press("Tab");
  await page.keyboard.type("5d");
  await page.keyboard.press("Enter");
  // Enter returns to the column where the run of Tab began.
  await page.keyboard.type("Pour concrete");
  await page.keyboard.press("Enter");
  await saved(page);
  await rowsAre(page, ["Excavate", "Pour concrete", "Inspect"]);
  await shows(page, 1, "Duration", "5 d");
  await close(page);
});

test("What a planner types into the empty line becomes a task at once", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "New line");
  await openTable(page, project);
  await page.getByText("This plan has no tasks yet").waitFor();
  await table(page).focus();
  await page.keyboard.press("ArrowDown");
  for (const name of ["Survey", "Design", "Build", "Hand over"]) {
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
  }
  await rowsAre(page, ["Survey", "Design", "Build", "Hand over"]);
  await saved(page);
  assert.deepEqual((await planNow(page, project)).tasks.name, ["Survey", "Design", "Build", "Hand over"]);
  await close(page);
});

test("Predecessors and people are typed as text, with names completed from the people", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "As text", THREE);
  const person = (await api(page, "/resources?kind=work&limit=1&sort=name")).items[0];
  await openTable(page, project, "number.name.duration.people.predecessors");
  await goTo(page, 3, "Predecessors");
  await page.keyboard.type("1FS+3d;2SS");
  await page.keyboard.press("Enter");
  await shows(page, 3, "Predecessors", /1FS\+3d, 2SS|2SS, 1FS\+3d/);
  await goTo(page, 1, "People");
  await page.keyboard.type(person.name.slice(0, 5));
  await page.locator('[role="listbox"]:not([aria-busy="true"])').getByRole("option", { name: person.name }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("[50%]");
  await page.keyboard.press("Enter");
  await shows(page, 1, "People", `${person.name}[50%]`);
  await saved(page);
  const task = await api(page, `/tasks/${(await planNow(page, project)).tasks.id[0]}`);
  assert.equal(task.assignments.length, 1);
  await close(page);
});

test("Every kind of field is edited in its cell: work, dates, choices, calendar, notes", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "All kinds", THREE);
  const columns =
    "number.name.mode.start.percent.constraint.deadline.calendar.task_type.priority.milestone.active.notes";
  await openTable(page, project, columns);
  await page.getByRole("separator", { name: "Width of the table" }).focus();
  for (let i = 0; i < 30; i++) await page.keyboard.press("ArrowRight");
  const type = async (/** @type {string} */ column, /** @type {string} */ text) => {
    await goTo(page, 1, column);
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await saved(page);
  };
  await type("Start", "14/12/2026");
  await shows(page, 1, "Start", "14 Dec 2026");
  await shows(page, 1, "Constraint", "Start no earlier than");
  await type("Done", "40%");
  await shows(page, 1, "Done", /40\s?%/);
  await type("Deadline", "2027-01-08");
  await shows(page, 1, "Deadline", "8 Jan 2027");
  await type("Type", "Fixed work");
  await shows(page, 1, "Type", "Fixed work");
  await type("Priority", "700");
  await shows(page, 1, "Priority", "700");
  await goTo(page, 1, "Active");
  await page.keyboard.press("Space");
  await shows(page, 1, "Active", "No");
  await type("Notes", "Ask the port first.");
  await shows(page, 1, "Notes", "Ask the port first.");
  const calendar = (await api(page, "/calendars?limit=1&sort=name")).items[0];
  await type("Calendar", calendar.name);
  await shows(page, 1, "Calendar", calendar.name);
  await goTo(page, 2, "Mode");
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: "By hand" }).click();
  await shows(page, 2, "Mode", "By hand");
  await close(page);
});

test("A cell that is computed says why nobody types there", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Computed", THREE);
  await openTable(page, project, "number.name.float");
  await goTo(page, 1, "Float");
  const float = await cell(page, 1, "Float");
  await becomes(() => float.getAttribute("aria-readonly"), "true");
  await page.keyboard.type("5");
  await page.locator(".tl-note", { hasText: "Float is computed" }).waitFor();
  await close(page);
});

test("Bad input is told at the cell and the typed text stays: circles, durations, people, dates", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Bad input", THREE);
  await openTable(page, project, "number.name.duration.start.people.predecessors");
  const bad = async (
    /** @type {number} */ row,
    /** @type {string} */ column,
    /** @type {string} */ text,
    /** @type {RegExp} */ why,
  ) => {
    await goTo(page, row, column);
    await page.keyboard.type(text);
    await page.keyboard.press("Control+Enter");
    await shows(page, row, column, text);
    await refused(page, row, column);
    await goTo(page, row, "Task");
    await goTo(page, row, column);
    await page.locator(".tl-note", { hasText: why }).waitFor();
  };
  await bad(1, "Predecessors", "3", /circle/);
  await bad(2, "Duration", "-3d", /duration/i);
  await bad(3, "Duration", "99999999w", /duration/i);
  await bad(2, "People", "Nobody Atall", /nobody called/i);
  await bad(3, "Start", "31/2/2026", /no date/);
  await page.getByText("5 cells need your attention").waitFor();
  // Escape on the cell gives the plan's own text back.
  await page.keyboard.press("Escape");
  await page.getByText("4 cells need your attention").waitFor();
  const plan = await planNow(page, project);
  assert.deepEqual(plan.tasks.more.duration_text, ["2d", "3d", "1d"]);
  await close(page);
});

test("A planner indents, moves, inserts and deletes rows by keyboard, and undoes it all", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Rows", [["Phase"], ["A"], ["B"], ["C"]]);
  await openTable(page, project);
  await goTo(page, 2, "Task");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await toast(page, "Moved");
  await becomes(() => table(page).getByRole("row", { name: /^A,/ }).getAttribute("aria-level"), "2");
  await goTo(page, 2, "Task");
  await page.keyboard.press("Alt+ArrowDown");
  await rowsAre(page, ["Phase", "B", "A", "C"]);
  await page.keyboard.press("Insert");
  await rowsAre(page, ["Phase", "B", "New task", "A", "C"]);
  await page.keyboard.type("Between");
  await page.keyboard.press("Enter");
  await rowsAre(page, ["Phase", "B", "Between", "A", "C"]);
  await goTo(page, 1, "#");
  await page.keyboard.press("Delete");
  await rowsAre(page, ["C"]);
  await saved(page);
  await page.keyboard.press("Control+z");
  await rowsAre(page, ["Phase", "B", "Between", "A", "C"]);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await rowsAre(page, ["Phase", "A", "B", "C"]);
  await page.keyboard.press("Control+y");
  await rowsAre(page, ["Phase", "B", "A", "C"]);
  await close(page);
});

test("Rows come out of their summary again by keyboard, with what follows them below", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Outdent", [["Phase"], ["A"], ["B"], ["C"]]);
  await openTable(page, project);
  await goTo(page, 2, "Task");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await toast(page, "Moved");
  await saved(page);
  await goTo(page, 3, "Task");
  await page.keyboard.press("Alt+Shift+ArrowLeft");
  await saved(page);
  const level = async (/** @type {string} */ name) =>
    table(page).getByRole("row", { name: new RegExp(`^${name},`) }).getAttribute("aria-level");
  await becomes(async () => [await level("A"), await level("B"), await level("C")], ["2", "1", "2"]);
  const { tasks } = await planNow(page, project);
  assert.deepEqual(tasks.parent, [-1, 0, -1, 2], "C follows below B");
  await close(page);
});

test("Durations and work are typed in any unit, estimated ones with a question mark", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Units", THREE);
  await openTable(page, project, "number.name.duration.work");
  for (const [row, column, text, wanted] of /** @type {[number, string, string, RegExp][]} */ ([
    [1, "Duration", "2w", /2 w|10 d/],
    [2, "Duration", "4h?", /4 h\?|0[.,]5 d\?/],
    [3, "Duration", "1ed", /1 ed/],
    [1, "Work", "20h", /20 h/],
    [2, "Work", "3d", /24 h|3 d/],
  ])) {
    await goTo(page, row, column);
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await saved(page);
    await shows(page, row, column, wanted);
  }
  const { tasks } = await planNow(page, project);
  assert.deepEqual(tasks.more.duration_text, ["2w", "4h?", "1ed"]);
  const second = await api(page, `/tasks/${tasks.id[1]}`);
  assert.deepEqual([second.estimated, second.duration_minutes, second.work_minutes], [true, 240, 1440]);
  await close(page);
});

test("A planner drags a row to another place by its number", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Drag rows", [["A"], ["B"], ["C"], ["D"]]);
  await openTable(page, project);
  await goTo(page, 4, "#");
  const from = await place(await cell(page, 4, "#"));
  const to = await place(await cell(page, 2, "#"));
  await page.mouse.move(from.x + 10, from.y + 15);
  await page.mouse.down();
  await page.mouse.move(to.x + 10, to.y + 20, { steps: 4 });
  await page.mouse.move(to.x + 10, to.y + 3, { steps: 3 });
  await page.mouse.up();
  await rowsAre(page, ["A", "D", "B", "C"]);
  await close(page);
});

test("Whole rows are copied with what is below them, and cut rows move", async () => {
  const page = await open("director", "/projects", CLIPBOARD);
  const project = await planOf(page, "Copy rows", [["Phase"], ["A", { duration_text: "3d" }], ["B"]]);
  await openTable(page, project);
  await goTo(page, 2, "Task");
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await toast(page, "Moved");
  await goTo(page, 1, "#");
  await page.keyboard.press("Control+c");
  await goTo(page, 3, "#");
  await page.keyboard.press("Control+v");
  await rowsAre(page, ["Phase", "A", "Phase", "A", "B"]);
  await saved(page);
  await shows(page, 4, "Duration", "3 d");
  await goTo(page, 5, "#");
  await page.keyboard.press("Control+x");
  await goTo(page, 1, "#");
  await page.keyboard.press("Control+v");
  await rowsAre(page, ["B", "Phase", "A", "Phase", "A"]);
  await close(page);
});

test("A block of cells goes to a spreadsheet and comes back changed", async () => {
  const page = await open("director", "/projects", CLIPBOARD);
  const project = await planOf(page, "Round trip", THREE);
  await openTable(page, project);
  await goTo(page, 1, "Task");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByText("6 cells").waitFor();
  await page.keyboard.press("Control+c");
  const copied = async () => (await clipboard(page)).replaceAll("\r\n", "\n");
  await becomes(copied, "Dig\t2d\nPour slab\t3d\nInspect\t1d");
  await goTo(page, 1, "Task");
  await pasteText(page, 'Dig\t5d\r\n"Pour ""the"" slab"\t6d\r\nInspect\t7d\r\nPaint\t2d\r\n');
  await rowsAre(page, ["Dig", 'Pour "the" slab', "Inspect", "Paint"]);
  await shows(page, 4, "Duration", "2 d");
  await saved(page);
  const plan = await planNow(page, project);
  assert.deepEqual(plan.tasks.more.duration_text, ["5d", "6d", "7d", "2d"]);
  await page.keyboard.press("Control+z");
  await rowsAre(page, ["Dig", "Pour slab", "Inspect"]);
  await close(page);
});

test("A paste with bad cells lists them before anything is saved", async () => {
  const page = await open("director", "/projects", CLIPBOARD);
  const project = await planOf(page, "Half wrong", THREE);
  await openTable(page, project);
  await goTo(page, 1, "Duration");
  await pasteText(page, "4d\nsoon\n6d");
  const dialog = page.getByRole("dialog", { name: "Some cells cannot be taken" });
  await dialog.getByRole("cell", { name: "soon" }).waitFor();
  await dialog.getByRole("cell", { name: /Write a duration/ }).waitFor();
  assert.deepEqual((await planNow(page, project)).tasks.more.duration_text, ["2d", "3d", "1d"]);
  await expectAccessible(page, "the list of rejected cells");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "detached" });
  assert.deepEqual((await planNow(page, project)).tasks.more.duration_text, ["2d", "3d", "1d"]);
  assert.equal(await clipboard(page), "4d\nsoon\n6d");
  await goTo(page, 1, "Duration");
  await page.keyboard.press("Control+v");
  await dialog.getByRole("button", { name: "Apply the other 2 cells" }).click();
  await shows(page, 3, "Duration", "6 d");
  await saved(page);
  assert.deepEqual((await planNow(page, project)).tasks.more.duration_text, ["4d", "3d", "6d"]);
  await close(page);
});

test("One cell fills a range, Ctrl+D fills down, and the status bar adds up", async () => {
  const page = await open("director", "/projects", CLIPBOARD);
  const project = await planOf(page, "Fill", THREE);
  await openTable(page, project);
  await goTo(page, 1, "Duration");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByText("Sum 6 d").waitFor();
  await page.keyboard.press("Control+d");
  await shows(page, 3, "Duration", "2 d");
  await page.getByText("Sum 6 d").waitFor();
  await pasteText(page, "5d");
  await shows(page, 2, "Duration", "5 d");
  await page.getByText("Sum 15 d").waitFor();
  await close(page);
});

test("One field is set for many rows at once, and what was skipped is told with its reason", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Bulk", [["Phase"], ["A"], ["B"]]);
  await openTable(page, project, "number.name.duration.priority");
  await goTo(page, 2, "Task");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await toast(page, "Moved");
  await goTo(page, 1, "Task");
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: "Edit rows" }).click();
  const dialog = page.getByRole("dialog", { name: "Set a field of 3 rows" });
  await dialog.getByRole("textbox", { name: "Value" }).fill("8d");
  await dialog.getByRole("button", { name: "Set" }).click();
  const review = page.getByRole("dialog", { name: "Some cells cannot be taken" });
  await review.getByRole("cell", { name: /summary has this from the tasks/ }).waitFor();
  await review.getByRole("button", { name: "Apply the other 2 cells" }).click();
  await shows(page, 2, "Duration", "8 d");
  await shows(page, 3, "Duration", "8 d");
  await close(page);
});

test("Columns are chosen, widened and hidden, and stay so after a reload", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Columns", THREE);
  await openTable(page, project);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Deadline" }).check();
  await page.keyboard.press("Escape");
  const head = table(page).getByRole("columnheader", { name: "Deadline" });
  await head.waitFor();
  const start = table(page).getByRole("columnheader", { name: "Start", exact: true });
  const before = (await place(start)).width;
  await start.click({ button: "right" });
  await page.getByRole("menuitem", { name: "Wider" }).click();
  await page.getByRole("menuitem", { name: "Wider" }).click();
  await page.keyboard.press("Escape");
  await table(page).getByRole("columnheader", { name: "Finish", exact: true }).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Hide this column" }).click();
  await openTable(page, project);
  await head.waitFor();
  await becomes(() => table(page).getByRole("columnheader", { name: "Finish", exact: true }).count(), 0);
  await becomes(async () => (await start.boundingBox())?.width ?? 0, (now) => now >= before + 60);
  await close(page);
});

test("The menu of a cell is reached by keyboard and does what the keys do", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Menu", THREE);
  await openTable(page, project);
  await goTo(page, 2, "Task");
  await page.keyboard.press("Shift+F10");
  const item = page.getByRole("menuitem", { name: "Insert row below" });
  await item.waitFor();
  await expectAccessible(page, "the menu of a cell");
  await item.press("Enter");
  await rowsAre(page, ["Dig", "Pour slab", "New task", "Inspect"]);
  await close(page);
});

test("Who may only look reads and copies the table but cannot type into it", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Only look", THREE);
  const viewer = await open("executive", "/", CLIPBOARD);
  await openTable(viewer, project);
  await becomes(() => table(viewer).getAttribute("aria-readonly"), "true");
  await goTo(viewer, 1, "Duration");
  await viewer.keyboard.type("9d");
  await viewer.waitForTimeout(300);
  await shows(viewer, 1, "Duration", "2 d");
  await viewer.keyboard.press("Control+c");
  await becomes(() => clipboard(viewer), "2d");
  assert.equal(await viewer.getByText("Add a task").count(), 0);
  await close(viewer);
  await close(page);
});

test("A team member types progress of their own tasks, and is told what else is not theirs", async () => {
  const page = await open("team.member", "/");
  const [me, mine] = [await api(page, "/me"), await api(page, "/me/tasks?unfinished=true&limit=1")];
  const { project } = mine.items[0];
  const plan = await planNow(page, project);
  const [summary, external] = [1, 4096];
  const own = (/** @type {string} */ people) => people.includes(me.people[0].name);
  const plain = (/** @type {number} */ row) => (plan.tasks.flags[row] & (summary | external)) === 0;
  const rows = [...plan.tasks.id.keys()].filter(plain);
  const at = rows.find((row) => own(plan.tasks.people[row])) ?? -1;
  const other = rows.find((row) => !own(plan.tasks.people[row])) ?? -1;
  assert.ok(at >= 0 && other >= 0);
  await page.goto(`/projects/${project.id}/gantt?columns=number.name.duration.percent&task=${plan.tasks.id[at]}`);
  await page.getByRole("dialog").waitFor();
  // The address brings the task into view once the plan is there.
  const row = Number(plan.tasks.row_number[at]);
  await (await cell(page, row, "Duration")).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await goTo(page, row, "Duration");
  await page.keyboard.type("3d");
  // A note stands for some seconds only; what it says stays readable.
  await page.locator(".tl-note", { hasText: "You may report progress here" }).waitFor({ state: "attached" });
  await goTo(page, row, "Done");
  await page.keyboard.type("35");
  await page.keyboard.press("Enter");
  await shows(page, row, "Done", /35\s?%/);
  await saved(page);
  assert.equal((await planNow(page, project)).tasks.percent[at], 35);
  await page.goto(`/projects/${project.id}/gantt?columns=number.name.percent&task=${plan.tasks.id[other]}`);
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("heading", { name: /^Why/ }).waitFor();
  assert.equal(await drawer.getByRole("button", { name: "Edit", exact: true }).count(), 0);
  const theirs = Number(plan.tasks.row_number[other]);
  await (await cell(page, theirs, "Done")).waitFor();
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });
  await goTo(page, theirs, "Done");
  await page.keyboard.type("35");
  await page.locator(".tl-note", { hasText: "This one is someone else’s" }).waitFor({ state: "attached" });
  await close(page);
});

test("What is typed for people stands, also while names to choose from are still on their way", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Slow names", THREE);
  const person = (await api(page, "/resources?kind=work&limit=1&sort=name")).items[0].name;
  await openTable(page, project, "number.name.duration.people");
  await goTo(page, 1, "People");
  await page.keyboard.type(person.slice(0, -1));
  await page.getByRole("option", { name: person }).waitFor();
  // From here on names come late: the list still offers the one for the letters before.
  await page.route(/\/api\/v1\/resources\?/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.keyboard.type(`${person.slice(-1)}[50%]`);
  await page.keyboard.press("Enter");
  await shows(page, 1, "People", `${person}[50%]`);
  await saved(page);
  assert.equal((await planNow(page, project)).tasks.people[0], `${person}[50%]`);
  await close(page);
});

test("A date is picked from a calendar in its cell", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Pick a date", THREE);
  await openTable(page, project);
  await goTo(page, 1, "Start");
  await page.keyboard.press("F2");
  await page.getByRole("button", { name: "Pick a date" }).waitFor();
  // The calendar itself is the browser's own and cannot be driven; what it hands over can.
  await page.locator(".tl-picker").evaluate((/** @type {HTMLInputElement} */ picker) => {
    picker.value = "2027-02-15";
    picker.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await page.keyboard.press("Enter");
  await shows(page, 1, "Start", "15 Feb 2027");
  await close(page);
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`The table is accessible while it is edited, ${colorScheme}`, async () => {
    const page = await open("director", "/projects", { colorScheme });
    const project = await planOf(page, `Accessible ${colorScheme}`, THREE);
    await openTable(page, project, "number.name.duration.constraint");
    await goTo(page, 2, "Duration");
    await page.keyboard.type("soon");
    await page.keyboard.press("Enter");
    await page.getByText("1 cell needs your attention").waitFor();
    await goTo(page, 2, "Duration");
    await page.locator(".tl-note", { hasText: "Write a duration" }).waitFor();
    await page.keyboard.press("Shift+ArrowDown");
    await expectAccessible(page, "a refused cell in a selection");
    await goTo(page, 1, "Constraint");
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: "Must start on" }).waitFor();
    const constraint = page.getByRole("combobox", { name: "Constraint of Dig" });
    await becomes(() => constraint.getAttribute("aria-expanded"), "true");
    await expectAccessible(page, "a cell with its list of choices");
    await close(page);
  });
}

test("What happens in the table is said aloud", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Said aloud", THREE);
  await openTable(page, project);
  const live = page.getByRole("status", { name: "What happened" });
  await goTo(page, 1, "Duration");
  await page.keyboard.type("6d");
  await page.keyboard.press("Enter");
  await live.filter({ hasText: "Changed duration of “Dig”" }).waitFor({ state: "attached" });
  await goTo(page, 1, "Task");
  await page.keyboard.press("Alt+ArrowUp");
  await live.filter({ hasText: "Already the first" }).waitFor({ state: "attached" });
  await close(page);
});
