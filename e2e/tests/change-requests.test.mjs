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
  takeByKeyboard,
  toast,
  useBrowser,
} from "../harness.mjs";
import { choose, plan } from "../linked-plans.mjs";

useBrowser();

/** A plan in which curing waits for pouring, until the milestone of the opening. @param {import("playwright-core").Page} page */
async function bridge(page) {
  const made = await plan(page, `Bridge ${Date.now() % 1_000_000}`, ["Pour", "Cure", "Open"]);
  const [pour, cure, opening] = made.tasks.map((/** @type {any} */ task) => task.id);
  const link = (/** @type {string} */ predecessor, /** @type {string} */ successor) => ({ do: "link", predecessor, successor });
  const changes = [
    link(pour, cure),
    link(cure, opening),
    { do: "set", task: opening, fields: { duration_text: "0d" } },
  ];
  await send(page, "post", `/projects/${made.project.id}/edits`, { changes });
  return { id: made.project.id, pour, cure };
}

/** A submitted request with these edits. @param {import("playwright-core").Page} page @param {string} project @param {string} title @param {object[]} edits */
const submitted = (page, project, title, edits) =>
  send(page, "post", `/projects/${project}/change_requests`, { title, edits, submit: true });

/** The one line of a table with this text. @param {import("playwright-core").Page} page @param {string} table @param {string} text */
const line = (page, table, text) =>
  page.getByRole("table", { name: table }).getByRole("row").filter({ hasText: text });

test("A planner asks for a change, sees what it would do, the PMO approves it in the inbox, and it becomes the plan and its baseline", async () => {
  const page = await open("director", "/");
  const { id, pour } = await bridge(page);
  await page.goto(`/projects/${id}/changes`);
  await settled(page);
  await page.getByText("No change requests").waitFor();
  await page.getByRole("button", { name: "Raise a change request" }).first().click();
  const form = page.getByRole("dialog").last();
  await form.getByRole("button", { name: "Raise a change request" }).click();
  await form.getByRole("alert").waitFor();
  const title = `Thicker deck ${id.slice(-6)}`;
  await form.getByLabel("Title").fill(title);
  await form.getByLabel("What is to become different, and why").fill("Heavier lorries use it.");
  await form.getByLabel("More cost (EUR)").fill("12000");
  await form.getByRole("button", { name: "Raise a change request" }).click();
  await toast(page, "CR-1 is raised");
  await page.getByRole("heading", { name: title }).waitFor();

  // What it would do, before anything is changed.
  await page.getByRole("button", { name: "Add an edit" }).click();
  await choose(page, "Task", "Pour");
  const edit = page.getByRole("dialog").last();
  await edit.getByLabel("Duration").fill("5d");
  await edit.getByRole("button", { name: "Add an edit" }).click();
  await toast(page, "Edit added");
  await line(page, "Impact on the plan", "Finish").getByText("+2 days").waitFor();
  await line(page, "1 milestone moves", "Open").getByText("+2 days").waitFor();
  assert.equal((await api(page, `/tasks/${pour}`)).finish, "2026-03-04T17:00");
  await expectAccessible(page, "a change request with its impact");

  await page.getByRole("button", { name: "Submit", exact: true }).click();
  await page.getByRole("dialog").last().getByRole("button", { name: "Submit" }).click();
  await toast(page, "CR-1 is submitted");
  await page.getByRole("button", { name: "Ask for the decision" }).click();
  const asking = page.getByRole("dialog").last();
  await asking.getByText("Small changes").first().waitFor();
  await asking.getByRole("button", { name: "Ask for the decision" }).click();
  await toast(page, "The decision on CR-1 is asked for");

  const pmo = await open("pmo.analyst", "/inbox");
  await pmo.getByRole("link", { name: title }).first().click();
  await pmo.getByRole("heading", { name: title }).waitFor();
  await pmo.getByRole("button", { name: "Approve", exact: true }).click();
  await pmo.getByRole("dialog").last().getByRole("button", { name: "Approve" }).click();
  await pmo.getByText("Approved").first().waitFor();
  await close(pmo);

  await page.getByRole("button", { name: "Implement" }).click();
  const implementing = page.getByRole("dialog").last();
  assert.ok(await implementing.getByRole("checkbox").isChecked(), "a baseline is taken with it");
  await implementing.getByRole("button", { name: "Implement" }).click();
  await toast(page, "CR-1 is implemented");
  assert.equal((await api(page, `/tasks/${pour}`)).finish, "2026-03-06T17:00");
  await page.getByRole("link", { name: `CR-1 ${title}` }).click();
  await page.getByRole("link", { name: `CR-1 ${title}` }).waitFor();
  // The decision stands in the log, too.
  await page.goto(`/decisions?kind=change&project_id=${id}`);
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("heading", { name: title }).waitFor();
  await close(page);
});

