import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

/** @param {import("playwright-core").Page} page @param {string} name */
const row = (page, name) => page.getByRole("row", { name: new RegExp(name) });

test("I write down an objective with a key result, check in, and see how far it is", async () => {
  const page = await open("director", "/strategy");
  await settled(page);
  await row(page, "A city that stays dry and lit").waitFor();
  await shot(page, "strategy");
  await expectAccessible(page, "the tree of objectives");
  await page.getByRole("button", { name: "New objective" }).click();
  let dialog = page.getByRole("dialog", { name: "New objective" });
  await dialog.getByLabel("Name").fill("Crews that come home safe");
  await dialog.getByRole("button", { name: "Create objective" }).click();
  await toast(page, "“Crews that come home safe” saved.");
  await page.getByRole("button", { name: "Actions for Crews that come home safe" }).click();
  await page.getByRole("menuitem", { name: "Add key result" }).click();
  dialog = page.getByRole("dialog", { name: "Add key result" });
  await dialog.getByLabel("What is measured").fill("Accidents in a year");
  await dialog.getByLabel("Start").fill("40");
  await dialog.getByLabel("Target").fill("20");
  await dialog.getByRole("button", { name: "Add key result" }).click();
  await row(page, "Accidents in a year").getByText("0 %").or(row(page, "Accidents in a year").getByText("0%")).waitFor();
  await page.getByRole("button", { name: "Accidents in a year", exact: true }).click();
  dialog = page.getByRole("dialog", { name: "Accidents in a year" });
  await dialog.getByLabel("Now at").fill("25");
  await dialog.getByLabel("What is behind it").first().fill("New harnesses");
  await expectAccessible(page, "a check-in");
  await shot(page, "strategy-check-in");
  await dialog.getByRole("button", { name: "Check in" }).click();
  await toast(page, "“Accidents in a year” is checked in.");
  await row(page, "Crews that come home safe").getByText(/75\s?%/).waitFor();
  await page.getByRole("button", { name: "Accidents in a year", exact: true }).click();
  await page.getByRole("cell", { name: "New harnesses" }).waitFor();
  await close(page);
});

test("I walk through the objectives and move one by keyboard alone", async () => {
  const page = await open("director", "/strategy");
  await settled(page);
  const carbon = row(page, "Half the carbon by 2030");
  await carbon.focus();
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("row", { name: /^Buses without diesel/ }).waitFor({ state: "detached" });
  await becomes(() => carbon.getAttribute("aria-expanded"), "false");
  await page.keyboard.press("ArrowRight");
  await row(page, "Buses without diesel").waitFor();
  await page.keyboard.press("Alt+ArrowUp");
  await toast(page, "“Half the carbon by 2030” moved.");
  const tops = async () =>
    (await api(page, "/objectives")).items
      .filter((/** @type {any} */ one) => one.level === 0)
      .map((/** @type {any} */ one) => one.name);
  assert.equal((await tops())[0], "Half the carbon by 2030");
  await page.keyboard.press("ArrowDown");
  await becomes(
    () => page.evaluate(() => document.activeElement?.getAttribute("aria-level")),
    "2",
    "the row below has the focus",
  );
  await close(page);
});

test("I write down a driver, and link a program and a request to it", async () => {
  const page = await open("director", "/strategy/drivers");
  await page.getByRole("button", { name: "New driver" }).click();
  const making = page.getByRole("dialog", { name: "New driver" });
  await making.getByLabel("Name").fill("Quiet streets");
  await making.getByRole("button", { name: "Create driver" }).click();
  await toast(page, "“Quiet streets” saved.");
  const [program] = (await api(page, "/programs?q=Metro")).items;
  const [request] = (await api(page, "/requests?state=assessment")).items;
  for (const path of [`/programs/${program.id}/strategy`, `/requests/${request.id}`]) {
    await page.goto(path);
    await page.getByRole("button", { name: "Link to the strategy" }).click();
    const dialog = page.getByRole("dialog", { name: "Link to the strategy" });
    await dialog.getByRole("combobox", { name: "Kind" }).click();
    await page.getByRole("option", { name: "Driver" }).click();
    await dialog.getByRole("combobox", { name: "Driver", exact: true }).click();
    await page.getByRole("option", { name: "Quiet streets" }).click();
    await dialog.getByRole("button", { name: "Save" }).click();
    await toast(page, "Linked to “Quiet streets”.");
  }
  await close(page);
});

test("I link a project to the strategy and am told when it would serve with more than all of itself", async () => {
  const page = await open("director", "/projects");
  const project = await send(page, "post", "/projects", { name: "Trolley buses", start: "2027-01-04T08:00" });
  await page.goto(`/projects/${project.id}/details`);
  await settled(page);
  await page.getByRole("heading", { name: "Strategy" }).waitFor();
  const link = async (/** @type {string} */ objective, /** @type {string} */ share) => {
    await page.getByRole("button", { name: "Link to the strategy" }).click();
    const dialog = page.getByRole("dialog", { name: "Link to the strategy" });
    await dialog.getByRole("combobox", { name: "Objective", exact: true }).click();
    await page.getByRole("option", { name: objective }).click();
    await dialog.getByLabel("Contribution, % of this").fill(share);
    await dialog.getByRole("button", { name: "Save" }).click();
    return dialog;
  };
  await link("Power returns within the hour", "75");
  await toast(page, "Linked to “Power returns within the hour”.");
  const dialog = await link("Buses without diesel", "50");
  await dialog.getByText("At most 25 % are left for this one.").waitFor();
  await dialog.getByLabel("Contribution, % of this").fill("20");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText(/95\s?% serve objectives, 5\s?% serve none/).waitFor();
  await page.getByRole("heading", { name: "Strategy" }).scrollIntoViewIfNeeded();
  await expectAccessible(page, "the strategy of a project");
  await shot(page, "strategy-project");
  await close(page);
});

test("I see which money serves no objective, and that the parts are the whole", async () => {
  const page = await open("executive", "/strategy/spend");
  await settled(page);
  await page.getByRole("heading", { name: "Spend by objective (EUR)" }).waitFor();
  await expectAccessible(page, "spend by objective");
  await shot(page, "strategy-spend");
  const [euros] = (await api(page, "/alignment_report")).currencies;
  const direct = euros.objectives.reduce(
    (/** @type {number} */ sum, /** @type {any} */ one) => sum + one.direct_minor,
    0,
  );
  assert.equal(direct + euros.unaligned_minor, euros.total_minor);
  assert.ok(euros.unaligned_minor > 0 && direct > 0);
  await page.getByRole("link", { name: "Drivers" }).click();
  await page.getByText("Fewer people are hurt or cut off").waitFor();
  await expectAccessible(page, "drivers");
  assert.equal(await page.getByRole("button", { name: "New driver" }).count(), 0);
  await close(page);
});

test("The strategy reads well in the dark and on a phone", async () => {
  const dark = await open("director", "/strategy", { colorScheme: "dark" });
  await settled(dark);
  await row(dark, "A city that stays dry and lit").waitFor();
  await expectAccessible(dark, "objectives in the dark");
  await shot(dark, "strategy-dark");
  await dark.goto("/strategy/spend");
  await settled(dark);
  await expectAccessible(dark, "spend in the dark");
  await close(dark);
  const phone = await open("director", "/strategy", { viewport: { width: 390, height: 800 } });
  await settled(phone);
  await expectAccessible(phone, "objectives on a phone");
  await shot(phone, "strategy-phone");
  await close(phone);
});
