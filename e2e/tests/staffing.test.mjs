import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

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

test("A project manager asks to change what was promised; it stands until the resource manager says yes, and both read it", async () => {
  const page = await open("director", "/");
  const project = await activeProject(page);
  // Somebody is promised for 40 hours.
  const role = (await api(page, "/job_roles?q=Site")).items[0];
  const asked = await send(page, "post", `/projects/${project.id}/staffing_requests`, {
    job_role_id: role.id, people: 1, amount: "40", from: inDays(70), to: inDays(83),
  });
  const best = (await api(page, `/staffing_requests/${asked.id}/candidates`)).candidates.items[0];
  const sent = await send(page, "post", `/staffing_requests/${asked.id}/proposals`, { resource_id: best.person.id });
  await send(page, "post", `/staffing_proposals/${sent.proposals[0].id}/accept`, {});
  await page.goto(`/staffing/${asked.id}`);
  await page.getByRole("button", { name: /^Ask for a change of / }).click();
  const form = page.getByRole("dialog", { name: /^Change what was promised: / });
  await form.getByLabel("Hours").fill("24");
  await form.getByLabel("What you say with it").fill("The second week is enough");
  await settled(page);
  await expectAccessible(page, "asking for a change");
  await shot(page, "staffing-promise");
  await form.getByRole("button", { name: "Ask for a change" }).click();
  await page.getByText("What was promised stands until this is answered.").waitFor();
  await page.getByText(/Change asked for$/).first().waitFor();
  assert.equal((await api(page, `/projects/${project.id}/allocations`)).items.find((/** @type {any} */ one) => one.resource?.id === best.person.id && one.minutes === 2400)?.state, "committed");

  const answering = await open("resource.manager", "/inbox");
  await answering.getByRole("link", { name: `1 × ${role.name} for ${project.name}` }).first().waitFor();
  await answering.goto(`/staffing/${asked.id}`);
  await settled(answering);
  await shot(answering, "staffing-change-asked");
  await answering.getByRole("button", { name: /^Accept / }).click();
  const yes = answering.getByRole("dialog", { name: /^Accept / });
  await yes.getByText("Then instead of what was promised").waitFor();
  await yes.getByRole("button", { name: "Accept" }).click();
  await answering.getByText("Changed since").waitFor();
  await page.getByRole("cell", { name: /^accepted the change: .* for 24 h/ }).waitFor();
  await page.getByRole("cell", { name: "The second week is enough" }).waitFor();
  await close(answering);
  await close(page);
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
  await toast(page, "The weights were saved");
  assert.equal((await api(page, "/staffing_policy")).cost, 0);
  await close(page);
});

test("Fill rate and time to fill are of the days of sending I choose, and the address keeps them", async () => {
  const page = await open("resource.manager", "/staffing");
  const figures = page.getByText(/fill rate: .* accepted of .* asked for/);
  await figures.waitFor();
  const whole = await figures.innerText();
  // Nothing was sent a year ahead: then there is no rate at all, which is not a rate of nothing.
  await page.getByLabel("Sent from").fill(inDays(365));
  await page.waitForURL(new RegExp(`from=${inDays(365)}`));
  await page.getByText("fill rate: 0 h accepted of 0 h asked for").waitFor();
  await page.getByLabel("Sent from").fill(inDays(-30));
  await page.getByLabel("Sent to").fill(inDays(0));
  await page.waitForURL(new RegExp(`to=${inDays(0)}`));
  await becomes(() => figures.innerText(), whole);
  // The first day is after the last then, which the page says.
  await page.getByLabel("Sent to").fill(inDays(-400));
  await page.getByText("The first day is after the last").waitFor();
  await page.getByLabel("Sent from").fill(inDays(-800));
  await page.getByText("The first day is after the last").waitFor({ state: "detached" });
  await page.reload();
  await becomes(() => page.getByLabel("Sent from").inputValue(), inDays(-800));
  await becomes(() => page.getByLabel("Sent to").inputValue(), inDays(-400));
  await settled(page);
  await expectAccessible(page, "fill rate of some days");
  await shot(page, "staffing-figures");
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
