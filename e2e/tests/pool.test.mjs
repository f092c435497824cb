import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** So many days from today. @param {number} offset */
function day(offset) {
  const at = new Date();
  at.setUTCDate(at.getUTCDate() + offset);
  return at.toISOString().slice(0, 10);
}

test("A resource manager gives a person two roles, and too much of them is refused with both names", async () => {
  const page = await open("director", "/people?create=person");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Pool Tester");
  await dialog.getByRole("button", { name: "Create" }).click();
  await page.getByRole("heading", { level: 1, name: "Pool Tester" }).waitFor();
  for (const [role, share] of [
    ["Developer", "60"],
    ["Tester", "60"],
  ]) {
    await page.getByRole("button", { name: "Give a role" }).click();
    await dialog.getByLabel("Role").fill(role);
    await page.getByRole("option", { name: role, exact: true }).click();
    await dialog.getByLabel("Share").fill(share);
    await dialog.getByRole("button", { name: "Save" }).click();
    if (role === "Developer") await page.getByRole("cell", { name: "Developer" }).waitFor();
  }
  await dialog.getByRole("alert").filter({ hasText: "Developer 60 % and Tester 60 %" }).waitFor();
  await dialog.getByLabel("Share").fill("40");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("cell", { name: "Tester" }).waitFor();

  await page.getByRole("button", { name: "Change from a day" }).click();
  await dialog.getByLabel("Holds from").fill(day(30));
  await dialog.getByLabel("Full-time equivalent").fill("50");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("row", { name: /No end.*50%/ }).waitFor();
  await page.getByRole("row", { name: /Always.*100%/ }).waitFor();
  const id = new URL(page.url()).pathname.split("/").pop();
  assert.equal((await api(page, `/resources/${id}`)).max_units_percent, 100);
  await close(page);
});

test("A planner finds who welds at level 3 or more", async () => {
  const page = await open("director", "/people");
  await settled(page);
  await page.getByRole("combobox", { name: "Skill" }).click();
  await page.getByRole("option", { name: "Welding" }).click();
  await page.getByRole("combobox", { name: "At least" }).click();
  await page.getByRole("option", { name: /^3 / }).click();
  await page.waitForURL(/skill_level=3/);
  await settled(page);
  const skill = new URL(page.url()).searchParams.get("skill_id");
  const found = await api(page, `/resources?skill_id=${skill}&skill_level=3`);
  assert.ok(found.total > 0);
  await page.getByRole("link", { name: found.items[0].name }).first().waitFor();
  await page.goto("/people/expiring");
  await page.getByRole("heading", { name: "Expiring" }).waitFor();
  await page.getByText(/Expired \d/).first().waitFor();
  await close(page);
});

test("A team member asks for leave, the resource manager rejects it, and the member reads why", async () => {
  const member = await open("team.member", "/my-schedule");
  await member.getByRole("button", { name: "Ask for leave" }).click();
  const dialog = member.getByRole("dialog");
  await dialog.getByLabel("From").fill(day(40));
  await dialog.getByLabel("To").fill(day(44));
  await dialog.getByLabel("Note").fill("Moving house");
  await dialog.getByRole("button", { name: "Ask for leave" }).click();
  await toast(member, "Asked");
  await member.getByText("Waits for a decision").first().waitFor();

  const manager = await open("resource.manager", "/inbox");
  await manager.getByText("Moving house").first().waitFor();
  const own = (await api(member, "/me/leave")).items.find(
    (/** @type {{note: string}} */ one) => one.note === "Moving house",
  );
  await manager.goto(`/leave/${own.id}`);
  await manager.getByRole("button", { name: "Reject" }).click();
  const reason = manager.getByRole("dialog");
  await reason.getByRole("textbox").fill("The crane is here that week.");
  await reason.getByRole("button", { name: /Reject/ }).click();
  await manager.getByText("Rejected").first().waitFor();
  await close(manager);

  await member.reload();
  await member.getByText("The crane is here that week.").waitFor();
  await close(member);
});

