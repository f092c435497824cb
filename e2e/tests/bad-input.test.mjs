// What goes wrong while a plan is edited: each is told where it happens, and nothing typed is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, emailOf, open, send, useBrowser } from "../harness.mjs";
import {
  CLIPBOARD,
  goTo,
  openTable,
  pasteText,
  planNow,
  planOf,
  refused,
  saved,
  shows,
} from "../plan-table.mjs";
import { PASSWORD } from "../server.mjs";

useBrowser();

/** @type {[string, Record<string, unknown>?][]} */
const THREE = [
  ["Dig", { duration_text: "2d" }],
  ["Pour", { duration_text: "3d", predecessors: "1" }],
  ["Inspect", { duration_text: "1d", predecessors: "2" }],
];

test("Circles that come by a paste are listed with their path before anything is saved", async () => {
  const page = await open("director", "/projects", CLIPBOARD);
  const project = await planOf(page, "Pasted circle", [["Dig"], ["Pour"], ["Inspect"], ["Tidy"]]);
  await openTable(page, project, "number.name.predecessors");
  await goTo(page, 1, "Predecessors");
  await pasteText(page, "3\n1\n2\n1");
  const dialog = page.getByRole("dialog", { name: "Some cells cannot be taken" });
  await dialog.getByText(/in a circle: .*Dig.*/).first().waitFor();
  assert.equal((await planNow(page, project)).dependencies.id.length, 0);
  await dialog.getByRole("button", { name: "Apply the other 3 cells" }).click();
  await saved(page);
  const plan = await planNow(page, project);
  assert.equal(plan.dependencies.id.length, 3);
  await close(page);
});

test("A paste with half its cells wrong says of each what is wrong: durations, dates, people, links", async () => {
  const page = await open("director", "/projects", CLIPBOARD);
  const project = await planOf(page, "Half of it wrong", THREE);
  await openTable(page, project, "number.name.duration.start.people.predecessors");
  await goTo(page, 1, "Duration");
  await pasteText(
    page,
    ["-3d\t2026-12-14\tNobody Atall\t", "4d\t31/2/2026\t\t77", "99999999w\t2026-12-21\t\t1FS+lots"].join("\n"),
  );
  const dialog = page.getByRole("dialog", { name: "Some cells cannot be taken" });
  for (const wrong of ["-3d", "Nobody Atall", "31/2/2026", "77", "99999999w", "1FS+lots"]) {
    await dialog.getByRole("row").filter({ has: page.getByRole("cell", { name: wrong, exact: true }) }).waitFor();
  }
  assert.deepEqual((await planNow(page, project)).tasks.more.duration_text, ["2d", "3d", "1d"]);
  await dialog.getByRole("button", { name: /^Apply the other/ }).click();
  await saved(page);
  const plan = await planNow(page, project);
  assert.deepEqual(plan.tasks.more.duration_text, ["2d", "4d", "1d"]);
  await close(page);
});

test("Dates that no plan can have are refused in the cell, and what was typed stays", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Out of range", THREE);
  await openTable(page, project, "number.name.start.deadline");
  for (const [row, column, text] of /** @type {[number, string, string][]} */ ([
    [1, "Start", "1/1/1500"],
    [2, "Start", "1/1/9999"],
    [3, "Deadline", "12/12/0026"],
  ])) {
    await goTo(page, row, column);
    await page.keyboard.type(text);
    await page.keyboard.press("Control+Enter");
    await refused(page, row, column);
    await shows(page, row, column, text);
    await goTo(page, row, "Task");
    await goTo(page, row, column);
    const note = page.locator(".tl-note");
    await note.waitFor();
    await becomes(() => note.innerText(), (text) => /between|from .* to|19\d\d|21\d\d/.test(text));
  }
  const now = await planNow(page, project);
  assert.equal(now.tasks.id.length, 3);
  await close(page);
});

test("A person who was deleted or is not active any more is not found by what was typed", async () => {
  const page = await open("director", "/projects");
  const gone = await send(page, "post", "/resources", { name: `Gone Away ${Date.now()}` });
  const project = await planOf(page, "Deleted person", THREE);
  await openTable(page, project, "number.name.people");
  await send(page, "delete", `/resources/${gone.id}`, undefined, gone.version);
  await goTo(page, 1, "People");
  await page.keyboard.type(`${gone.name}[50%]`);
  await page.keyboard.press("Control+Enter");
  await refused(page, 1, "People");
  await shows(page, 1, "People", `${gone.name}[50%]`);
  await goTo(page, 1, "Task");
  await goTo(page, 1, "People");
  await page.locator(".tl-note", { hasText: `There is nobody called “${gone.name}”` }).waitFor();
  await close(page);
});

