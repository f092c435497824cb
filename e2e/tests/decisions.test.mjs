import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

/** Somebody of the demo by login. @param {import("playwright-core").Page} page @param {string} login */
async function person(page, login) {
  const users = (await api(page, "/users?limit=200")).items;
  return users.find((/** @type {any} */ one) => one.email === `${login}@meridian.example`);
}

/** A portfolio of its own. @param {import("playwright-core").Page} page @param {string} name */
const portfolio = (page, name) => send(page, "post", "/portfolios", { name });

/**
 * A decision about a portfolio, for these people to decide.
 * @param {import("playwright-core").Page} page @param {string} title @param {string} about @param {string[]} members
 */
const written = (page, title, about, members) => writtenAbout(page, title, "portfolio", about, members);

/**
 * The same about something of another kind.
 * @param {import("playwright-core").Page} page @param {string} title @param {string} kind @param {string} about
 * @param {string[]} members
 */
const writtenAbout = (page, title, kind, about, members) =>
  send(page, "post", "/decisions", {
    title,
    question: "One harbour or two?",
    subject_kind: kind,
    subject_id: about,
    members,
    options: [
      { title: "One harbour", pro: "Cheaper", contra: "It may be closed" },
      { title: "Two harbours", pro: "Always one open", contra: "Dearer" },
    ],
  });

