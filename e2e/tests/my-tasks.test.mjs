import assert from "node:assert/strict";
import { test } from "node:test";
import {
  api,
  becomes,
  close,
  emailOf,
  expectAccessible,
  open,
  send,
  settled,
  toast,
  useBrowser,
} from "../harness.mjs";
import { PASSWORD } from "../server.mjs";

useBrowser();

/** @typedef {import("../harness.mjs").WatchedPage} WatchedPage */

/** @param {WatchedPage} page */
const tasks = (page) => page.getByRole("list", { name: "My tasks" }).locator("> li");

test("A team member sees what they have to do and reports progress there", async () => {
  const page = await open("team.member", "/");
  await page.getByRole("link", { name: "My tasks" }).click();
  await settled(page);
  const mine = await api(page, "/me/tasks?unfinished=true&limit=200");
  const task = mine.items.find((/** @type {any} */ one) => one.percent_complete === 0 && !one.milestone);
  assert.ok(task && mine.items.length > 3, "the demo gives the team member real work");
  await page.getByRole("button", { name: `Report progress of ${task.name}` }).first().waitFor();
  const item = tasks(page)
    .filter({ hasText: task.name })
    .filter({ hasText: task.project.name })
    .filter({ hasText: task.parent.name })
    .first();
  await item.getByRole("button", { name: /^Report progress/ }).click();
  await item.getByLabel("Done").fill("40");
  await item.getByRole("button", { name: "Save" }).click();
  await toast(page, "reported");
  const now = await api(page, `/tasks/${task.id}`);
  assert.equal(now.percent_complete, 40);
  assert.ok(now.actual_start, "what is begun has a start");
  await item.getByText("40%").waitFor();

  await item.getByRole("button", { name: /^Report progress/ }).click();
  await item.getByLabel("Work left").fill("three apples");
  await item.getByRole("button", { name: "Save" }).click();
  await item.locator(".mantine-InputWrapper-error").waitFor();
  await item.getByLabel("Work left").fill("1d");
  await page.context().setOffline(true);
  await item.getByRole("button", { name: "Save" }).click();
  await item.getByRole("alert").waitFor();
  await becomes(() => item.getByLabel("Work left").inputValue(), "1d");
  await page.context().setOffline(false);
  await item.getByRole("button", { name: "Save" }).click();
  await item.getByText("1 d left").waitFor();
  await close(page);
});

test("A team member says when a task ended, and a finish before the start is refused at its field", async () => {
  const page = await open("team.member", "/my-tasks");
  await settled(page);
  const mine = await api(page, "/me/tasks?unfinished=true&limit=200");
  const fresh = (/** @type {any} */ one) => one.percent_complete === 0 && !one.milestone;
  const task = mine.items.filter(fresh)[1];
  const item = tasks(page)
    .filter({ hasText: task.name })
    .filter({ hasText: task.project.name })
    .filter({ hasText: task.parent.name })
    .first();
  await item.getByRole("button", { name: /^Report progress/ }).click();
  await item.getByLabel("Began").fill("2026-11-12T08:00");
  await item.getByLabel("Ended").fill("2026-11-10T17:00");
  await item.getByRole("button", { name: "Save" }).click();
  await item.locator(".mantine-InputWrapper-error").or(item.getByRole("alert")).first().waitFor();
  await item.getByLabel("Ended").fill("2026-11-13T17:00");
  await item.getByRole("button", { name: "Save" }).click();
  await toast(page, "reported");
  const now = await api(page, `/tasks/${task.id}`);
  assert.deepEqual(
    [now.percent_complete, now.actual_start, now.actual_finish],
    [100, "2026-11-12T08:00", "2026-11-13T17:00"],
  );
  await close(page);
});