test("In a second tab of the same person, edits of the first arrive, and each tab's undo knows them", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Two tabs", THREE);
  await openTable(page, project);
  const second = await page.context().newPage();
  await openTable(second, project);
  await goTo(second, 3, "Task");
  await second.keyboard.press("F2");
  await second.keyboard.type("Inspect it all");
  await goTo(page, 1, "Duration");
  await page.keyboard.type("5d");
  await page.keyboard.press("Enter");
  await shows(second, 1, "Duration", "5 d");
  await second.keyboard.press("Enter");
  await shows(page, 3, "Task", "Inspect it all");
  await saved(second);
  await goTo(page, 2, "Task");
  await page.keyboard.press("Control+z");
  await shows(second, 3, "Task", "Inspect");
  await page.keyboard.press("Control+z");
  await shows(second, 1, "Duration", "2 d");
  await close(page);
});

test("A project that is deleted while it is edited says so at the cell, and the text can still be copied", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Deleted beneath", THREE);
  await openTable(page, project);
  await goTo(page, 2, "Task");
  await page.keyboard.press("F2");
  await page.keyboard.type("Pour with care");
  const now = await api(page, `/projects/${project.id}`);
  await send(page, "delete", `/projects/${project.id}`, undefined, now.version);
  await page.waitForTimeout(800);
  await page.keyboard.press("Enter");
  await refused(page, 2, "Task");
  await shows(page, 2, "Task", "Pour with care");
  await goTo(page, 1, "Task");
  await goTo(page, 2, "Task");
  await page.locator(".tl-note", { hasText: "There is no such project, or no longer." }).waitFor();
  await close(page);
});

test("A session that ends in mid-edit asks to sign in again, and what was typed is still there", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Session over", THREE);
  await openTable(page, project);
  await goTo(page, 1, "Duration");
  const kept = await page.context().cookies();
  await page.context().clearCookies();
  await page.keyboard.type("7d");
  await page.keyboard.press("Enter");
  await page.getByText("You are signed out. What you typed is kept here").waitFor();
  assert.equal(await page.getByRole("link", { name: "Sign in in another tab" }).getAttribute("target"), "_blank");
  await shows(page, 1, "Duration", "7d");
  await page.context().addCookies(kept);
  await page.getByRole("button", { name: "Try now" }).click();
  await shows(page, 1, "Duration", "7 d");
  await saved(page);
  assert.equal((await planNow(page, project)).tasks.more.duration_text[0], "7d");
  await close(page);
});

test("A project that is closed while it is edited says so at the cell, keeps the text, and takes it when it is open again", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Closed beneath", THREE);
  await openTable(page, project);
  await goTo(page, 1, "Duration");
  await page.keyboard.type("7d");
  const stage = async (/** @type {string} */ stage) => {
    const { version } = await api(page, `/projects/${project.id}`);
    await send(page, "patch", `/projects/${project.id}`, { stage }, version);
  };
  await stage("done");
  await page.keyboard.press("Enter");
  await refused(page, 1, "Duration");
  await shows(page, 1, "Duration", "7d");
  await goTo(page, 1, "Duration");
  await page.locator(".tl-note", { hasText: "This project is done" }).waitFor();
  assert.equal((await planNow(page, project)).tasks.more.duration_text[0], "2d");
  await stage("active");
  await page.keyboard.press("F2");
  await page.keyboard.press("Enter");
  await shows(page, 1, "Duration", "7 d");
  await saved(page);
  assert.equal((await planNow(page, project)).tasks.more.duration_text[0], "7d");
  await close(page);
});

test("Who loses the right to edit in mid-edit is told at the cell, and keeps the text", async () => {
  const page = await open("director", "/projects");
  const portfolio = (await api(page, "/portfolios?limit=1")).items[0];
  const project = await planOf(page, "Rights lost", THREE);
  const name = `leaver.${Date.now()}`;
  const user = await send(page, "post", "/users", { name, email: emailOf(name), password: PASSWORD });
  const roles = (await api(page, "/roles")).items;
  const give = (/** @type {string} */ key, /** @type {string} */ scope_kind, /** @type {string} */ scope_id) => {
    const role_id = roles.find((/** @type {any} */ one) => one.key === key).id;
    return send(page, "post", "/role_grants", { user_id: user.id, role_id, scope_kind, scope_id });
  };
  await give("executive", "portfolio", portfolio.id);
  await give("client", "project", project.id);
  const grant = await give("project_manager", "project", project.id);
  const other = await open(name, "/");
  await openTable(other, project);
  await goTo(other, 1, "Duration");
  await other.keyboard.type("7d");
  await send(page, "delete", `/role_grants/${grant.id}`, undefined, grant.version);
  await other.keyboard.press("Enter");
  await refused(other, 1, "Duration");
  await shows(other, 1, "Duration", "7d");
  await goTo(other, 1, "Duration");
  await other.locator(".tl-note", { hasText: "You need the permission “" }).waitFor();
  await close(other);
  await close(page);
});
