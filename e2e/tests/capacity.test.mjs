import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

/** The person whom two projects were promised. @param {import("playwright-core").Page} page */
async function busyDeveloper(page) {
  const found = (await api(page, "/resource_conflicts?limit=50")).items;
  const one = found.find((/** @type {any} */ conflict) =>
    conflict.remedies.some((/** @type {any} */ remedy) => remedy.kind === "reassign"),
  );
  assert.ok(one, "the demo has a conflict that another person can solve");
  return one;
}

test("A resource manager finds, understands and solves a conflict within two minutes", async () => {
  const page = await open("resource.manager", "/");
  const busy = await busyDeveloper(page);
  const began = Date.now();
  await page.getByRole("link", { name: "Capacity", exact: true }).click();
  await page.getByRole("grid", { name: "Capacity against demand" }).waitFor();
  await page.getByRole("searchbox").or(page.getByLabel("Search", { exact: true })).first().fill(busy.resource.name);
  const over = page.getByRole("gridcell", { name: new RegExp(`${busy.resource.name}.*ver`) }).first();
  await over.waitFor();
  await settled(page);
  await shot(page, "heatmap-person");
  await over.click();
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("button", { name: "Solve the conflict" }).waitFor();
  await settled(page);
  await expectAccessible(page, "what stands behind a cell");
  await shot(page, "heatmap-cell");
  await drawer.getByRole("button", { name: "Solve the conflict" }).click();
  await page.getByRole("heading", { name: new RegExp(busy.resource.name) }).first().waitFor();
  await settled(page);
  await expectAccessible(page, "conflicts");
  await shot(page, "conflicts");
  const before = (await api(page, `/resource_conflicts?resource_id=${busy.resource.id}`)).items;
  await page.getByRole("button", { name: /^Do it: Give .* to / }).first().click();
  await page.getByRole("status").getByText("Done").waitFor();
  const seconds = (Date.now() - began) / 1000;
  assert.ok(seconds < 120, `it took ${seconds} s`);
  const after = (await api(page, `/resource_conflicts?resource_id=${busy.resource.id}`)).items;
  const sum = (/** @type {any[]} */ list) => list.reduce((all, one) => all + one.over_minutes, 0);
  assert.ok(sum(after) < sum(before), "less is too much than before");
  await settled(page);
  await shot(page, "conflict-solved");
  await page.getByRole("button", { name: "Take back" }).click();
  await toast(page, "It is as it was.");
  const back = (await api(page, `/resource_conflicts?resource_id=${busy.resource.id}`)).items;
  assert.equal(sum(back), sum(before));
  await close(page);
});

test("The heatmap is walked by keyboard, by people, teams and roles, and asks only for what it shows", async () => {
  const page = await open("resource.manager", "/capacity");
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/v1/heatmap?")) asked.push(request.url());
  });
  const grid = page.getByRole("grid", { name: "Capacity against demand" });
  await grid.getByRole("gridcell").first().waitFor();
  await settled(page);
  await expectAccessible(page, "the heatmap");
  await shot(page, "heatmap");
  await grid.getByRole("gridcell").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-spot"));
  await becomes(focused, "1:1");
  await page.keyboard.press("End");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-spot") === "1:103");
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label"));
  assert.ok(asked.every((url) => url.includes("limit=50")), "blocks, never everything");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByText("asked of").waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("Roles", { exact: true }).click();
  await page.getByRole("rowheader", { name: /Developer/ }).waitFor();
  await page.getByText("Months", { exact: true }).click();
  await page.getByRole("gridcell", { name: /Developer.*asked of/ }).first().waitFor();
  await settled(page);
  await shot(page, "heatmap-roles");
  await page.goto("/capacity/bench");
  await page.getByText("have time left").waitFor();
  await page.getByText(/is asked for, .* ÷ hours of the week/).waitFor();
  await settled(page);
  await expectAccessible(page, "the bench");
  await shot(page, "bench");
  await close(page);
});

test("A project is staffed in a grid: typed, pasted with rejected cells told, and taken back", async () => {
  const page = await open("resource.manager", "/");
  const busy = await busyDeveloper(page);
  const project = busy.remedies[0].project;
  await page.goto(`/projects/${project.id}/staffing`);
  const name = busy.resource.name;
  const cell = page.getByRole("textbox", { name: new RegExp(`^${name}`) }).nth(8);
  await cell.waitFor();
  await settled(page);
  await expectAccessible(page, "the staffing of a project");
  await shot(page, "staffing");
  await cell.fill("2 d");
  await cell.press("Enter");
  await becomes(() => cell.inputValue(), "16");
  // From here on the page hears late of the steps that it can take back.
  await page.route(/\/api\/v1\/staffing_edits\?/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await cell.evaluate((input) => {
    const data = new DataTransfer();
    data.setData("text/plain", "8\tlots\t999");
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  });
  const told = page.getByRole("alert").filter({ hasText: "These cells were not written" });
  await told.getByText("“lots” is no amount").waitFor();
  await told.getByText(/999.*more than its days have/).waitFor();
  await shot(page, "staffing-rejected");
  // What was pasted is taken back, and not what was typed before it.
  await page.getByRole("button", { name: "Undo" }).click();
  await toast(page, "It is as it was.");
  await becomes(() => cell.inputValue(), "16");
  await page.unrouteAll({ behavior: "wait" });
  await page.getByRole("button", { name: "Undo" }).click();
  await toast(page, "It is as it was.");
  await becomes(() => cell.inputValue(), "");
  await close(page);
});

test("Capacity fits a phone and the dark", async () => {
  const page = await open("resource.manager", "/capacity", {
    viewport: { width: 390, height: 844 },
    colorScheme: "dark",
  });
  await page.getByRole("gridcell").first().waitFor();
  await settled(page);
  await expectAccessible(page, "the heatmap on a phone");
  await shot(page, "heatmap-phone");
  await page.goto("/capacity/conflicts");
  await page.getByText("What would help").or(page.getByRole("button", { name: /^Do it/ })).first().waitFor();
  await settled(page);
  await shot(page, "conflicts-phone");
  await close(page);
});

test("I say what is too much and what a role is to reach, and a border in the wrong order is refused", async () => {
  const page = await open("resource.manager", "/capacity");
  const { version: _, ...before } = await api(page, "/capacity_policy");
  await page.getByRole("button", { name: "Borders and targets" }).click();
  const dialog = page.getByRole("dialog", { name: "What is too little and too much" });
  await dialog.getByRole("textbox", { name: "Utilisation to reach" }).fill("77");
  await dialog.getByRole("textbox", { name: "Has time below" }).fill("10");
  await expectAccessible(page, "borders and targets");
  await shot(page, "capacity-policy");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByRole("alert").waitFor();
  await dialog.getByRole("textbox", { name: "Has time below" }).fill("88");
  await dialog.getByRole("combobox", { name: "Role" }).click();
  const role = page.getByRole("option").first();
  const name = (await role.textContent()) ?? "";
  await role.click();
  await dialog.getByRole("button", { name: "Add target" }).click();
  await dialog.getByRole("textbox", { name, exact: true }).fill("66");
  await dialog.getByRole("button", { name: "Save" }).click();
  await toast(page, "Borders and targets are saved.");
  const { version, ...now } = await api(page, "/capacity_policy");
  assert.deepEqual([now.target_percent, now.free_below_percent, now.role_targets.at(-1).percent], [77, 88, 66]);
  await send(page, "put", "/capacity_policy", before, version);
  await close(page);
});
