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