test("A person makes a calendar address, reads it without signing in, and revokes it", async () => {
  const page = await open("team.member", "/my-schedule");
  await page.getByRole("button", { name: "Make an address" }).click();
  const address = await page.getByLabel("Address; it is shown this once").inputValue();
  const path = new URL(address).pathname;
  const read = () => page.evaluate((at) => fetch(at, { credentials: "omit" }).then(async (got) => [got.status, await got.text()]), path);
  const [status, text] = await read();
  assert.equal(status, 200);
  assert.match(String(text), /^BEGIN:VCALENDAR/);
  await page.getByRole("button", { name: "Revoke" }).click();
  await toast(page, "leads nowhere");
  assert.equal((await read())[0], 404);
  await close(page);
});

test("A list of people is checked, says what is wrong by line, and is taken over once it is right", async () => {
  const page = await open("director", "/people?create=import");
  const dialog = page.getByRole("dialog");
  const list = (/** @type {string} */ fte) => ({
    name: "people.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`Name,E-mail,Role,FTE\nNora Listed,nora@meridian.example,Tester,${fte}\n`),
  });
  const input = dialog.locator("input[type=file]");
  await input.setInputFiles(list("most"));
  await dialog.getByRole("row", { name: /2 FTE Give a number/ }).waitFor();
  await becomes(() => dialog.getByRole("button", { name: "Take over" }).isDisabled(), true);
  await input.setInputFiles(list("75"));
  await dialog.getByText("1 new people").waitFor();
  await dialog.getByRole("button", { name: "Take over" }).click();
  await toast(page, "1 people added");
  const found = await api(page, "/resources?q=nora");
  assert.equal(found.items[0].max_units_percent, 75);
  await close(page);
});

test("A certificate proves a skill: it is attached, read by the person, and deleted", async () => {
  const page = await open("resource.manager", "/people");
  const skill = (await api(page, "/skills")).items.find((/** @type {any} */ one) => one.name === "Welding");
  const person = (await api(page, `/resources?skill_id=${skill.id}&skill_level=1`)).items[0];
  await page.goto(`/people/${person.id}`);
  const row = page.getByRole("table", { name: "Skills" }).getByRole("row", { name: /^Welding/ });
  await row.getByRole("button", { name: "Edit" }).click();
  const form = page.getByRole("dialog", { name: "Change this skill" });
  await form.getByText("No files yet.").waitFor();
  const chooser = page.waitForEvent("filechooser");
  await form.getByRole("button", { name: "Attach files" }).click();
  const proof = Buffer.from("%PDF-1.4 welding certificate");
  await (await chooser).setFiles([{ name: "welding.pdf", mimeType: "application/pdf", buffer: proof }]);
  const files = form.getByRole("list", { name: "Files" });
  await files.getByRole("link", { name: "welding.pdf" }).waitFor();
  await settled(page);
  await expectAccessible(page, "a skill with its certificate");
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/skill-certificate.png` });
  await form.getByRole("button", { name: "Cancel" }).click();
  // It stands beside the skill, for whoever sees the person, and comes back as it was.
  const link = row.getByRole("link", { name: "welding.pdf" });
  await link.waitFor();
  const other = await open("pmo.analyst", `/people/${person.id}`);
  const seen = other.getByRole("link", { name: "welding.pdf" });
  await seen.waitFor();
  const coming = other.waitForEvent("download");
  await seen.click();
  const download = await coming;
  assert.equal(download.suggestedFilename(), "welding.pdf");
  assert.deepEqual(readFileSync(await download.path()), proof);
  assert.equal(await other.getByRole("button", { name: "Edit" }).count(), 0);
  await close(other);
  await row.getByRole("button", { name: "Edit" }).click();
  await files.getByRole("button", { name: "Delete welding.pdf" }).click();
  const sure = page.getByRole("dialog", { name: "Delete “welding.pdf”?" });
  await sure.getByRole("button", { name: "Delete", exact: true }).click();
  await toast(page, "“welding.pdf” deleted");
  await form.getByText("No files yet.").waitFor();
  await form.getByRole("button", { name: "Cancel" }).click();
  await link.waitFor({ state: "detached" });
  await close(page);
});