test("Progress that someone else has reported meanwhile is shown beside one's own", async () => {
  const page = await open("team.member", "/my-tasks");
  await settled(page);
  const mine = await api(page, "/me/tasks?unfinished=true&limit=200");
  const open_ = mine.items.filter((/** @type {any} */ one) => one.percent_complete === 0 && !one.milestone);
  const task = open_.at(-1);
  await tasks(page).first().waitFor();
  while (!(await page.getByRole("button", { name: `Report progress of ${task.name}` }).count())) {
    const shown = await tasks(page).count();
    await page.getByRole("button", { name: "Show more" }).click();
    await becomes(() => tasks(page).count(), (now) => now > shown);
  }
  const item = tasks(page)
    .filter({ hasText: task.name })
    .filter({ hasText: task.project.name })
    .filter({ hasText: task.parent.name })
    .last();
  await item.getByRole("button", { name: /^Report progress/ }).click();
  await item.getByLabel("Done").fill("30");
  const changes = [{ do: "set", task: task.id, fields: { percent_complete: 20 } }];
  const director = await open("director", "/");
  await send(director, "post", `/projects/${task.project.id}/edits`, { changes });
  await close(director);
  await item.getByRole("button", { name: "Save" }).click();
  await item.getByRole("alert").getByText("20").first().waitFor();
  await item.getByRole("alert").getByRole("button", { name: "Save mine" }).click();
  await toast(page, "reported");
  assert.equal((await api(page, `/tasks/${task.id}`)).percent_complete, 30);
  await close(page);
});

test("Who is not linked to a person is told how to be", async () => {
  const page = await open("risk.manager", "/my-tasks");
  await page.getByText("Your account is not linked to a person in plans").waitFor();
  await page.getByText("Ask a resource manager").waitFor();
  await close(page);
});

test("A resource manager links a user to a person, who then finds their tasks", async () => {
  const manager = await open("resource.manager", "/people");
  await settled(manager);
  const busy = (await api(manager, "/tasks?unfinished=true&limit=50")).items.find(
    (/** @type {any} */ one) => one.people.length === 1,
  );
  const director = await open("director", "/");
  const login = `newcomer.${Date.now()}`;
  const user = await send(director, "post", "/users", {
    name: login,
    email: emailOf(login),
    password: PASSWORD,
  });
  const roles = (await api(director, "/roles")).items;
  const role = roles.find((/** @type {any} */ one) => one.key === "business_analyst");
  await send(director, "post", "/role_grants", {
    user_id: user.id,
    role_id: role.id,
    scope_kind: "organisation",
  });
  await close(director);
  const analyst = await open(login, "/my-tasks");
  await analyst.getByText("Your account is not linked").waitFor();
  await manager.goto(`/people/${busy.people[0].id}`);
  await settled(manager);
  await manager.getByRole("button", { name: "Edit", exact: true }).click();
  await manager.getByRole("dialog").getByLabel("Signs in as").fill(login);
  await manager.getByRole("option", { name: login }).click();
  await manager.getByRole("button", { name: "Save" }).click();
  await toast(manager, "saved");
  await analyst.reload();
  await analyst.getByRole("link", { name: busy.name }).first().waitFor();
  await close(manager);
  await close(analyst);
});

test("Notes of a task are changed where they are read", async () => {
  const page = await open("team.member", "/my-tasks");
  await settled(page);
  const task = (await api(page, "/me/tasks?unfinished=true&limit=3")).items[0];
  await page.goto(`/projects/${task.project.id}/gantt?task=${task.id}`);
  await page.getByRole("button", { name: /^(Edit|Write) notes$/ }).click();
  const box = page.getByRole("dialog").getByLabel("Notes");
  await box.fill("Mind the **gas pipe**\n\n- north\n- <i>south</i>");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("alert").getByText("Your text is still here").waitFor();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Save" }).click();
  await toast(page, "Notes saved");
  await page.getByRole("dialog").locator("strong", { hasText: "gas pipe" }).waitFor();
  await page.getByRole("dialog").getByText("<i>south</i>").waitFor();
  await close(page);
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`My tasks pass WCAG 2.2 AA in the ${colorScheme} theme, on a phone too`, async () => {
    const page = await open("team.member", "/my-tasks?show=all", {
      colorScheme,
      viewport: { width: 360, height: 740 },
    });
    await settled(page);
    await page.getByRole("button", { name: /^Report progress/ }).first().click();
    await expectAccessible(page, `my tasks (${colorScheme})`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wide <= 0, "nothing scrolls sideways");
    await page.setViewportSize({ width: 1440, height: 900 });
    await expectAccessible(page, `my tasks on a desk (${colorScheme})`);
    await close(page);
  });
}
