import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";
import { planOf } from "../plan-table.mjs";

useBrowser();

/** @typedef {import("../harness.mjs").WatchedPage} WatchedPage */

/**
 * A plan of the director with one task, and where its details are.
 * @param {WatchedPage} page
 * @param {string} name
 */
async function site(page, name) {
  const project = await planOf(page, name, [["Dig", { duration_text: "3d" }]]);
  const gantt = await api(page, `/projects/${project.id}/gantt`);
  const task = gantt.tasks.id[0];
  return { project, task, details: `/projects/${project.id}/gantt?task=${task}` };
}

/** @param {WatchedPage} page */
const box = (page) => page.getByRole("combobox", { name: "Write a comment" });
/** @param {WatchedPage} page */
const comments = (page) => page.getByRole("list", { name: "Comments" });

test("Two people discuss a task: each sees what the other writes, and who is mentioned is told", async () => {
  const director = await open("director", "/projects");
  const { details, project } = await site(director, "Talked-about works");
  const manager = await open("portfolio.manager", "/");
  const me = await api(manager, "/me");
  await send(manager, "post", "/me/notifications/read", {});
  const roles = await api(director, "/roles");
  const role = roles.items.find((/** @type {any} */ one) => one.key === "project_manager");
  await send(director, "post", "/role_grants", {
    user_id: me.user.id,
    role_id: role.id,
    scope_kind: "project",
    scope_id: project.id,
  });
  await manager.reload();
  await manager.goto(details);
  await director.goto(details);
  await box(director).waitFor();
  await box(manager).waitFor();

  await box(director).fill("Is the **pump** here? Ask ");
  await box(director).press("End");
  await box(director).pressSequentially(`@${me.user.name.slice(0, 4)}`);
  await director.getByRole("option", { name: me.user.name }).waitFor();
  await box(director).press("Enter");
  await director.getByRole("button", { name: "Comment", exact: true }).click();

  const arrived = comments(manager).getByRole("listitem").filter({ hasText: "Is the pump here?" });
  await arrived.waitFor();
  await becomes(() => arrived.locator("strong").innerText(), "pump");
  await arrived.getByText(`@${me.user.name}`).waitFor();
  await manager.getByRole("button", { name: /^Reply to/ }).click();
  await box(manager).fill("Since Monday");
  await box(manager).press("Control+Enter");
  await comments(director).getByText("Since Monday").waitFor();
  await comments(director).getByText(/Answer to .*Is the pump here/).waitFor();

  await director.getByRole("link", { name: /Notifications, \d+ unread/ }).waitFor();
  await manager.keyboard.press("Escape");
  await manager.getByRole("link", { name: /Notifications, \d+ unread/ }).click();
  const notice = manager.getByRole("listitem").filter({ hasText: "mentioned you" }).first();
  await notice.getByText("Talked-about works").waitFor();
  await expectAccessible(manager, "the notifications");
  await notice.getByRole("link").click();
  await comments(manager).locator("[data-meant]", { hasText: "Is the pump here?" }).waitFor();
  await manager.getByRole("link", { name: "Notifications, none unread", includeHidden: true }).waitFor();
  await close(director);
  await close(manager);
});

test("A comment is changed and deleted by who wrote it, and by nobody else", async () => {
  const director = await open("director", "/projects");
  const { details, project } = await site(director, "Regretted works");
  await director.goto(`/projects/${project.id}/discussion`);
  await director.getByText("Nothing has been said yet").waitFor();
  await director.getByRole("button", { name: "Comment", exact: true }).click();
  await director.getByText("Write something first.").waitFor();
  await box(director).fill("Wors is done");
  await box(director).press("Control+Enter");
  await comments(director).getByText("Wors is done").waitFor();
  await comments(director).getByRole("button", { name: "Edit" }).click();
  await director.getByRole("combobox", { name: "Change your comment" }).fill("Work is done");
  await director.getByRole("button", { name: "Save" }).click();
  await comments(director).getByText("Work is done").waitFor();
  await comments(director).getByText("changed").waitFor();

  const analyst = await open("pmo.analyst", `/projects/${project.id}/discussion`);
  await comments(analyst).getByText("Work is done").waitFor();
  await comments(analyst).getByRole("button", { name: /^Reply/ }).waitFor();
  assert.equal(await comments(analyst).getByRole("button", { name: "Edit" }).count(), 0);
  assert.equal(await comments(analyst).getByRole("button", { name: "Delete" }).count(), 0);
  const executive = await open("executive", details);
  await executive.getByText("Nobody has written a comment here.").waitFor();
  assert.equal(await box(executive).count(), 0, "an executive reads only");

  await comments(director).getByRole("button", { name: "Delete" }).click();
  await director.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await director.getByText("Nothing has been said yet").waitFor();
  await analyst.getByText("Nothing has been said yet").waitFor();
  await close(executive);
  await close(analyst);
  await close(director);
});

