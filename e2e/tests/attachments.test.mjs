import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { api, close, expectAccessible, open, settled, toast, useBrowser } from "../harness.mjs";
import { planOf } from "../plan-table.mjs";

useBrowser();

/** @typedef {import("../harness.mjs").WatchedPage} WatchedPage */

/**
 * A file as a person picks it.
 * @param {WatchedPage} page
 * @param {string | { name: string, mimeType: string, buffer: Buffer }[]} files
 */
async function pick(page, files) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).click();
  await (await chooser).setFiles(files);
}

/** @param {string} name @param {string} text */
const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
/** @param {WatchedPage} page */
const list = (page) => page.getByRole("list", { name: "Files" });

test("A file attached to a task is there for the others, comes back as it was, and can be deleted", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Filed works", [["Dig", { duration_text: "3d" }]]);
  const task = (await api(page, `/projects/${project.id}/gantt`)).tasks.id[0];
  const details = `/projects/${project.id}/gantt?task=${task}`;
  const other = await open("pmo.analyst", details);
  await other.getByText("No files yet.").waitFor();
  await page.goto(details);
  await pick(page, [file("soil.csv", "depth;kind\n2;clay\n"), file("Größe.txt", "zwei Meter")]);
  await list(page).getByRole("link", { name: "soil.csv" }).waitFor();
  await list(page).getByRole("link", { name: "Größe.txt" }).waitFor();
  const arrived = list(other).getByRole("link", { name: "soil.csv" });
  await arrived.waitFor();
  const coming = other.waitForEvent("download");
  await arrived.click();
  const download = await coming;
  assert.equal(download.suggestedFilename(), "soil.csv");
  assert.equal(readFileSync(await download.path(), "utf8"), "depth;kind\n2;clay\n");
  assert.equal(await list(other).getByRole("button").count(), 0, "others' files are not theirs to delete");
  await list(page).getByRole("button", { name: "Delete soil.csv" }).click();
  const sure = page.getByRole("dialog", { name: "Delete “soil.csv”?" });
  await sure.getByRole("button", { name: "Delete", exact: true }).click();
  await toast(page, "“soil.csv” deleted");
  await list(other).getByRole("link", { name: "soil.csv" }).waitFor({ state: "detached" });
  await close(other);
  await close(page);
});

test("A file that is not taken says why where it was picked", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Refused works", [["Dig", {}]]);
  await page.goto(`/projects/${project.id}/discussion`);
  await page.getByText("No files yet.").waitFor();
  await pick(page, [file("page.html", "<h1>hello</h1>")]);
  await page.getByRole("alert").getByText("would run").waitFor();
  await page.getByRole("alert").getByRole("button", { name: "Close" }).click();
  await pick(page, [file("nothing.txt", "")]);
  await page.getByRole("alert").getByText("is empty").waitFor();
  await page.getByRole("alert").getByRole("button", { name: "Close" }).click();
  // From the disk: so much is not sent through the test's own connection.
  const folder = mkdtempSync(join(tmpdir(), "steerco-film-"));
  const film = join(folder, "film.txt");
  writeFileSync(film, Buffer.alloc(26 << 20, "x"));
  await pick(page, film);
  await page.getByRole("alert").getByText("At most 25 MB").waitFor();
  rmSync(folder, { recursive: true });
  await page.getByRole("alert").getByRole("button", { name: "Close" }).click();
  await page.context().setOffline(true);
  await pick(page, [file("note.txt", "Two metres")]);
  const lost = page.getByRole("alert").filter({ hasText: "“note.txt” was not attached." });
  await lost.waitFor();
  await page.context().setOffline(false);
  await lost.getByRole("button", { name: "Try again" }).click();
  await list(page).getByRole("link", { name: "note.txt" }).waitFor();
  await close(page);
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`Files pass WCAG 2.2 AA in the ${colorScheme} theme`, async () => {
    const page = await open("director", "/projects", { colorScheme });
    const project = await planOf(page, `Read-aloud files ${colorScheme}`, [["Dig", {}]]);
    await page.goto(`/projects/${project.id}/discussion`);
    await pick(page, [file("a.txt", "a"), file("b.exe", "b")]);
    await list(page).getByRole("link", { name: "a.txt" }).waitFor();
    await page.getByRole("alert").waitFor();
    await settled(page);
    await expectAccessible(page, `files (${colorScheme})`);
    await close(page);
  });
}
