import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, place, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

/**
 * Two people, of whom the first is promised to a project for a week.
 * @param {import("playwright-core").Page} page
 * @param {string} stamp
 */
async function promised(page, stamp) {
  const ann = await send(page, "post", "/resources", { name: `${stamp} Ann` });
  const bob = await send(page, "post", "/resources", { name: `${stamp} Bob` });
  const project = await send(page, "post", "/projects", { name: `Pump of ${stamp}`, start: "2026-12-07T08:00" });
  const allocation = await send(page, "post", `/projects/${project.id}/allocations`, {
    resource_id: ann.id,
    state: "committed",
    spans: [{ from: "2026-12-07", to: "2026-12-11", minutes: 1800 }],
  });
  await send(page, "post", `/resources/${bob.id}/leave`, { from: "2026-12-21", to: "2026-12-23" });
  return { ann, bob, project, allocation };
}

/** @param {import("playwright-core").Page} page @param {{ id: string }} project */
const held = async (page, project) => {
  const [one] = (await api(page, `/projects/${project.id}/allocations`)).items;
  return `${one.resource.name} ${one.spans[0].from} ${one.minutes}`;
};

test("I drag a promise to another person two weeks later, see what that means, and take it back", async () => {
  const page = await open("director", "/");
  const { project } = await promised(page, "Timeline");
  await page.goto("/capacity/timeline?q=Timeline&from=2026-12-07&count=6");
  const chart = page.getByRole("grid", { name: "Timeline of people" });
  const bar = chart.getByRole("button", { name: /^Pump of Timeline, Promised, 7 Dec 2026 to 11 Dec 2026/ });
  await bar.waitFor();
  await chart.getByText("Away").waitFor();
  await settled(page);
  await expectAccessible(page, "the timeline of people");
  await shot(page, "people-timeline");
  const from = await place(bar);
  const rows = await chart.locator("[data-person]").evaluateAll((all) =>
    all.map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return { x, y, width, height };
    }),
  );
  assert.equal(rows.length, 2);
  const fortnight = (rows[0].width / 42) * 14;
  await page.mouse.move(from.x + 20, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 20 + fortnight, rows[1].y + 20, { steps: 8 });
  await page.getByRole("status").getByText("Pump of Timeline: 30 h of Timeline Ann to Timeline Bob, 14 days later").waitFor();
  await shot(page, "people-timeline-drag");
  await page.mouse.up();
  const done = page.getByRole("status").filter({ hasText: "Take back" });
  await done.getByText("Moved 30 h of Timeline Ann for Pump of Timeline to Timeline Bob by 14 days").waitFor();
  await becomes(() => held(page, project), "Timeline Bob 2026-12-21 1800");
  await chart.getByRole("button", { name: /21 Dec 2026 to 25 Dec 2026/ }).waitFor();
  // Three of these days Bob is away: that week is more than he has.
  await shot(page, "people-timeline-moved");
  await done.getByRole("button", { name: "Take back" }).click();
  await toast(page, "It is as it was.");
  await becomes(() => held(page, project), "Timeline Ann 2026-12-07 1800");
  await close(page);
});

test("I let go of a bar with Escape and nothing happens, and move one by keyboard in words", async () => {
  const page = await open("director", "/");
  const { project } = await promised(page, "Keys");
  await page.goto("/capacity/timeline?q=Keys&from=2026-12-07&count=6");
  const bar = page.getByRole("button", { name: /^Pump of Keys, Promised/ });
  await bar.waitFor();
  const box = await place(bar);
  await page.mouse.move(box.x + 20, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 8, { steps: 5 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  assert.equal(await held(page, project), "Keys Ann 2026-12-07 1800");
  await bar.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Move time for Pump of Keys" });
  await dialog.getByRole("textbox", { name: "Days later" }).fill("-7");
  await dialog.getByText("Then: Keys Ann, 30 Nov 2026 to 4 Dec 2026.").waitFor();
  await expectAccessible(page, "the dialog that moves time");
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await becomes(() => held(page, project), "Keys Ann 2026-11-30 1800");
  await close(page);
});

test("What a team is promised to stands above the people, and I name who does it from there", async () => {
  const page = await open("director", "/");
  const team = await send(page, "post", "/teams", { name: "Crew South" });
  const cleo = await send(page, "post", "/resources", { name: "Crew Cleo", team_id: team.id });
  const project = await send(page, "post", "/projects", { name: "Pump of the crew", start: "2026-12-07T08:00" });
  await send(page, "post", `/projects/${project.id}/allocations`, {
    team_id: team.id,
    state: "committed",
    spans: [{ from: "2026-12-07", to: "2026-12-11", minutes: 1800 }],
  });
  await page.goto("/capacity/timeline?q=Crew&from=2026-12-07&count=6");
  const chart = page.getByRole("grid", { name: "Timeline of people" });
  const row = chart.getByRole("row").filter({ hasText: "Crew South (to be named)" });
  await row.waitFor();
  await settled(page);
  await expectAccessible(page, "the timeline with a team");
  await shot(page, "people-timeline-team");
  const bar = row.getByRole("button", { name: /^Pump of the crew, Promised, 7 Dec 2026 to 11 Dec 2026/ });
  const from = await bar.boundingBox();
  const to = await chart.locator(`[data-person="${cleo.id}"]`).boundingBox();
  assert.ok(from && to);
  await page.mouse.move(from.x + 20, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, to.y + 20, { steps: 6 });
  await page.getByRole("status").getByText("Pump of the crew: 30 h of Crew South to Crew Cleo").waitFor();
  await page.mouse.up();
  await row.waitFor({ state: "detached" });
  await becomes(() => held(page, project), "Crew Cleo 2026-12-07 1800");
  await close(page);
});

test("Whoever may not see the capacity of all is told so, and a search without a hit can be cleared", async () => {
  const member = await open("team.member", "/capacity/timeline");
  await member.getByText("You do not have access to this").waitFor();
  await member.context().close();
  const page = await open("director", "/capacity/timeline?q=nobodyhasthisname");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.getByRole("grid", { name: "Timeline of people" }).waitFor();
  await close(page);
});