test("A long discussion shows its end first, earlier comments on demand, and the one a notice leads to", async () => {
  const page = await open("director", "/projects");
  const { project } = await site(page, "Long-winded works");
  const path = `/subjects/project/${project.id}/comments`;
  const first = await send(page, "post", path, { text: "Comment number 1" });
  for (let number = 2; number <= 65; number++) {
    await send(page, "post", path, { text: `Comment number ${number}` });
  }
  await page.goto(`/projects/${project.id}/discussion`);
  await comments(page).getByText("Comment number 65", { exact: true }).waitFor();
  assert.equal(await comments(page).getByText("Comment number 1", { exact: true }).count(), 0);
  await page.getByRole("button", { name: "Show earlier comments" }).click();
  await comments(page).getByText("Comment number 6", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Show earlier comments" }).click();
  await comments(page).getByText("Comment number 1", { exact: true }).waitFor();
  await page.goto("/notifications");
  await settled(page);
  await page.goto(`/projects/${project.id}/discussion#comment-${first.id}`);
  await comments(page).locator("[data-meant]", { hasText: "Comment number 1" }).waitFor();
  await close(page);
});

test("What could not be sent stays in the box, and says why", async () => {
  const page = await open("director", "/projects");
  const { project } = await site(page, "Unplugged works");
  await page.goto(`/projects/${project.id}/discussion`);
  await box(page).fill("Before the tunnel");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await page.getByRole("alert").getByText("Your text is still here").waitFor();
  await becomes(() => box(page).inputValue(), "Before the tunnel");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await comments(page).getByText("Before the tunnel").waitFor();
  await box(page).fill("x".repeat(10_001));
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await page.getByText("Use at most 10000 letters").waitFor();
  await close(page);
});

test("Whatever is written in a comment stays text, never markup of the page", async () => {
  const page = await open("director", "/projects");
  const { project } = await site(page, "Hostile works");
  const text = [
    "<img src=x onerror=\"window.stolen=1\"> <script>window.stolen=1</script>",
    "",
    "[click](javascript:window.stolen=1) ![pixel](https://example.org/p.png)",
    "",
    "<b>bold</b> and [site](https://example.org/)",
  ].join("\n");
  await send(page, "post", `/subjects/project/${project.id}/comments`, { text });
  await page.goto(`/projects/${project.id}/discussion`);
  const said = comments(page).getByRole("listitem");
  await said.getByText("<b>bold</b>").waitFor();
  assert.equal(await said.locator("img, script, b").count(), 0);
  assert.deepEqual(await said.locator("a").evaluateAll((all) => all.map((one) => one.getAttribute("href"))), [
    "https://example.org/",
  ]);
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).stolen), undefined);
  await close(page);
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`Discussions and notifications pass WCAG 2.2 AA in the ${colorScheme} theme`, async () => {
    const page = await open("director", "/projects", { colorScheme });
    const { project, details } = await site(page, `Read-aloud works ${colorScheme}`);
    const text = "Is `this` **read**?\n\n> quoted\n\n- one\n- two";
    await send(page, "post", `/subjects/project/${project.id}/comments`, { text });
    for (const path of [`/projects/${project.id}/discussion`, "/notifications", details]) {
      await page.goto(path);
      await settled(page);
      await expectAccessible(page, `${path} (${colorScheme})`);
    }
    await box(page).fill("@a");
    await page.getByRole("option").first().waitFor();
    await expectAccessible(page, `names offered (${colorScheme})`);
    await close(page);
  });
}