test("When the plan moves before the decision, the page says so and the decision is asked for again; what was implemented is taken back in the plan", async () => {
  const page = await open("director", "/");
  const { id, pour, cure } = await bridge(page);
  const request = await submitted(page, id, "Slower", [{ kind: "set_task", task: pour, duration: "4d" }]);
  await send(page, "post", `/change_requests/${request.id}/ask`, {}, request.version);
  await page.goto(`/change-requests/${request.id}`);
  await settled(page);
  await line(page, "Impact on the plan", "Finish").getByText("+1 day").waitFor();
  const unlink = { do: "set", task: cure, fields: { predecessors: "" } };
  await send(page, "post", `/projects/${id}/edits`, { changes: [unlink] });
  await page.getByText("The plan has changed since this was computed").waitFor();
  await page.getByRole("button", { name: "Compute and ask again" }).click();
  await page.getByRole("dialog").last().getByRole("button", { name: "Ask for the decision" }).click();
  await toast(page, "is asked for");
  await page.getByText("The plan has changed since this was computed").waitFor({ state: "hidden" });
  await page.getByText("Taken back").first().waitFor();

  const approval = (await api(page, `/approvals?subject_kind=change_request&subject_id=${request.id}`)).items.find(
    (/** @type {any} */ one) => one.state === "open",
  );
  const pmo = await open("pmo.analyst", "/");
  await send(pmo, "post", `/approvals/${approval.id}/decisions`, { choice: "approve", reason: "Yes." });
  await close(pmo);
  const now = await api(page, `/change_requests/${request.id}`);
  await send(page, "post", `/change_requests/${request.id}/implement`, {}, now.version);
  await page.getByText("Implemented").first().waitFor();
  await send(page, "post", `/projects/${id}/undo`, {});
  await page.getByText("This was taken back in the plan").waitFor();
  assert.equal((await api(page, `/tasks/${pour}`)).finish, "2026-03-04T17:00");
  await page.getByRole("button", { name: "Implement" }).waitFor();
  await close(page);
});

test("A change request is raised, submitted, sent back and withdrawn by keyboard alone, also on a phone", async () => {
  const page = await open("director", "/", { viewport: { width: 390, height: 844 } });
  const { id } = await bridge(page);
  await page.goto(`/projects/${id}/changes`);
  await settled(page);
  await page.getByRole("button", { name: "Raise a change request" }).first().focus();
  await page.keyboard.press("Enter");
  const title = page.getByRole("dialog").getByLabel("Title");
  await title.waitFor();
  await title.focus();
  await page.keyboard.type("Night shifts");
  await page.keyboard.press("Enter");
  await toast(page, "CR-1 is raised");
  const submit = page.getByRole("button", { name: "Submit", exact: true });
  await submit.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByLabel("Why").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await toast(page, "CR-1 is submitted");
  await takeByKeyboard(page, page.getByRole("button", { name: "More" }), "Send back with a question");
  const back = page.getByRole("dialog").last();
  await back.getByLabel("Question").focus();
  await page.keyboard.type("Which nights?");
  await back.getByRole("button", { name: "Send back with a question" }).focus();
  await page.keyboard.press("Enter");
  await toast(page, "went back with a question");
  await page.getByText("This came back with a question").waitFor();
  await expectAccessible(page, "a change request on a phone");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.equal(wide, false, "nothing sticks out on a phone");
  await takeByKeyboard(page, page.getByRole("button", { name: "More" }), "Withdraw");
  const leave = page.getByRole("dialog").last();
  await leave.getByRole("button", { name: "Withdraw" }).focus();
  await page.keyboard.press("Enter");
  await toast(page, "CR-1 is withdrawn");
  await becomes(async () => (await api(page, `/projects/${id}/change_requests?state=withdrawn`)).total, 1);
  await close(page);
});
