import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { chainPlan, facts, openChart } from "../chart.mjs";
import { api, becomes, close, expectAccessible, open, place, send, useBrowser } from "../harness.mjs";

useBrowser();

/**
 * @param {import("playwright-core").Page} page
 * @param {(now: any) => boolean} fits
 */
function chartIs(page, fits) {
  return becomes(() => facts(page), fits);
}

/** @param {string[]} ids */
const same = (...ids) => {
  const wanted = [...ids].sort().join();
  return (/** @type {string[]} */ found) => [...found].sort().join() === wanted;
};

/**
 * A chain in a summary "Works", and someone on two of its tasks.
 * @param {import("playwright-core").Page} page
 * @param {string} name
 */
async function peopledPlan(page, name) {
  const { project, id } = await chainPlan(page, name);
  const person = (await api(page, "/resources?limit=1&kind=work")).items[0];
  await send(page, "post", `/projects/${project.id}/edits`, {
    changes: [
      { do: "set", task: id.Dig, fields: { people: person.name } },
      { do: "set", task: id.Tidy, fields: { people: `${person.name}[50%]` } },
    ],
  });
  return { project, id, person };
}

test("A filter in the address shows only what it finds, with a count; the way back undoes it", async () => {
  const page = await open("director", "/");
  const { project, id, person } = await peopledPlan(page, "Filters");
  await openChart(page, project.id, "zoom=40&q=slab");
  await chartIs(page, (now) => same(id["Pour slab"])(now.rows));
  await page.getByText("1 of 4 tasks").waitFor();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await chartIs(page, (now) => now.rows.length === 4);
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByLabel("Critical", { exact: true }).check();
  await chartIs(page, (now) => same(id.Dig, id["Pour slab"], id.Inspect)(now.rows));
  await page.getByRole("combobox", { name: "Person" }).fill(person.name);
  await page.getByRole("option", { name: person.name }).first().click();
  await chartIs(page, (now) => same(id.Dig)(now.rows));
  await page.waitForURL(/is=critical/);
  await expectAccessible(page, "the open filters");
  await page.goBack();
  await chartIs(page, (now) => now.rows.length === 3);
  const colleague = await open("director", page.url().replace(/^https?:\/\/[^/]+/, ""));
  await chartIs(colleague, (now) => now.rows.length === 3);
  await close(colleague);
  await close(page);
});

test("In a low window the filters scroll inside it, and the last of them is reached", async () => {
  const page = await open("director", "/projects", { viewport: { width: 1280, height: 560 } });
  const { project } = await peopledPlan(page, "Low window");
  await openChart(page, project.id);
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  const panel = page.getByRole("dialog", { name: "Filter" });
  await panel.waitFor();
  const last = panel.getByRole("textbox").last();
  await last.scrollIntoViewIfNeeded();
  const [box, field] = [await place(panel), await place(last)];
  assert.ok(box.y >= 0 && box.y + box.height <= 560, `the panel stands at ${JSON.stringify(box)}`);
  assert.ok(field.y + field.height <= box.y + box.height, "its last field is inside it");
  assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), 560);
  await close(page);
});

test("A filter keeps the summaries above what it finds, and finds by dates", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Dates");
  const works = crypto.randomUUID();
  await send(page, "post", `/projects/${project.id}/edits`, {
    changes: [
      { do: "add", task: works, before: id.Inspect, fields: { name: "Works" } },
      { do: "place", tasks: [id.Inspect, id.Tidy], under: works },
    ],
  });
  await openChart(page, project.id, "zoom=40&from=2026-12-14&to=2026-12-14");
  await chartIs(page, (now) => same(works, id.Inspect)(now.rows));
  await close(page);
});

test("When nothing fits the filters, the chart says so and offers to clear them", async () => {
  const page = await open("director", "/");
  const { project } = await chainPlan(page, "Nothing fits");
  await page.goto(`/projects/${project.id}/gantt?q=nowhere`);
  await page.getByText("0 of 4 tasks").waitFor();
  await page.locator("section").getByRole("button", { name: "Clear filters" }).last().click();
  await chartIs(page, (now) => now.rows.length === 4);
  await close(page);
});