test("Files go with a comment: chosen, pasted or dropped; they are the task's, and stay when the comment goes", async () => {
  const page = await open("director", "/");
  const project = await send(page, "post", "/projects", { name: "Files said", start: "2026-12-07T08:00" });
  const { task } = await send(page, "post", `/projects/${project.id}/tasks`, { name: "Dig" });
  await page.goto(`/projects/${project.id}/gantt?task=${task.id}`);
  const drawer = page.getByRole("dialog", { name: "Dig" });
  const box = drawer.getByLabel("Write a comment");
  await box.fill("The soil report, a photo and a list.");
  const picked = page.waitForEvent("filechooser");
  await drawer.getByRole("button", { name: "Add files" }).click();
  await (await picked).setFiles([{ name: "soil.txt", mimeType: "text/plain", buffer: Buffer.from("Clay.") }]);
  /** @param {string} kind @param {string} name */
  const bring = (kind, name) =>
    box.evaluate(
      (element, [kind, name]) => {
        const data = new DataTransfer();
        data.items.add(new File(["Two metres."], name, { type: "text/plain" }));
        const init = { bubbles: true, cancelable: true };
        element.dispatchEvent(
          kind === "paste"
            ? new ClipboardEvent("paste", { ...init, clipboardData: data })
            : new DragEvent("drop", { ...init, dataTransfer: data }),
        );
      },
      [kind, name],
    );
  await bring("paste", "depth.txt");
  await bring("drop", "list.txt");
  const chosen = drawer.getByRole("list", { name: "Files that go with your comment" });
  await chosen.getByText("list.txt").waitFor();
  await becomes(() => chosen.getByRole("listitem").count(), 3);
  await chosen.getByRole("button", { name: "Leave out list.txt" }).click();
  assert.equal((await api(page, `/subjects/task/${task.id}/attachments`)).total, 0, "nothing goes before the comment");
  await expectAccessible(page, "a comment with files");
  await drawer.getByRole("button", { name: "Comment", exact: true }).click();
  const said = drawer.getByRole("list", { name: "Files of this comment" });
  await said.getByRole("link", { name: "soil.txt" }).waitFor();
  await said.getByText("depth.txt").waitFor();
  await said.getByText("5 byte").or(said.getByText("0.1 kB")).first().waitFor();
  const files = drawer.getByRole("list", { name: "Files", exact: true });
  await files.getByText("soil.txt").waitFor();
  await becomes(() => files.getByRole("listitem").count(), 2);
  await drawer.getByRole("list", { name: "Comments" }).getByRole("button", { name: "Delete" }).click();
  const question = page.getByRole("dialog", { name: "Delete your comment?" });
  await question.getByText("Its 2 files stay among the files here").waitFor();
  await question.getByRole("button", { name: "Delete" }).click();
  await toast(page, "Comment deleted");
  await drawer.getByText("Nothing has been said yet").waitFor();
  assert.equal(await files.getByRole("listitem").count(), 2);
  await close(page);
});

test("A file that is not taken keeps the comment, its text and its other files in the box", async () => {
  const page = await open("director", "/");
  const project = await send(page, "post", "/projects", { name: "Files refused", start: "2026-12-07T08:00" });
  await page.goto(`/projects/${project.id}/discussion`);
  const box = page.getByLabel("Write a comment");
  await box.fill("Run this.");
  const program = { name: "tool.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ\x90\0\x03\0\0\0") };
  const note = { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("Read me.") };
  const choose = async (/** @type {any[]} */ files) => {
    const picked = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Add files" }).click();
    await (await picked).setFiles(files);
  };
  await choose([note, program]);
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await page.getByRole("alert").getByText("“tool.exe” was not attached.").waitFor();
  await becomes(() => box.inputValue(), "Run this.");
  await page.getByRole("button", { name: "Leave out tool.exe" }).click();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await page.getByRole("alert").getByText("Your text is still here").waitFor();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await page.getByRole("list", { name: "Files of this comment" }).getByText("note.txt").waitFor();
  assert.equal((await api(page, `/subjects/project/${project.id}/attachments`)).total, 1, "sent once");
  await close(page);
});

test("A comment that was begun is still there after a reload, and gone once it is sent", async () => {
  const page = await open("director", "/");
  const { project } = await site(page, "Begun");
  await page.goto(`/projects/${project.id}/discussion`);
  await box(page).fill("Half a thought");
  await page.reload();
  await page.waitForFunction(() => document.querySelector("textarea")?.value === "Half a thought");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await comments(page).getByText("Half a thought").waitFor();
  await page.reload();
  await settled(page);
  await becomes(() => box(page).inputValue(), "");
  await close(page);
});

test("What is typed while a comment is on its way stays in the box", async () => {
  const page = await open("director", "/");
  const { project } = await site(page, "On its way");
  await page.goto(`/projects/${project.id}/discussion`);
  await page.route("**/comments", async (route) => {
    if (route.request().method() === "POST") await new Promise((resolve) => setTimeout(resolve, 1200));
    await route.continue();
  });
  await box(page).fill("First");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await box(page).fill("And a second one");
  await comments(page).getByText("First").waitFor();
  await page.waitForTimeout(500);
  assert.equal(await box(page).inputValue(), "And a second one");
  await close(page);
});
