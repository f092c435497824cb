import assert from "node:assert/strict";
import { test } from "node:test";
import { chainPlan, openChart } from "../chart.mjs";
import { api, expectAccessible, open, send, useBrowser } from "../harness.mjs";

useBrowser();

/** Two tasks of the chain ask for one person at the same time. */
async function overloadedPlan(/** @type {import("playwright-core").Page} */ page, /** @type {string} */ name) {
  const { project, id } = await chainPlan(page, name);
  const person = await send(page, "post", "/resources", { name: `Welder of ${name}` });
  await send(page, "post", `/projects/${project.id}/edits`, {
    changes: [
      { do: "set", task: id.Dig, fields: { people: person.name } },
      { do: "set", task: id.Tidy, fields: { people: person.name } },
    ],
  });
  return { project, id, person };
}

test("I see why someone is overloaded, level the plan, read why each task moves, and take it back", async () => {
  const page = await open("director", "/");
  const { project, id, person } = await overloadedPlan(page, "Levelled yard");
  await openChart(page, project.id);
  await page.getByRole("button", { name: "Overloaded · 1" }).click();
  await page.getByRole("button", { name: "Level people…" }).click();
  const dialog = page.getByRole("dialog", { name: "Level people" });
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByText(`Waits for ${person.name}, busy with “Dig”`).waitFor();
  await dialog.getByText(`${person.name}: at most 100% of 100% at once, instead of 200%`).waitFor();
  await expectAccessible(page, "the levelling dialog");
  await dialog.getByRole("button", { name: "Accept 1 delay" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Overloaded · 0" }).waitFor();
  const tidy = await api(page, `/tasks/${id.Tidy}`);
  assert.equal(tidy.start, "2026-12-09T08:00");
  await page.keyboard.press("Control+z");
  await page.getByRole("button", { name: "Overloaded · 1" }).waitFor();
});

test("I take only a part of what levelling offers, and remove all levelling again", async () => {
  const page = await open("director", "/");
  const { project, id, person } = await overloadedPlan(page, "Partly levelled");
  const more = await send(page, "post", `/projects/${project.id}/tasks`, {
    name: "Sweep",
    duration_text: "1d",
  });
  await send(page, "post", `/projects/${project.id}/edits`, {
    changes: [{ do: "set", task: more.task.id, fields: { people: person.name } }],
  });
  await openChart(page, project.id, "levelling=true");
  const dialog = page.getByRole("dialog", { name: "Level people" });
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByRole("button", { name: "Accept 2 delays" }).waitFor();
  await dialog.getByRole("checkbox", { name: "Take “Sweep”" }).uncheck();
  await dialog.getByText("Not everything is taken").waitFor();
  await dialog.getByRole("button", { name: "Accept 1 delay" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Overloaded · 1" }).waitFor();
  assert.equal((await api(page, `/tasks/${more.task.id}`)).start, "2026-12-07T08:00");
  assert.notEqual((await api(page, `/tasks/${id.Tidy}`)).start, "2026-12-07T08:00");

  await openChart(page, project.id, "levelling=true");
  const again = page.getByRole("dialog", { name: "Level people" });
  await again.getByRole("button", { name: "Remove all levelling" }).click();
  await again.waitFor({ state: "detached" });
  assert.equal((await api(page, `/tasks/${id.Tidy}`)).start, "2026-12-07T08:00");
});

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
};

test("I let a long task be split around one that is fixed, see both parts on the chart and a heatmap that agrees, and remove them", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Split yard");
  const person = await send(page, "post", "/resources", { name: "Digger of the split yard" });
  await send(page, "post", `/projects/${project.id}/edits`, {
    changes: [
      { do: "set", task: id.Tidy, fields: { people: person.name, duration_text: "3d" } },
      {
        do: "set",
        task: id.Inspect,
        fields: { people: person.name, priority: 1000, duration_text: "2d", predecessors: "", start: "2026-12-08T08:00" },
      },
    ],
  });
  await openChart(page, project.id, "levelling=true");
  const dialog = page.getByRole("dialog", { name: "Level people" });
  await dialog.getByRole("checkbox", { name: "Tasks may be split" }).check();
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByText("Begins as before, in parts").waitFor();
  await dialog.getByText(/Worked on in 2 parts: 7 Dec 2026; 10 Dec 2026 to 11 Dec 2026/).scrollIntoViewIfNeeded();
  await dialog.getByText(new RegExp(`Pauses for ${person.name}, busy with “Inspect”`)).waitFor();
  await expectAccessible(page, "levelling with splits");
  await shot(page, "levelling-splits");
  await dialog.getByRole("button", { name: "Accept 1 change" }).click();
  await dialog.waitFor({ state: "detached" });
  assert.equal((await api(page, `/tasks/${id.Tidy}`)).finish, "2026-12-11T17:00");
  const chart = await api(page, `/projects/${project.id}/gantt`);
  assert.equal(chart.pieces[0].spans.length, 2);
  await shot(page, "levelling-splits-done");
  // While the task waits, the person is asked for the other one only: the heatmap agrees with the plan.
  await page.goto(`/capacity?grain=day&from=2026-12-07&q=${encodeURIComponent(person.name)}`);
  for (const day of [7, 8, 9, 10, 11]) {
    const cell = page.getByRole("gridcell", { name: new RegExp(`^${person.name}.* 0?${day}/12: 100.%`) });
    await cell.first().waitFor();
  }
  assert.equal(await page.getByRole("gridcell", { name: /\b200.%/ }).count(), 0);
  await shot(page, "levelling-splits-heatmap");
  await openChart(page, project.id, "levelling=true");
  const again = page.getByRole("dialog", { name: "Level people" });
  await again.getByRole("button", { name: "Remove all levelling" }).click();
  await again.waitFor({ state: "detached" });
  assert.deepEqual((await api(page, `/projects/${project.id}/gantt`)).pieces, []);
});

test("Levelling leaves the time that a person is promised to another project, says to which, and I can take it all the same", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Promised yard");
  const person = await send(page, "post", "/resources", { name: "Digger of the promised yard" });
  const other = await send(page, "post", "/projects", { name: "Dredging", start: "2026-12-07T08:00" });
  await send(page, "post", `/projects/${other.id}/allocations`, {
    resource_id: person.id,
    state: "committed",
    spans: [{ from: "2026-12-07", to: "2026-12-08", minutes: 960 }],
  });
  await send(page, "post", `/projects/${project.id}/edits`, {
    changes: [{ do: "set", task: id.Tidy, fields: { people: person.name } }],
  });
  await openChart(page, project.id, "levelling=true");
  const dialog = page.getByRole("dialog", { name: "Level people" });
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByText(`Waits for ${person.name}, promised to Dredging`).waitFor();
  await shot(page, "levelling-commitments");
  await dialog.getByRole("checkbox", { name: "Leave time for commitments elsewhere" }).uncheck();
  await dialog.getByRole("button", { name: "Preview again" }).click();
  await dialog.getByText("Nobody has to wait").waitFor();
});

test("Levelling names what no waiting can solve", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Too few welders");
  const crew = await send(page, "post", "/resources", { name: "Welding crew", max_units_percent: 200 });
  await send(page, "post", `/projects/${project.id}/edits`, {
    changes: [{ do: "set", task: id.Dig, fields: { people: `${crew.name}[300%]` } }],
  });
  await openChart(page, project.id, "levelling=true");
  const dialog = page.getByRole("dialog", { name: "Level people" });
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByText("“Dig” needs 300% of Welding crew, and there is never more than 200%").waitFor();
  await dialog.getByText("Nobody has to wait").waitFor();
});