test("Highlighting marks what is found and leaves the rest in place", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Highlight");
  await openChart(page, project.id, "zoom=40&q=dig&mark=true");
  const now = await chartIs(page, (one) => same(id.Dig)(one.matched));
  assert.equal(now.rows.length, 4);
  await close(page);
});

test("Tasks are grouped by person under headings that are no tasks, and go back under their summaries", async () => {
  const page = await open("director", "/");
  const { project, id, person } = await peopledPlan(page, "Groups");
  await openChart(page, project.id, "zoom=40&group=person");
  const now = await chartIs(page, (one) => one.rows.length === 6);
  assert.deepEqual(now.rows.slice(1, 3), [id.Dig, id.Tidy]);
  const tree = page.getByRole("treegrid");
  const heading = tree.getByRole("row", { name: new RegExp(`^${person.name} · 2`) });
  await becomes(() => heading.getAttribute("aria-expanded"), "true");
  await tree.getByRole("row", { name: /^Nobody · 2/ }).waitFor();
  await page.getByRole("combobox", { name: "Group by" }).click();
  await page.getByRole("option", { name: "State" }).click();
  await tree.getByRole("row", { name: /^Not started · 4/ }).waitFor();
  await page.getByRole("combobox", { name: "Group by" }).click();
  await page.getByRole("option", { name: "No groups" }).click();
  await chartIs(page, (one) => one.rows.length === 4);
  await close(page);
});

test("The path that drives a selected task is followed all the way up, and what it drives all the way down", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Driving path");
  await openChart(page, project.id);
  const tree = page.getByRole("treegrid");
  await tree.getByText("Inspect").click();
  await chartIs(page, (now) => same(id.Dig, id["Pour slab"], id.Inspect)(now.drivenBy) && now.drives.length === 0);
  await tree.getByText("Dig").click();
  await chartIs(page, (now) => same(id["Pour slab"], id.Inspect)(now.drives) && same(id.Dig)(now.drivenBy));
  await tree.getByText("Tidy").click();
  await chartIs(page, (now) => same(id.Tidy)(now.drivenBy) && now.drives.length === 0);
  await close(page);
});

test("What the chart shows stands in the address: layers, the limit of nearly critical, the legend", async () => {
  const page = await open("director", "/");
  const { project } = await chainPlan(page, "Layers");
  await openChart(page, project.id);
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.getByLabel("Slippage").check();
  await page.waitForURL(/show=[^&]*slippage/);
  await page.getByRole("textbox", { name: "Nearly critical up to" }).fill("3");
  await page.waitForURL(/near=3/);
  await becomes(() => page.getByLabel("Nearly critical", { exact: true }).isChecked(), true);
  await page.getByLabel("Legend below the chart").check();
  await page.keyboard.press("Escape");
  const legend = page.getByRole("list", { name: "Legend" });
  await legend.getByText("Nearly critical").waitFor();
  await legend.getByText("Later than baseline").waitFor();
  await page.reload();
  await legend.getByText("Nearly critical").waitFor();
  await becomes(() => legend.getByText("Progress line").count(), 0);
  await close(page);
});

test("A missed deadline is said with the task, found by its filter and shown in the legend with the progress line", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Missed deadline");
  await send(page, "post", `/projects/${project.id}/edits`, {
    changes: [
      { do: "set", task: id.Inspect, fields: { deadline: "2026-12-10T17:00" } },
      { do: "set", task: id.Dig, fields: { percent_complete: 50 } },
      { do: "set_status_date", date: "2026-12-09T17:00" },
    ],
  });
  await openChart(page, project.id, "zoom=40&show=links.deadlines.progress.status&legend=true");
  await page.getByRole("treegrid").getByRole("row", { name: /^Inspect.*[Dd]eadline/ }).waitFor();
  const legend = page.getByRole("list", { name: "Legend" });
  await legend.getByText("Deadline", { exact: true }).waitFor();
  await legend.getByText("Progress line").waitFor();
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByLabel("Past their deadline").check();
  await chartIs(page, (now) => same(id.Inspect)(now.rows));
  await close(page);
});

