import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

test("I take a snapshot before a meeting, and afterwards see whose time was moved, and delete it", async () => {
  const page = await open("director", "/capacity");
  const ann = await send(page, "post", "/resources", { name: "Snapshot Ann" });
  const bob = await send(page, "post", "/resources", { name: "Snapshot Bob" });
  const pump = await send(page, "post", "/projects", { name: "Snapshot pump", start: "2027-03-01T08:00" });
  const spans = [{ from: "2027-03-01", to: "2027-03-05", minutes: 2400 }];
  const line = { resource_id: ann.id, state: "committed", spans };
  const made = await send(page, "post", `/projects/${pump.id}/allocations`, line);

  await page.getByRole("link", { name: "Changes since" }).click();
  await page.getByRole("button", { name: "Take a snapshot" }).click();
  const dialog = page.getByRole("dialog", { name: "Take a snapshot" });
  await dialog.getByRole("button", { name: "Take it" }).click();
  await dialog.getByText("Give it a name.").first().waitFor();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Before the meeting");
  // By keyboard alone.
  await page.keyboard.press("Enter");
  await toast(page, "“Before the meeting” has");
  await page.waitForURL(/snapshot=/);
  await page.getByText("Nothing differs").waitFor();
  await shot(page, "changes-none");

  const moved = { resource_id: bob.id, minutes: 960 };
  await send(page, "post", `/allocations/${made.id}/transfer`, moved, made.version);
  const snapshot = new URL(page.url()).searchParams.get("snapshot");
  await page.goto(`/capacity/changes?snapshot=${snapshot}&from=2027-03-01&to=2027-03-14`);
  const table = page.getByRole("table", { name: /Changes since Before the meeting/ });
  const row = (/** @type {string} */ name) => table.getByRole("row").filter({ hasText: name });
  await row("Snapshot Ann").waitFor();
  await page.getByText("2 rows differ from").waitFor();
  await becomes(() => row("Snapshot Ann").textContent(), (text) => /40 h → 24 h16 h less/.test(text ?? ""));
  await becomes(() => row("Snapshot Bob").textContent(), (text) => /0 h → 16 h16 h more/.test(text ?? ""));
  await settled(page);
  await expectAccessible(page, "changes since a snapshot");
  await shot(page, "changes");
  // For the project it is the same time as before.
  await page.getByText("Projects", { exact: true }).last().click();
  await page.waitForURL(/by=project/);
  await page.getByText("Nothing differs").waitFor();
  await page.getByLabel("Also what is the same").check();
  await page.getByRole("table").getByRole("row").filter({ hasText: "Snapshot pump" }).waitFor();

  await page.getByRole("button", { name: "Delete snapshot" }).click();
  const sure = page.getByRole("dialog", { name: "Delete “Before the meeting”?" });
  await sure.getByRole("button", { name: "Delete snapshot" }).click();
  await toast(page, "“Before the meeting” was deleted.");
  const left = (await api(page, "/staffing_snapshots")).items;
  assert.ok(!left.some((/** @type {{ id: string }} */ one) => one.id === snapshot));
  await close(page);
  // Whoever may not read capacity is told so.
  const member = await open("team.member", "/capacity/changes");
  await member.getByRole("alert").waitFor();
  await close(member);
});

test("Changes since a snapshot read well in the dark", async () => {
  const page = await open("resource.manager", "/capacity/changes", { colorScheme: "dark" });
  await page.getByRole("button", { name: "Delete snapshot" }).waitFor();
  await page.getByLabel("Also what is the same").check();
  await page.getByRole("table").getByRole("row").nth(1).waitFor();
  await settled(page);
  await expectAccessible(page, "changes since a snapshot, dark");
  await shot(page, "changes-dark");
  await close(page);
});
