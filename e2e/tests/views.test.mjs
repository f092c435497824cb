import assert from "node:assert/strict";
import { test } from "node:test";
import { close, expectAccessible, open, settled, toast, useBrowser } from "../harness.mjs";
import { openTable, planOf, rowsAre, table } from "../plan-table.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};
/** @param {import("playwright-core").Page} page */
const menu = (page) => page.getByRole("button", { name: /^Views/ });

test("I save what I see as a view for my project, and a colleague opens it by its link", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Seen by all", [
    ["Dig", { duration_text: "5d" }],
    ["Pour", { duration_text: "3d", predecessors: "1" }],
    ["Paint", { duration_text: "1d" }],
  ]);
  await page.goto(`/projects/${project.id}/gantt?is=critical&columns=number.name.float&zoom=18`);
  await rowsAre(page, ["Dig", "Pour"]);
  await menu(page).click();
  await page.getByText("No saved views yet.").waitFor();
  await page.getByRole("menuitem", { name: "Save as a new view …" }).click();
  const dialog = page.getByRole("dialog", { name: "Save as a view" });
  await dialog.getByLabel("Name").fill("What drives us");
  await dialog.getByLabel("Everybody who may see this project").check();
  await expectAccessible(page, "the dialog of a view");
  await dialog.getByRole("button", { name: "Save" }).click();
  await toast(page, "View “What drives us” saved");
  await page.getByRole("button", { name: "Views: What drives us" }).waitFor();
  // Something else on screen is told, and can be put back.
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await rowsAre(page, ["Dig", "Pour", "Paint"]);
  await page.getByRole("button", { name: "Views: What drives us · changed" }).click();
  await shot(page, "views-menu");
  await expectAccessible(page, "the menu of views");
  await page.getByRole("menuitem", { name: "Back to “What drives us” as saved" }).click();
  await rowsAre(page, ["Dig", "Pour"]);

  const saved = new URL(page.url()).searchParams.get("saved");
  const colleague = await open("executive", `/projects/${project.id}/gantt?saved=${saved}`, {
    colorScheme: "dark",
  });
  await rowsAre(colleague, ["Dig", "Pour"]);
  assert.match(colleague.url(), /is=critical/);
  await table(colleague).getByRole("columnheader", { name: "Float", exact: true }).waitFor();
  await menu(colleague).click();
  assert.equal(await colleague.getByRole("menuitem", { name: /^Delete/ }).count(), 0);
  // It may open by itself for the colleague, who cannot change it for others.
  await colleague.getByRole("menuitem", { name: "Open “What drives us” by itself" }).click();
  await toast(colleague, "opens by itself from now on");
  await colleague.goto(`/projects/${project.id}/gantt`);
  await rowsAre(colleague, ["Dig", "Pour"]);
  // Its zoom too: five days of 18 pixels, not of the usual 6.
  await colleague.waitForFunction(() => {
    const host = /** @type {any} */ (document.querySelector(".tl"));
    return host.timelineRects()[0]?.rect.w > 60;
  });
  await shot(colleague, "views-dark");
  await close(colleague);

  await menu(page).click();
  await page.getByRole("menuitem", { name: /^Rename or share/ }).click();
  const rename = page.getByRole("dialog", { name: "View", exact: true });
  await rename.getByLabel("Name").fill("Critical work");
  await rename.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Views: Critical work" }).click();
  await page.getByRole("menuitem", { name: "Delete “Critical work” …" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await toast(page, "View “Critical work” deleted");
  await page.getByRole("button", { name: "Views", exact: true }).waitFor();
  await close(page);
});

test("A view of my own stays mine", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "Mine alone", [["Dig"], ["Pour"]]);
  await openTable(page, project, "number.name");
  await menu(page).click();
  await page.getByRole("menuitem", { name: "Save as a new view …" }).click();
  await page.getByLabel("Name").fill("Just names");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Views: Just names" }).waitFor();
  const other = await open("executive", page.url().replace(/^https?:\/\/[^/]+/, ""));
  await settled(other);
  await menu(other).click();
  await other.getByText("No saved views yet.").waitFor();
  await close(other);
  await close(page);
});