test("A task whose dates cannot all hold is marked as a contradiction", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Contradiction");
  await send(page, "post", `/projects/${project.id}/edits`, {
    changes: [
      {
        do: "set",
        task: id.Inspect,
        fields: { constraint: { kind: "must_start_on", date: "2026-12-08T08:00" } },
      },
    ],
  });
  await openChart(page, project.id);
  await chartIs(page, (now) => same(id.Inspect)(now.conflicts));
  await close(page);
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`The chart's menus and print pages pass WCAG 2.2 AA in the ${colorScheme} theme`, async () => {
    const page = await open("director", "/", { colorScheme });
    const { project } = await chainPlan(page, `Accessible ${colorScheme}`);
    await openChart(page, project.id, "legend=true&group=state&q=d");
    await expectAccessible(page, "the filtered chart with its legend");
    for (const name of ["Show", "Filter"]) {
      await page.getByRole("button", { name, exact: true }).click();
      await page.waitForTimeout(300);
      await expectAccessible(page, `the open menu ${name}`);
      await page.keyboard.press("Escape");
    }
    await page.getByRole("button", { name: "Bar", exact: true }).click();
    await page.getByRole("menuitem").first().waitFor();
    await expectAccessible(page, "the menu of the bar");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Print", exact: true }).click();
    await page.getByRole("dialog").getByText("Page 1 of 1").first().waitFor();
    await expectAccessible(page, "the print pages");
    await close(page);
  });
}

test("The chart is saved as one image, or as an archive of pages with legend and page numbers", async () => {
  const page = await open("director", "/");
  const { project } = await chainPlan(page, "Images");
  await openChart(page, project.id);
  await page.getByRole("button", { name: "Print", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Print or save the chart" });
  await dialog.getByText("Page 1 of 1").first().waitFor();
  const image = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save as PNG" }).click();
  const png = await readFile(await (await image).path());
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  // A4 landscape at 192 dots an inch, as the header of the file says.
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [2245, 1587]);
  await close(page);

  const many = await open("director", "/projects");
  const projects = (await api(many, "/projects?limit=50&sort=-task_count")).items;
  const big = projects.find((/** @type {any} */ one) => one.task_count < 500);
  await openChart(many, big.id, "zoom=18");
  await many.getByRole("button", { name: "Print", exact: true }).click();
  await dialogOf(many).getByLabel("Fit to the width of a page").uncheck();
  await dialogOf(many).getByRole("combobox", { name: "Paper" }).click();
  await many.getByRole("option", { name: "A3" }).click();
  const status = dialogOf(many).getByRole("status");
  await status.getByText(/Page 1 of \d\d/).waitFor();
  const count = Number(/of (\d+)/.exec(await status.innerText())?.[1]);
  await dialogOf(many).getByLabel("Next page").click();
  await status.getByText("Page 2 of").waitFor();
  const archive = many.waitForEvent("download", { timeout: 120_000 });
  await dialogOf(many).getByRole("button", { name: "Save as PNG images (ZIP)" }).click();
  const zip = await readFile(await (await archive).path());
  assert.equal(zip.readUInt32LE(0), 0x04034b50);
  assert.equal(zip.readUInt16LE(zip.length - 12), count, "one file for each page");
  await close(many);
});

test("The table is as wide as before when the window was narrow for a while", async () => {
  const page = await open("director", "/");
  const { project } = await chainPlan(page, "Narrow for a while");
  await openChart(page, project.id);
  const pane = page.locator(".tl-table");
  const width = async () => Math.round((await pane.boundingBox())?.width ?? 0);
  const before = await width();
  assert.ok(before > 400, String(before));
  for (const narrow of [390, 150]) {
    await page.setViewportSize({ width: narrow, height: 844 });
    await page.waitForFunction((was) => (document.querySelector(".tl-table")?.clientWidth ?? was) < was, before);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.waitForFunction((was) => document.querySelector(".tl-table")?.clientWidth === was, before);
  }
  await page.reload();
  await page.getByRole("treegrid").getByRole("row").nth(1).waitFor();
  await becomes(width, before, "and nothing else was remembered");
  await close(page);
});

/** @param {import("playwright-core").Page} page */
const dialogOf = (page) => page.getByRole("dialog", { name: "Print or save the chart" });

test("The chart is saved as a PDF whose texts can be searched, a page for each sheet", async () => {
  const page = await open("director", "/");
  const { project } = await chainPlan(page, "Łódź 東京");
  await openChart(page, project.id);
  await page.getByRole("button", { name: "Print", exact: true }).click();
  await dialogOf(page).getByText("Page 1 of 1").first().waitFor();
  const file = page.waitForEvent("download", { timeout: 120_000 });
  await dialogOf(page).getByRole("button", { name: "Save as PDF" }).click();
  const saved = await file;
  assert.equal(saved.suggestedFilename(), "Łódź 東京.pdf");
  const pdf = (await readFile(await saved.path())).toString("latin1");
  assert.equal(pdf.slice(0, 5), "%PDF-");
  assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1);
  assert.match(pdf, /\/MediaBox \[0 0 841\.\d+ 595\.\d+\]/, "A4 on its side");
  assert.match(pdf, /\/BaseFont \/Inter/, "texts are texts, in the font of the screen");
  assert.doesNotMatch(pdf, /Helvetica|Times|Courier/, "no font is listed that nothing is set in");
  assert.match(pdf, /\/ToUnicode/, "and can be searched");
  assert.match(pdf, /\/Subtype \/Image/, "letters that the font lacks are a picture");
  await close(page);
});

