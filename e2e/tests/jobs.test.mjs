// Work that goes on behind the pages, as people who cause it see it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { api, close, expectAccessible, open, send, settled, useBrowser } from "../harness.mjs";

useBrowser();

test("A director shortens the working day of a calendar, goes on at once, and is told when all its plans have their new dates", async () => {
  const page = await open("director", "/calendars");
  await settled(page);
  const day = { working: [{ start: 4800, finish: 9600 }] };
  const week = [day, day, day, day, day, "non_working", "non_working"];
  const calendar = await send(page, "post", "/calendars", { name: "Workshop hours", week });
  /** @type {string[]} */
  const projects = [];
  for (let number = 1; number <= 5; number++) {
    const plan = { name: `Workshop ${number}`, start: "2026-03-02T08:00", calendar_id: calendar.id };
    const project = await send(page, "post", "/projects", plan);
    await send(page, "post", `/projects/${project.id}/tasks`, {
      name: "Build", duration_minutes: 2400,
    });
    projects.push(project.id);
  }
  const finish = async () => {
    const all = await Promise.all(projects.map((id) => api(page, `/projects/${id}`)));
    return all.map((project) => project.finish);
  };
  assert.deepEqual(new Set(await finish()), new Set(["2026-03-06T16:00"]));

  await page.goto(`/calendars/${calendar.id}`);
  await settled(page);
  await page.getByRole("textbox", { name: /Monday/ }).fill("08:00–12:00");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("5 plans have their new dates.").waitFor({ timeout: 60_000 });
  await expectAccessible(page, "the calendar after its plans followed");
  assert.deepEqual(new Set(await finish()), new Set(["2026-03-09T12:00"]));

  for (const id of projects) {
    const { version } = await api(page, `/projects/${id}`);
    await send(page, "delete", `/projects/${id}`, undefined, version);
  }
  await close(page);
});