test("I level only the days ahead, see what stays outside them, and clear the dates again", async () => {
  const page = await open("director", "/");
  const { project, id, person } = await overloadedPlan(page, "Ranged yard");
  await send(page, "post", `/projects/${project.id}/edits`, {
    changes: [{ do: "set", task: id.Tidy, fields: { duration_text: "2d" } }],
  });
  await openChart(page, project.id, "levelling=true");
  const dialog = page.getByRole("dialog", { name: "Level people" });
  await dialog.getByLabel("Level from").fill("2026-12-08");
  await dialog.getByText("Only what people are asked for too much on these days is solved.").waitFor();
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByText(/starts outside the days that are levelled and stays/).first().waitFor();
  await expectAccessible(page, "the levelling dialog with a range of dates");
  await shot(page, "levelling-range-outside");
  await dialog.getByLabel("Level from").fill("2026-12-07");
  await dialog.getByLabel("Level up to").fill("2026-12-08");
  await dialog.getByRole("button", { name: "Preview again" }).click();
  await dialog.getByText(`Waits for ${person.name}, busy with “Dig”`).waitFor();
  await shot(page, "levelling-range");
  await dialog.getByRole("button", { name: "Accept 1 delay" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Overloaded · 0" }).waitFor();
});

test("Somebody pauses on a task while others go on: the chart says who and when", async () => {
  const page = await open("director", "/");
  const { project, id } = await chainPlan(page, "Pausing yard");
  const evening = { working: [{ start: 10800, finish: 13200 }] };
  const week = [evening, evening, evening, evening, evening, "non_working", "non_working"];
  const calendar = await send(page, "post", "/calendars", { name: "Evenings of the yard", week });
  const ann = await send(page, "post", "/resources", { name: "Ann of the yard" });
  const eve = await send(page, "post", "/resources", { name: "Eve of the yard", calendar_id: calendar.id });
  await send(page, "post", `/projects/${project.id}/edits`, {
    changes: [
      { do: "set", task: id.Dig, fields: { people: `${ann.name}; ${eve.name}`, duration_text: "3d" } },
      {
        do: "set",
        task: id.Tidy,
        fields: { people: ann.name, duration_text: "2d", priority: 1000, start: "2026-12-08T08:00" },
      },
    ],
  });
  await openChart(page, project.id, "levelling=true");
  const dialog = page.getByRole("dialog", { name: "Level people" });
  await dialog.getByRole("checkbox", { name: "Tasks may be split" }).check();
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByRole("button", { name: /^Accept / }).click();
  await dialog.waitFor({ state: "detached" });
  const row = page.getByRole("row", { name: /Dig, .*Ann of the yard pauses 7 Dec 2026, 17:00/ });
  await row.waitFor();
  await shot(page, "pauses-of-one-person");
});