test("Printing sends the pages alone to the browser's printer, one sheet each", async () => {
  const page = await open("director", "/");
  const { project } = await chainPlan(page, "Print");
  await openChart(page, project.id);
  // The printer's dialog would wait for a person; what would be printed is looked at in its place.
  await page.evaluate(() => {
    window.print = () => {
      const images = [...document.querySelectorAll(".print-pages img")];
      Object.assign(window, {
        printed: {
          images: images.length,
          loaded: images.every((image) => /** @type {HTMLImageElement} */ (image).naturalWidth > 1000),
          sheet: [...document.head.querySelectorAll("style")].some((style) =>
            style.textContent?.includes("size: 297mm 420mm"),
          ),
        },
      });
    };
  });
  await page.getByRole("button", { name: "Print", exact: true }).click();
  const dialog = dialogOf(page);
  await dialog.getByRole("combobox", { name: "Paper" }).click();
  await page.getByRole("option", { name: "A3" }).click();
  await dialog.getByLabel("Landscape").uncheck();
  await dialog.getByRole("button", { name: "Print …" }).click();
  await page.waitForFunction(() => "printed" in window);
  const printed = await page.evaluate(() => /** @type {any} */ (window).printed);
  assert.deepEqual(printed, { images: 1, loaded: true, sheet: true });
  await page.emulateMedia({ media: "print" });
  await becomes(() => page.locator("#root").isVisible(), false);
  await becomes(() => page.locator(".print-pages img").isVisible(), true);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.locator(".print-pages").waitFor({ state: "detached" });
  await close(page);
});

test("A plan in which everything is done opens at its first bars, not at an empty today", async () => {
  const page = await open("director", "/");
  const start = new Date(Date.now() - 60 * 86_400_000);
  const project = await send(page, "post", "/projects", {
    name: "All done long ago",
    start: `${start.toISOString().slice(0, 10)}T08:00`,
  });
  const { task } = await send(page, "post", `/projects/${project.id}/tasks`, {
    name: "Long work",
    duration_text: "90d",
  });
  await send(page, "post", `/projects/${project.id}/edits`, {
    changes: [{ do: "set", task: task.id, fields: { percent_complete: 100 } }],
  });
  await openChart(page, project.id);
  const first = await facts(page);
  assert.ok(first.scrollLeft < 300, `the chart begins ${first.scrollLeft} px after its left end`);
  assert.equal(first.rows.length, 1);
});
