import assert from "node:assert/strict";
import { test } from "node:test";
import {
  api,
  becomes,
  close,
  expectAccessible,
  open,
  send,
  settled,
  toast,
  useBrowser,
} from "../harness.mjs";
import { choose, plan } from "../linked-plans.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
async function shot(page, name) {
  if (!process.env.STEERCO_SHOTS) return;
  for (const scheme of /** @type {const} */ (["light", "dark"])) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${process.env.STEERCO_SHOTS}/${name}-${scheme}.png`, fullPage: true });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

test("A planner asks another project for something, it agrees in the inbox, and the task that needs it follows", async () => {
  const page = await open("director", "/");
  const stamp = String(Date.now() % 1_000_000);
  const me = (await api(page, "/me")).user;
  const bridge = await plan(page, `Bridge ${stamp}`, ["Pour"], { owner_id: me.id });
  const road = await plan(page, `Road ${stamp}`, ["Pave"]);
  await page.goto(`/projects/${road.project.id}/dependencies`);
  await settled(page);
  await page.getByText("Nothing given or got").waitFor();
  await page.getByRole("button", { name: "Propose a give or get" }).click();
  const dialog = page.getByRole("dialog").last();
  await choose(page, "Project that gives", `Bridge ${stamp}`);
  await dialog.getByLabel("What is given").fill(`Deck ${stamp}`);
  await choose(page, "Task there that gives it", "Pour");
  await choose(page, "Task here that needs it", "Pave");
  await dialog.getByLabel("Agreed date").fill("2026-03-05T17:00");
  await dialog.getByLabel("Needed by").fill("2026-03-10T17:00");
  await dialog.getByRole("combobox", { name: "When the forecast slips" }).click();
  await page.getByRole("option", { name: "Tell both sides, and the receiving task follows" }).click();
  await shot(page, "propose");
  await dialog.getByRole("button", { name: "Propose", exact: true }).click();
  await toast(page, `Bridge ${stamp} is asked to agree.`);
  await page.getByRole("link", { name: `Deck ${stamp}` }).waitFor();

  await page.goto("/inbox");
  await settled(page);
  await page.getByRole("link", { name: `Answer Deck ${stamp}` }).click();
  await page.getByRole("heading", { name: `Deck ${stamp}` }).waitFor();
  await page.getByRole("button", { name: "Agree" }).click();
  await toast(page, `“Deck ${stamp}” is agreed.`);
  await page.getByText("On track").first().waitFor();
  await expectAccessible(page, "the page of an agreement");
  await shot(page, "agreement");
  const moved = await api(page, `/tasks/${road.tasks[0].id}`);
  assert.equal(moved.start, "2026-03-05T08:00", "the task follows from then on");

  // The bridge slips: both projects say how far, and behind which date.
  await send(page, "patch", `/tasks/${bridge.tasks[0].id}`, { duration_text: "6d" }, 1);
  for (const { project } of [bridge, road]) {
    await page.goto(`/projects/${project.id}/dependencies`);
    await settled(page);
    await page.getByText("At risk").waitFor();
    await page.getByText("after the agreed date").waitFor();
    // The link is the agreement's: nothing is offered that would be refused.
    await page.getByText("Part of the agreement").getByRole("link", { name: `Deck ${stamp}` }).waitFor();
    assert.equal(await page.getByRole("button", { name: /^Remove dependency/ }).count(), 0);
  }
  await page.getByRole("button", { name: /^Change dependency/ }).click();
  const change = page.getByRole("dialog").last();
  await change.getByText("Part of the agreement").waitFor();
  assert.equal(await change.getByLabel("Agreed date").count(), 0);
  await change.getByLabel("Lag").fill("1d");
  await change.getByRole("button", { name: "Save" }).click();
  await change.waitFor({ state: "detached" });
  await expectAccessible(page, "what a project gives and gets");
  await shot(page, "section");
  await page.getByRole("link", { name: `Deck ${stamp}` }).first().click();
  await page.getByRole("button", { name: "Withdraw" }).click();
  const why = page.getByRole("dialog").last();
  await why.getByLabel("Why").fill("Built elsewhere");
  await why.getByRole("button", { name: "Withdraw" }).click();
  await toast(page, `“Deck ${stamp}” is withdrawn.`);
  await page.getByText("Built elsewhere").waitFor();
  await becomes(
    async () => (await api(page, `/tasks/${road.tasks[0].id}`)).start,
    "2026-03-02T08:00",
  );
  await close(page);
});

test("A planner changes an agreed date, which is a proposal again, and confirms the delivery in the end", async () => {
  const page = await open("director", "/");
  const stamp = String(Date.now() % 1_000_000);
  const bridge = await plan(page, `Bridge ${stamp}`, ["Pour"]);
  const road = await plan(page, `Road ${stamp}`, ["Pave"]);
  const give = await send(page, "post", `/projects/${bridge.project.id}/give_gets`, {
    side: "giver",
    other_project_id: road.project.id,
    given: `Crane ${stamp}`,
    agreed_date: "2026-03-09T17:00",
  });
  await send(page, "post", `/give_gets/${give.id}/agree`, {}, give.version);
  await page.goto(`/give-gets/${give.id}`);
  await settled(page);
  await page.getByRole("button", { name: "Change" }).click();
  const dialog = page.getByRole("dialog").last();
  await dialog.getByLabel("Agreed date").fill("2026-03-12T17:00");
  await dialog.getByRole("button", { name: "Save" }).click();
  // Later than it is needed: told at once, and nothing typed is lost.
  await dialog.getByRole("alert").waitFor();
  await dialog.getByLabel("Needed by").fill("2026-03-13T17:00");
  await dialog.getByRole("button", { name: "Save" }).click();
  await toast(page, "has new terms. The other side is asked to agree.");
  await page.getByRole("button", { name: "Agree" }).click();
  await toast(page, `“Crane ${stamp}” is agreed.`);
  await page.getByRole("button", { name: "Delivered" }).click();
  const delivered = page.getByRole("dialog").last();
  await delivered.getByLabel("Delivered on").fill("2026-03-10T12:00");
  await delivered.getByRole("button", { name: "Delivered" }).click();
  await toast(page, `“Crane ${stamp}” is delivered.`);
  await becomes(async () => (await api(page, `/give_gets/${give.id}`)).state, "delivered");
  await close(page);
});

test("A program manager sees as a table who gives whom what, and the chain that decides the last finish", async () => {
  const page = await open("director", "/");
  const stamp = String(Date.now() % 1_000_000);
  const portfolio = await send(page, "post", "/portfolios", { name: `Roads ${stamp}` });
  const program = await send(page, "post", "/programs", {
    name: `Corridor ${stamp}`,
    portfolio_id: portfolio.id,
  });
  const within = { program_id: program.id };
  const bridge = await plan(page, `Bridge ${stamp}`, ["Pour", "Cure"], within);
  const road = await plan(page, `Road ${stamp}`, ["Pave"], within);
  const opening = await plan(page, `Opening ${stamp}`, ["Party"], within);
  await send(page, "post", `/projects/${road.project.id}/cross_dependencies`, {
    predecessor_id: bridge.tasks[1].id,
    successor_id: road.tasks[0].id,
  });
  const give = await send(page, "post", `/projects/${road.project.id}/give_gets`, {
    side: "giver",
    other_project_id: opening.project.id,
    given: "Surface",
    agreed_date: "2026-03-10T17:00",
    needed_date: "2026-03-20T17:00",
  });
  await send(page, "post", `/give_gets/${give.id}/agree`, {}, give.version);
  for (const address of [
    `/programs/${program.id}/dependencies`,
    `/dependencies?portfolio_id=${portfolio.id}`,
  ]) {
    await page.goto(address);
    await settled(page);
    const wall = page.getByRole("table", { name: /What each project gives each other/ });
    const row = wall.getByRole("row", { name: new RegExp(`^Road ${stamp}`) });
    await row.getByText("Surface").waitFor();
    await row.getByText("On track").waitFor();
    await wall.getByText("1 link without an agreement").waitFor();
    const chain = page.getByRole("table", { name: "Critical chain across projects" });
    await chain.getByRole("row", { name: /Cure/ }).waitFor();
    const last = chain.getByRole("row").last();
    await last.getByText("Project finish").waitFor();
    await expectAccessible(page, "dependencies between the projects of a program");
    await shot(page, address.startsWith("/programs") ? "program" : "portfolio");
  }
  // Nobody has to choose a portfolio first.
  await page.goto("/dependencies");
  await settled(page);
  await page.getByRole("table", { name: /What each project gives each other/ }).waitFor();
  await page.getByRole("table", { name: "Critical chain across projects" }).waitFor();
  await shot(page, "everywhere");
  await page.getByRole("combobox", { name: "Portfolio" }).fill(`Roads ${stamp}`);
  await page.getByRole("option", { name: `Roads ${stamp}` }).click();
  await page.getByRole("row", { name: new RegExp(`^Road ${stamp}`) }).first().waitFor();
  await page.goto(`/roadmap?portfolio_id=${portfolio.id}`);
  await settled(page);
  const links = (await api(page, `/roadmap?portfolio_id=${portfolio.id}`)).links;
  assert.deepEqual(links.map((/** @type {any} */ one) => one.give?.given ?? null), [null, "Surface"]);
  // A link that only warns, and is not kept, is a conflict on the roadmap: drawn, and told in words.
  const own = await api(page, `/cross_dependencies/${links[0].id}`);
  await send(page, "patch", `/cross_dependencies/${own.id}`, { policy: "warn" }, own.version);
  const slow = [{ do: "set", task: bridge.tasks[1].id, fields: { duration_text: "30d" } }];
  await send(page, "post", `/projects/${bridge.project.id}/edits`, { changes: slow });
  await page.reload();
  const grid = page.getByRole("grid", { name: "Roadmap" });
  await grid.locator("[data-conflict]").first().waitFor({ state: "attached" });
  await grid.getByRole("rowheader", { name: new RegExp(`^Road ${stamp}`) }).click();
  const chosen = page.getByRole("region", { name: "Chosen row" }).getByRole("list", { name: "Dependencies on other projects" });
  await chosen.getByText(/ – in conflict/).first().waitFor();
  await shot(page, "roadmap-conflict");
  await close(page);
});

test("Two projects that would finish after each other are refused with the circle by name", async () => {
  const page = await open("director", "/");
  const stamp = String(Date.now() % 1_000_000);
  const bridge = await plan(page, `Bridge ${stamp}`, ["Pour"]);
  const road = await plan(page, `Road ${stamp}`, ["Pave"]);
  const give = await send(page, "post", `/projects/${bridge.project.id}/give_gets`, {
    side: "giver",
    other_project_id: road.project.id,
    given: "Deck",
    agreed_date: "2026-03-09T17:00",
  });
  await send(page, "post", `/give_gets/${give.id}/agree`, {}, give.version);
  await page.goto(`/projects/${bridge.project.id}/dependencies`);
  await settled(page);
  await page.getByRole("button", { name: "Propose a give or get" }).click();
  const dialog = page.getByRole("dialog").last();
  await choose(page, "Project that gives", `Road ${stamp}`);
  await dialog.getByLabel("What is given").fill("Access");
  await dialog.getByLabel("Agreed date").fill("2026-03-09T17:00");
  await dialog.getByRole("button", { name: "Propose", exact: true }).click();
  const refusal = dialog.getByRole("alert");
  await refusal.waitFor();
  for (const name of [`Bridge ${stamp}`, `Road ${stamp}`]) {
    assert.match(await refusal.innerText(), new RegExp(name));
  }
  assert.equal(await dialog.getByLabel("What is given").inputValue(), "Access");
  await close(page);
});
