import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS)
    await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
};

/** What a link saves. @param {import("playwright-core").Page} page @param {import("playwright-core").Locator} link */
async function saved(page, link) {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** @param {import("playwright-core").Locator} dialog @param {string} name @param {string} text */
async function choose(dialog, name, text) {
  const [chooser] = await Promise.all([
    dialog.page().waitForEvent("filechooser"),
    dialog.getByRole("button", { name: "File" }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

test("I export a lifecycle, mend what an import finds in the changed file, and import it as the next version and as one of its own", async () => {
  const page = await open("director", "/settings/lifecycles");
  await settled(page);
  const all = (await api(page, "/lifecycles")).items;
  const digital = all.find((/** @type {any} */ one) => one.name === "Digital");
  await page.getByRole("link", { name: "Digital", exact: true }).click();
  await page.getByText("Called “digital” in files.").waitFor();
  const file = await saved(page, page.getByRole("link", { name: "Export", exact: true }));
  assert.equal(file.name, `digital-${digital.revision}.json`);
  const method = JSON.parse(file.text);
  assert.equal(method.name, "Digital");
  const again = await saved(page, page.getByRole("link", { name: `Export version ${digital.revision}`, exact: true }));
  assert.equal(again.text, file.text);

  // A file with something that does not belong there is told by line.
  await page.goto("/settings/lifecycles");
  await page.getByRole("button", { name: "Import from a file" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Import a lifecycle" });
  const stage = method.definition.stages[0];
  const wrong = JSON.stringify({ ...method, definition: { ...method.definition, stages: [{ ...stage, prupose: "?" }, ...method.definition.stages.slice(1)] } }, null, 2);
  await choose(dialog, "wrong.json", wrong);
  await dialog.getByText("1 thing is wrong.").waitFor();
  const line = wrong.slice(0, wrong.indexOf("prupose")).split("\n").length;
  await dialog.getByRole("row", { name: new RegExp(`^${line} definition.stages\\[0\\].prupose`) }).waitFor();
  await expectAccessible(page, "what is wrong in a file of a lifecycle");
  await shot(page, "lifecycle-import-wrong");

  // What is not known here is left out only when I say so, and the file is the next version.
  stage.purpose = "See whether it is worth a sprint.";
  stage.gate.route = "Harbour board";
  await choose(dialog, "next.json", JSON.stringify(method, null, 2));
  await dialog.getByText(`This changes the lifecycle “Digital”, to version ${digital.revision + 1}`).waitFor();
  await dialog.getByText("There is no route of approval for gates called “Harbour board” here.").waitFor();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await dialog.getByRole("alert").getByText("Not everything in this file is known here.").waitFor();
  await dialog.getByLabel("Leave out what is not known here").check();
  await dialog.getByLabel("Why you change it").fill("Agreed with the harbour.");
  await expectAccessible(page, "the import of a lifecycle");
  await shot(page, "lifecycle-import");
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await toast(page, "has a new version");
  await becomes(async () => (await api(page, `/lifecycles/${digital.id}`)).revision, digital.revision + 1);
  await page.getByText("Agreed with the harbour.").waitFor();

  // The same file as a lifecycle of its own.
  await page.goto("/settings/lifecycles");
  await page.getByRole("button", { name: "Import from a file" }).click();
  await choose(dialog, "own.json", file.text);
  await dialog.getByText("to version").waitFor();
  await dialog.getByRole("radio", { name: "A lifecycle of its own" }).check();
  await dialog.getByText("There is a lifecycle with this name already").first().waitFor();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Digital, as it was");
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await toast(page, "added");
  await page.getByText("Called “digital_2” in files.").waitFor();
  await shot(page, "lifecycle-exported");

  // The demo organisation as it was.
  const made = (await api(page, "/lifecycles")).items.find((/** @type {any} */ one) => one.key === "digital_2");
  await send(page, "patch", `/lifecycles/${made.id}`, { archived: true }, made.version);
  const now = await api(page, `/lifecycles/${digital.id}`);
  await send(page, "patch", `/lifecycles/${digital.id}`, { definition: digital.definition, reason: "Back" }, now.version);
  await close(page);
});
