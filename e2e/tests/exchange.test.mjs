import assert from "node:assert/strict";
import { test } from "node:test";
import { api, close, open, settled, useBrowser } from "../harness.mjs";

useBrowser();

const MSPDI = `<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project">
  <Name>Footbridge</Name>
  <StartDate>2026-12-07T08:00:00</StartDate>
  <ScheduleFromStart>1</ScheduleFromStart>
  <MinutesPerDay>480</MinutesPerDay>
  <Tasks>
    <Task><UID>1</UID><ID>1</ID><Name>Survey</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration></Task>
    <Task><UID>2</UID><ID>2</ID><Name>Foundations</Name><OutlineLevel>1</OutlineLevel><Duration>PT24H0M0S</Duration>
      <PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink></Task>
  </Tasks>
</Project>`;

/**
 * Drops a file on the page as a person drags it from a folder.
 * @param {import("playwright-core").Page} page
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
async function drop(page, name, text, type) {
  const data = await page.evaluateHandle(
    (/** @type {string[]} */ [fileName, content, mime]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName, { type: mime }));
      return transfer;
    },
    [name, text, type],
  );
  const target = page.locator("main section").first();
  await target.dispatchEvent("dragenter", { dataTransfer: data });
  await page.getByText("Drop the plan file").waitFor();
  await target.dispatchEvent("drop", { dataTransfer: data });
}

test("A planner drops a Microsoft Project file on the projects page and gets the project", async () => {
  const page = await open("director", "/projects");
  await settled(page);
  await drop(page, "footbridge.xml", MSPDI, "text/xml");
  await page.getByRole("heading", { level: 1, name: "footbridge.xml" }).waitFor();
  await page.getByRole("heading", { name: "What will be created" }).waitFor();
  await page.getByLabel("Project name").fill("Footbridge north");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("link", { name: "Open the project" }).click();
  await page.getByRole("heading", { level: 1, name: "Footbridge north" }).waitFor();
  await page.getByRole("treegrid").getByRole("row", { name: /^Foundations/ }).waitFor();
  await close(page);
});

test("A broken file is refused with the place where it breaks, and nothing is written", async () => {
  const page = await open("director", "/imports");
  await settled(page);
  const before = (await api(page, "/projects?limit=1")).total;
  await drop(page, "broken.xml", MSPDI.slice(0, 500), "text/xml");
  await page.getByText("This file cannot be imported").waitFor();
  await page.getByRole("heading", { name: "What looks wrong" }).waitFor();
  assert.equal((await api(page, "/projects?limit=1")).total, before);
  await close(page);
});

test("A task list with unclear columns is mapped by hand", async () => {
  const page = await open("director", "/imports");
  await settled(page);
  const list = "Was,Wie lange,Danach\nAushub,2d,\nBeton,3d,1\n";
  await drop(page, "liste.csv", list, "text/csv");
  await page.getByRole("heading", { name: "Which column is what?" }).waitFor();
  for (const [meaning, column] of [
    ["Task name", "Was"],
    ["Duration", "Wie lange"],
    ["Predecessors", "Danach"],
  ]) {
    await page.getByRole("combobox", { name: meaning }).click();
    await page.getByRole("option", { name: column, exact: true }).click();
  }
  await page.getByRole("button", { name: "Read with these columns" }).click();
  await page.getByRole("heading", { name: "What will be created" }).waitFor();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("link", { name: "Open the project" }).waitFor();
  await close(page);
});

test("A planner reads what a format cannot carry and downloads the plan", async () => {
  const page = await open("director", "/projects");
  const project = (await api(page, "/projects?limit=1&sort=name")).items[0];
  await page.goto(`/projects/${project.id}/gantt`);
  await settled(page);
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /MSPDI/ }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  assert.match((await download).suggestedFilename(), /\.xml$/);
  await close(page);
});