test("I write a decision down, decide it, and it stays as it is until I supersede it", async () => {
  const page = await open("director", "/decisions");
  await settled(page);
  await portfolio(page, "Harbours");
  await expectAccessible(page, "the decision log");
  await shot(page, "decisions");
  await page.getByRole("button", { name: "New decision" }).click();
  const form = page.getByRole("dialog", { name: "Write down a decision" });
  await form.getByLabel("Title").fill("Where we land");
  await form.getByRole("combobox", { name: "About a" }).click();
  await page.getByRole("option", { name: "Portfolio", exact: true }).click();
  await form.getByRole("combobox", { name: "Which one" }).fill("Harb");
  await page.getByRole("option", { name: "Harbours" }).click();
  await form.getByLabel("What is to be decided").fill("One harbour or two?");
  for (const [at, title] of ["One harbour", "Two harbours"].entries()) {
    await form.getByRole("button", { name: "Add an option" }).click();
    await form.getByLabel(`Option ${at + 1}`, { exact: true }).fill(title);
    await form.getByLabel("Speaks for it").nth(at).fill("It is there");
  }
  await shot(page, "decision-form");
  await form.getByRole("button", { name: "Write down" }).click();
  await toast(page, "Where we land is written down");
  await page.getByRole("heading", { name: "Where we land" }).waitFor();

  // A decision is somebody's.
  await page.getByRole("button", { name: "Decide" }).click();
  const decide = page.getByRole("dialog", { name: "Decide Where we land" });
  await decide.getByRole("radio", { name: "Two harbours" }).check();
  await decide.getByLabel("Why").fill("One may be closed.");
  await decide.getByRole("button", { name: "Decide" }).click();
  await decide.getByText("Say who decides first").waitFor();
  await decide.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Edit" }).click();
  const edit = page.getByRole("dialog", { name: "Change Where we land" });
  const { name } = await person(page, "executive");
  await edit.getByRole("combobox", { name: "Add somebody who decides" }).fill(name);
  await page.getByRole("option", { name }).click();
  await edit.getByRole("button", { name: `Remove ${name}` }).waitFor();
  await edit.getByRole("button", { name: "Save" }).click();
  await edit.waitFor({ state: "detached" });
  await page.getByRole("button", { name: `Note the vote of ${name}` }).click();
  const note = page.getByRole("dialog", { name: `Vote of ${name}` });
  await note.getByText("Against", { exact: true }).click();
  await note.getByLabel("Says").fill("Too dear");
  await note.getByRole("button", { name: "Note a vote" }).click();
  await page.getByText("0 for, 1 against, 0 abstain, 0 not yet").waitFor();

  await page.getByRole("button", { name: "Decide" }).click();
  await decide.getByRole("radio", { name: "Two harbours" }).check();
  await decide.getByLabel("Why").fill("One may be closed.");
  await shot(page, "decision-decide");
  await decide.getByRole("button", { name: "Decide" }).click();
  await toast(page, "Where we land is decided");
  await page.getByRole("heading", { name: "Two harbours" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Edit" }).count(), 0, "what is decided is not changed");

  await page.getByRole("button", { name: "Supersede" }).click();
  const next = page.getByRole("dialog", { name: "Supersede Where we land" });
  await next.getByLabel("Title").fill("Where we land now");
  await next.getByRole("button", { name: "Write down" }).click();
  await page.getByRole("heading", { name: "Where we land now" }).waitFor();
  await page.getByText("Is to supersede").waitFor();
  await page.getByRole("button", { name: "Decide" }).click();
  const again = page.getByRole("dialog", { name: "Decide Where we land now" });
  await again.getByRole("radio", { name: "Something else" }).check();
  await again.getByLabel("In words").fill("We stay at sea");
  await again.getByLabel("Why").fill("Both are closed.");
  await again.getByRole("button", { name: "Decide" }).click();
  await page.getByRole("heading", { name: "We stay at sea" }).waitFor();
  await expectAccessible(page, "a decision");
  await shot(page, "decision");
  await page.getByRole("link", { name: /D-\d+ Where we land$/ }).click();
  await page.getByText("Superseded by").waitFor();
  await close(page);
});

test("I vote on what I decide from my inbox, and tick there what I have to do", async () => {
  const director = await open("director", "/decisions");
  const { id: about } = await portfolio(director, "Votes and deeds");
  const executive = await person(director, "executive");
  const decision = await written(director, "Land at night", about, [executive.id]);
  const page = await open("executive", "/inbox");
  await page.getByRole("link", { name: /Vote on .*Land at night/ }).click();
  const mine = page.getByRole("group", { name: "Your vote" });
  await mine.getByText("Abstains", { exact: true }).click();
  await mine.getByLabel("What you say to it").fill("I was at sea");
  await mine.getByRole("button", { name: "Vote" }).click();
  await toast(page, "Your vote is noted");
  await page.getByText("0 for, 0 against, 1 abstain, 0 not yet").waitFor();

  const action = { text: "Light the lamps", owner_id: executive.id, due: "2026-01-15" };
  await send(director, "post", `/decisions/${decision.id}/actions`, action);
  await page.goto("/inbox");
  const entry = page.getByRole("listitem").filter({ hasText: "Light the lamps" });
  await entry.waitFor();
  await shot(page, "inbox-action");
  await entry.getByRole("button", { name: "Say that what follows from" }).click();
  const dialog = page.getByRole("dialog", { name: "Done: Light the lamps" });
  await dialog.getByLabel("What there is to say to it").fill("All six");
  await dialog.getByRole("button", { name: "Done" }).click();
  await toast(page, "Light the lamps is done");
  await entry.waitFor({ state: "detached" });
  await page.goto(`/decisions/${decision.id}`);
  await page.getByText(/All six/).waitFor();
  await close(page);
  await close(director);
});

test("I see what I owe after decisions beside my tasks", async () => {
  const director = await open("director", "/decisions");
  const { id: about } = await portfolio(director, "What is owed");
  const member = await person(director, "team.member");
  const decision = await written(director, "Buy a boat", about, [member.id]);
  const action = { text: "Ask for three offers", owner_id: member.id, due: "2026-01-15" };
  await send(director, "post", `/decisions/${decision.id}/actions`, action);
  const page = await open("team.member", "/my-tasks");
  const list = page.getByRole("list", { name: "Actions of decisions" });
  await list.getByText("Ask for three offers").waitFor();
  await list.getByText("Overdue").waitFor();
  await expectAccessible(page, "my tasks with actions");
  await shot(page, "my-actions");
  await list.getByRole("button", { name: "Say that Ask for three offers is done" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  await toast(page, "Ask for three offers is done");
  await list.getByText("Ask for three offers").waitFor({ state: "detached" });
  await close(page);
  await close(director);
});

test("I find what gates, requests and the board decided in one list, narrow it, and save it as CSV", async () => {
  const page = await open("director", "/decisions");
  const grid = page.getByRole("grid", { name: "Decision log" });
  await grid.getByText("Gate", { exact: true }).first().waitFor();
  await page.getByRole("combobox", { name: "Kind" }).click();
  await page.getByRole("option", { name: "Request", exact: true }).click();
  await becomes(() => grid.getByText("Gate", { exact: true }).count(), 0);
  await grid.getByText("Request", { exact: true }).first().waitFor();
  await page.getByRole("button", { name: "Save as" }).click();
  const item = page.getByRole("menuitem", { name: "CSV, this list" });
  const [download] = await Promise.all([page.waitForEvent("download"), item.click()]);
  assert.match(download.suggestedFilename(), /^decisions-.*\.csv$/);
  await page.goto("/decisions?due=overdue");
  await grid.getByText(/overdue/).first().waitFor();
  await close(page);
});

test("I take the papers for a board along as PDF", async () => {
  const page = await open("director", "/decisions");
  await page.getByRole("button", { name: "Board pack" }).click();
  const dialog = page.getByRole("dialog", { name: "Papers for a board" });
  await dialog.getByLabel("Decided since").fill("2026-01-01");
  await expectAccessible(page, "papers for a board");
  await shot(page, "board-pack");
  const link = dialog.getByRole("link", { name: "Save as PDF" });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  assert.match(download.suggestedFilename(), /^board-pack-.*\.pdf$/);
  if (process.env.SHOTS) await download.saveAs(`${process.env.SHOTS}/board-pack.pdf`);
  await close(page);
});

test("I read what was decided about a portfolio on its page, and write the next decision there", async () => {
  const page = await open("director", "/portfolios");
  const { id: about } = await portfolio(page, "Read it here");
  const director = await person(page, "director");
  const decision = await written(page, "Which lamp", about, [director.id]);
  const made = { chosen: 0, rationale: "It is bright." };
  await send(page, "post", `/decisions/${decision.id}/decide`, made, decision.version);
  await page.goto(`/portfolios/${about}`);
  const section = page.getByRole("list", { name: "Decisions" });
  await section.getByRole("link", { name: "Which lamp" }).waitFor();
  await section.getByText("One harbour").waitFor();
  await shot(page, "portfolio-decisions");
  await page.getByRole("button", { name: "New decision" }).click();
  const form = page.getByRole("dialog", { name: "Write down a decision" });
  await form.getByText("About Read it here").waitFor();
  await form.getByRole("button", { name: "Cancel" }).click();
  await close(page);
});

test("I read what was decided about a request, a program and a scenario on their pages, and find it by its title", async () => {
  const page = await open("director", "/decisions");
  const { id: within } = await portfolio(page, "Read it there");
  const program = await send(page, "post", "/programs", { name: "Lighthouses", portfolio_id: within });
  const question = { currency: "EUR", start: "2027-01", months: 6 };
  const scenario = await send(page, "post", "/scenarios", { name: "Half the lamps", portfolio_id: within, question });
  const requests = (await api(page, "/requests?sort=title&limit=50")).items;
  const request = requests.find((/** @type {any} */ one) => one.state === "triage") ?? requests[0];
  const director = await person(page, "director");
  for (const [kind, about, name, address] of [
    ["program", program.id, "Lighthouses", `/programs/${program.id}/summary`],
    ["scenario", scenario.id, "Half the lamps", `/scenarios/${scenario.id}/decide`],
    ["request", request.id, request.title, `/requests/${request.id}`],
  ]) {
    await page.goto(address);
    await settled(page);
    if (kind !== "request") await page.getByText("Nothing was decided about this yet").waitFor();
    await writtenAbout(page, `Lamps of a ${kind}`, kind, about, [director.id]);
    // What others write down is there without loading the page again.
    const section = page.getByRole("list", { name: "Decisions" });
    await section.getByRole("link", { name: `Lamps of a ${kind}` }).waitFor();
    await expectAccessible(page, `decisions about a ${kind}`);
    await shot(page, `decisions-${kind}`);
    await page.getByRole("button", { name: "New decision" }).click();
    const form = page.getByRole("dialog", { name: "Write down a decision" });
    await form.getByText(`About ${name}`).waitFor();
    await form.getByRole("button", { name: "Cancel" }).click();
  }
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Search or jump to…").fill("Lamps of a sc");
  await page.getByRole("button", { name: /^Lamps of a scenario/ }).click();
  await page.getByRole("heading", { level: 1, name: "Lamps of a scenario" }).waitFor();
  await close(page);
});

test("I read decisions in the dark and on a phone", async () => {
  const director = await open("director", "/decisions");
  const { id: about } = await portfolio(director, "In the dark");
  const executive = await person(director, "executive");
  const decision = await written(director, "Dim the lamps", about, [executive.id]);
  const options = { colorScheme: /** @type {const} */ ("dark"), viewport: { width: 390, height: 844 } };
  const page = await open("executive", `/decisions/${decision.id}`, options);
  await page.getByRole("heading", { name: "Dim the lamps" }).waitFor();
  await expectAccessible(page, "a decision in the dark on a phone");
  await shot(page, "decision-phone");
  await page.goto("/decisions");
  await settled(page);
  await shot(page, "decisions-phone");
  await close(page);
  await close(director);
});
