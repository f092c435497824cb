import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { becomes, close, expectAccessible, open, useBrowser } from "../harness.mjs";
import { startNew } from "../server.mjs";

useBrowser();

/** @type {string} */
let folder;
/** @type {{ link: string, stop: () => Promise<void> }} */
let fresh;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "steerco-e2e-"));
  fresh = await startNew(folder);
});
after(async () => {
  await fresh?.stop();
  await rm(folder, { recursive: true, force: true });
});

test("The first person sets the organisation up with the link from the log, once", async () => {
  const page = await open(null, fresh.link);
  await page.getByRole("textbox", { name: "Organisation" }).fill("Harbour Authority");
  await page.getByRole("textbox", { name: /^Name/ }).fill("Maud Lindqvist");
  await page.getByLabel("E-mail").fill("maud@harbour.example");
  await page.getByRole("textbox", { name: /^Password/ }).fill("short");
  await page.getByRole("radio", { name: "Supportive" }).check();
  await page.getByRole("checkbox", { name: /demo/ }).uncheck();
  await page.getByRole("button", { name: "Create the organisation" }).click();
  await page.getByText("Use at least 10 characters.").waitFor();
  await expectAccessible(page, "set-up with an error");
  await page.getByRole("textbox", { name: /^Password/ }).fill("a ferry leaves at noon");
  await page.getByRole("button", { name: "Create the organisation" }).click();
  await page.getByRole("heading", { level: 1, name: "My overview" }).waitFor();
  await page.getByText("Harbour Authority").waitFor();
  await page.getByText("Nothing is planned yet").waitFor();
  await expectAccessible(page, "an empty organisation");
  for (const [path, text] of [
    ["/projects", "No projects yet"],
    ["/portfolios", "No portfolios yet"],
    ["/people", "No people yet"],
    ["/tasks", "No tasks yet"],
  ]) {
    await page.goto(new URL(path, fresh.link).href);
    await page.getByText(text).waitFor();
  }
  await page.goto(new URL("/settings/lifecycles", fresh.link).href);
  await page.getByText("No lifecycles yet").waitFor();
  const kind = page.getByRole("combobox", { name: "Kind of PMO: Harbour Authority" });
  await becomes(() => kind.inputValue(), "Supportive");
  await close(page);
  const second = await open(null, fresh.link);
  await second.getByText("already set up").waitFor();
  assert.equal(await second.getByRole("textbox", { name: "Organisation" }).count(), 0);
  await close(second);
});
