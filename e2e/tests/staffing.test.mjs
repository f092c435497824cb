import assert from "node:assert/strict";
import { test } from "node:test";
import { api, close, expectAccessible, open, settled, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
};

/** A day so many days from now. @param {number} days */
const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** An active project. @param {import("playwright-core").Page} page */
async function activeProject(page) {
  const found = (await api(page, "/projects?stage=active&limit=1")).items;
  assert.equal(found.length, 1);
  return found[0];
}

test("A project manager asks for people, a resource manager proposes the best, and half of the time is taken", async () => {
  const asking = await open("director", "/");
  const project = await activeProject(asking);
  await asking.goto(new URL(`/projects/${project.id}/staffing`, asking.url()).href);
  await asking.getByRole("button", { name: "Ask for people" }).click();
  const form = asking.getByRole("dialog", { name: "Ask for people" });
  await form.getByRole("combobox", { name: "Role" }).fill("Site");
  await asking.getByRole("option", { name: "Site worker" }).click();
  await form.getByLabel("How many people").fill("2");
  await form.getByLabel("From").fill(inDays(40));
  await form.getByLabel(/^To( |$)/).fill(inDays(54));
  await form.getByRole("button", { name: "Add a skill" }).click();
  await form.getByRole("combobox", { name: "Skill" }).fill("Weld");
  await asking.getByRole("option", { name: "Welding" }).click();
  await settled(asking);
  await expectAccessible(asking, "asking for people");
  await shot(asking, "staffing-ask");
  // Without an amount the form says what is missing, and keeps what was typed.
  await form.getByRole("button", { name: "Send" }).click();
  await form.getByRole("alert").first().waitFor();
  await form.getByLabel("Time of each").fill("40");
  await form.getByRole("button", { name: "Send" }).click();
  await asking.getByRole("heading", { name: /2 × Site worker for/ }).waitFor();
  const address = asking.url();

  const answering = await open("resource.manager", "/inbox");
  await answering.getByRole("link", { name: `2 × Site worker for ${project.name}` }).first().waitFor();
  await answering.goto(address);
  const people = answering.getByRole("list", { name: "Who could do it" });
  await people.getByRole("listitem").first().waitFor();
  await people.getByText(/Skills \d+ %: \d of 1 skills/).first().waitFor();
  await people.getByText(/Time \d+ %: .* of 40 h free/).first().waitFor();
  await settled(answering);
  await expectAccessible(answering, "a request for people");
  await shot(answering, "staffing-request");
  const best = people.getByRole("button", { name: /^Propose / }).first();
  await best.focus();
  await answering.keyboard.press("Enter");
  const propose = answering.getByRole("dialog", { name: /^Propose / });
  await propose.getByLabel("What you say with it").fill("Knows the site");
  await propose.getByRole("button", { name: "Propose" }).click();
  await answering.getByText("Waits for an answer").waitFor();

  await asking.getByText("Waits for an answer").waitFor();
  await asking.getByRole("button", { name: /^Accept / }).click();
  const accept = asking.getByRole("dialog", { name: /^Accept / });
  await accept.getByLabel("Hours").fill("20");
  await accept.getByRole("button", { name: "Accept" }).click();
  await asking.getByText("Accepted in part: 20 h").waitFor();
  await asking.getByText("Filled in part").waitFor();
  await asking.getByRole("cell", { name: /^accepted .* for 20 h/ }).waitFor();
  await settled(asking);
  await shot(asking, "staffing-part");
  await close(answering);
  await close(asking);
});

test("A counter-proposal goes back and forth, and a no comes with a reason that both sides read", async () => {
  const page = await open("resource.manager", "/staffing?state=countered");
  await page.getByRole("grid", { name: "Requests for people" }).getByRole("row").nth(1).waitFor();
  await page.getByRole("link", { name: "1 × Electrical engineer" }).click();
  await page.getByText("counter-proposal of").waitFor();
  await page.getByRole("button", { name: /^Reject (?!the)/ }).click();
  const no = page.getByRole("dialog", { name: /^Reject / });
  await no.getByRole("button", { name: "Reject" }).click();
  await no.getByRole("alert").getByText("Say why").waitFor();
  await no.getByLabel("Reason").fill("On leave until then");
  await no.getByRole("button", { name: "Reject" }).click();
  await page.getByRole("cell", { name: "On leave until then" }).waitFor();
  await settled(page);
  await shot(page, "staffing-rejected");
  await close(page);
});

test("The queue shows what waits, how well requests are answered, and the weights can be changed", async () => {
  const page = await open("resource.manager", "/capacity");
  await page.getByRole("link", { name: "Requests for people" }).click();
  await page.getByRole("grid", { name: "Requests for people" }).getByRole("row").nth(1).waitFor();
  await page.getByText(/fill rate: .* accepted of .* asked for/).waitFor();
  await page.getByText(/time to fill: calendar days/).waitFor();
  await settled(page);
  await expectAccessible(page, "requests for people");
  await shot(page, "staffing-queue");
  await page.getByRole("button", { name: "What counts" }).click();
  const weights = page.getByRole("dialog", { name: "What counts" });
  await weights.getByLabel("Cost").fill("0");
  await weights.getByRole("button", { name: "Save" }).click();
  await page.getByText("The weights were saved").waitFor();
  assert.equal((await api(page, "/staffing_policy")).cost, 0);
  await close(page);
});

test("The queue fits a phone", async () => {
  const page = await open("resource.manager", "/staffing");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("grid", { name: "Requests for people" }).getByRole("row").nth(1).waitFor();
  await settled(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `the page is ${wide} px wide`);
  await shot(page, "staffing-queue-390");
  await page.getByRole("link", { name: /× / }).first().click();
  await page.getByRole("list", { name: "Who could do it" }).or(page.getByText("Nobody works as")).first().waitFor();
  await settled(page);
  await shot(page, "staffing-request-390");
  await close(page);
});
