import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

/** @param {import("playwright-core").Page} page @param {string} title */
async function find(page, title) {
  const found = await api(page, `/requests?q=${encodeURIComponent(title)}`);
  return found.items[0];
}

/** Files a request over the API. @param {import("playwright-core").Page} page @param {string} title @param {string} cost */
async function file(page, title, cost) {
  const types = (await api(page, "/request_types")).items;
  const idea = types.find((/** @type {any} */ one) => one.name === "Project idea");
  const answers = {
    what_problem_does_it_solve: `${title} would solve it.`,
    who_gains_from_it: "customers",
    is_there_a_date_it_has_to_be_done_by: "no",
    estimated_cost: cost,
  };
  const draft = await send(page, "post", "/requests", { type_id: idea.id, title, answers });
  const path = `/requests/${draft.id}/submit`;
  return send(page, "post", path, {}, draft.version);
}

test("A stranger takes a request from form to funded project", async () => {
  // A client, who may do next to nothing, asks for something.
  const client = await open("client", "/requests");
  await settled(client);
  await client.getByRole("button", { name: "New request" }).first().click();
  const dialog = client.getByRole("dialog", { name: "New request" });
  await dialog.getByRole("button", { name: /Project idea/ }).click();
  await dialog.getByLabel("Title").fill("Night bus to the airport");
  await expectAccessible(client, "the dialog of a new request");
  await dialog.getByRole("button", { name: "Go on to the form" }).click();
  await client.getByRole("heading", { name: "Night bus to the airport" }).waitFor();
  await settled(client);
  await client.getByText("4 required questions are not answered yet.").waitFor();

  // What is missing is named, and a question appears with the answer it hangs on.
  await client.getByRole("button", { name: "Submit" }).click();
  await client.getByText(/4 of 4 required questions are not answered/).waitFor();
  await client.getByLabel("What problem does it solve?").fill("Planes land after the last train.");
  await client.getByRole("combobox", { name: "Who gains from it?" }).click();
  await client.getByRole("option", { name: "Customers" }).click();
  await becomes(() => client.locator("#question-done_by").count(), 0);
  await client.getByRole("radio", { name: "Yes" }).click();
  await client.locator("#question-done_by").fill("2027-06-01");
  await client.getByLabel("Estimated cost").fill("much");
  await client.getByRole("button", { name: "Save" }).click();
  await client.getByText(/give an amount in EUR such as 1250.75/).first().waitFor();
  // What was typed survives a reload.
  await client.reload();
  await client.getByText("This is what you typed before.").waitFor();
  await becomes(() => client.locator("#question-done_by").inputValue(), "2027-06-01");
  await client.getByLabel("Estimated cost").fill("95000");
  await client.getByText("All required questions are answered.").waitFor();
  await expectAccessible(client, "the form of a request");
  await shot(client, "request-form");
  await client.getByRole("button", { name: "Submit" }).click();
  await toast(client, "submitted");
  await client.getByText(/Submitted$/).first().waitFor();

  // The PMO takes it, has it assessed, and asks one thing.
  const analyst = await open("pmo.analyst", "/requests");
  await settled(analyst);
  await analyst.getByRole("link", { name: "Night bus to the airport" }).click();
  await analyst.getByRole("button", { name: "Take into triage" }).click();
  await analyst.getByRole("dialog").getByRole("button", { name: "Take into triage" }).click();
  await toast(analyst, "is in triage");
  await analyst.getByRole("button", { name: "More" }).click();
  await analyst.getByRole("menuitem", { name: "Ask a question" }).click();
  const ask = analyst.getByRole("dialog");
  await ask.getByRole("button", { name: "Ask a question" }).click();
  await ask.getByText("Write the question to the requester.").first().waitFor();
  await ask.getByLabel("Question to the requester").fill("On which nights?");
  await ask.getByRole("button", { name: "Ask a question" }).click();
  await toast(analyst, "went back to its requester");

  // The client finds the question in the inbox, answers it, and follows where it is.
  await client.getByRole("link", { name: /^Inbox/ }).click();
  const waiting = client.getByRole("list", { name: "Inbox" }).getByRole("listitem");
  await waiting.filter({ hasText: "Night bus" }).getByText("On which nights?").waitFor();
  await client.getByRole("link", { name: "Answer about Night bus to the airport" }).click();
  await client.getByLabel("Your answer").fill("Friday and Saturday");
  await client.getByRole("button", { name: "Answer and send back" }).click();
  await client.getByText(/In triage$/).first().waitFor();
  await client.getByText("Friday and Saturday").waitFor();

  await analyst.getByRole("button", { name: "Let assess" }).click();
  const assess = analyst.getByRole("dialog");
  await assess.getByRole("combobox", { name: "Assessor" }).fill("Bilal");
  await analyst.getByRole("option", { name: "Bilal Okafor" }).click();
  await assess.getByRole("button", { name: "Let assess" }).click();
  await toast(analyst, "is being assessed");
  const assessor = await open("business.analyst", "/inbox");
  await assessor.getByRole("link", { name: "Assess Night bus to the airport" }).click();
  await assessor.getByRole("button", { name: "Write assessment" }).waitFor();
  await close(assessor);
  await analyst.getByRole("button", { name: "Write assessment" }).click();
  await analyst.getByRole("textbox", { name: "Assessment" }).fill("Two buses are free at night.");
  await analyst.getByRole("button", { name: "Save" }).click();
  await toast(analyst, "Assessment saved");
  await analyst.getByRole("button", { name: "Put to decision" }).click();
  await analyst.getByRole("dialog").getByRole("button", { name: "Put to decision" }).click();
  await toast(analyst, "waits for a decision");
  await analyst.getByText("Waits for Ann Meyer.").waitFor();
  await expectAccessible(analyst, "a request to be decided");
  await shot(analyst, "request-decision");

  // The director decides it where it is read, and makes it a project.
  const director = await open("director", "/inbox");
  await director.getByRole("link", { name: "Night bus to the airport" }).click();
  await director.getByText("Two buses are free at night.").waitFor();
  await director.getByRole("button", { name: "Approve" }).click();
  const yes = director.getByRole("dialog");
  await yes.getByLabel("Reason").fill("People should get home.");
  await yes.getByRole("button", { name: "Approve" }).click();
  await toast(director, "approved");
  await director.getByText("Ann Meyer approved “PMO Director”").waitFor();
  await director.getByRole("button", { name: "Make it a project" }).click();
  const convert = director.getByRole("dialog");
  await convert.getByLabel("Key").fill("NIGHT");
  await convert.getByRole("button", { name: "Create project" }).click();
  await toast(director, "created");
  await shot(director, "request-converted");
  await director.getByRole("link", { name: "Night bus to the airport" }).first().click();
  await director.getByRole("link", { name: "Details" }).click();
  // And back: the project says what it was made of.
  await director.getByRole("heading", { name: "Made of a request" }).waitFor();
  await director.getByRole("link", { name: /R-\d+ Night bus to the airport/ }).click();
  await director.getByText(/A project$/).first().waitFor();

  // The client has the page open all the while, and reads who did what and why.
  await client.getByText(/A project$/).first().waitFor();
  const came = client.getByRole("list", { name: "How it came here" });
  await came.getByRole("listitem").filter({ hasText: "Ann Meyer approved it" }).waitFor();
  await came.getByRole("listitem").filter({ hasText: "asked a question" }).getByText("On which nights?").waitFor();
  await client.getByText("Ann Meyer made it a project").waitFor();
  await client.getByText("People should get home.").first().waitFor();
  // What was asked once is asked again without typing it again.
  await client.getByRole("button", { name: "File again" }).click();
  await toast(client, "A draft begins with what “Night bus to the airport” says");
  await client.getByRole("heading", { name: "Night bus to the airport (copy)" }).waitFor();
  for (const page of [client, analyst, director]) await close(page);
});

test("While I write, requests likely the same are shown, and the PMO merges them", async () => {
  const member = await open("team.member", "/requests?create=request");
  const dialog = member.getByRole("dialog", { name: "New request" });
  await dialog.getByLabel("Title").fill("Flood gates in the harbour quarter");
  const alike = dialog.getByRole("list", { name: "Likely about the same" });
  await alike.getByText("Flood gates for the harbour quarter").waitFor();
  // A team member may not open what others asked for.
  assert.equal(await alike.getByRole("link").count(), 0);
  await close(member);

  const analyst = await open("pmo.analyst", "/requests");
  const second = await file(analyst, "Harbour quarter flood gates, again", "1000000");
  await analyst.goto(`/requests/${second.id}`);
  await analyst.getByRole("list", { name: "Likely about the same" }).getByText("Flood gates for the harbour quarter").waitFor();
  await analyst.getByRole("button", { name: "More" }).click();
  await analyst.getByRole("menuitem", { name: "Merge" }).click();
  const merge = analyst.getByRole("dialog");
  await merge.getByRole("combobox", { name: "Into which request" }).fill("Flood gates for");
  await analyst.getByRole("option", { name: /Flood gates for the harbour quarter/ }).click();
  await merge.getByRole("button", { name: "Merge" }).click();
  await toast(analyst, "merged");
  await analyst.getByRole("link", { name: /R-1 Flood gates/ }).first().click();
  await analyst.getByRole("link", { name: /Harbour quarter flood gates, again/ }).first().waitFor();
  await close(analyst);
});

test("The PMO triages many requests at once, and what was skipped says why", async () => {
  const page = await open("pmo.analyst", "/requests");
  await file(page, "Bulk one", "1000");
  const two = await file(page, "Bulk two", "2000");
  await file(page, "Bulk three", "3000");
  await page.goto("/requests?q=Bulk&sort=title");
  await page.getByText("3 of 3 shown").waitFor();
  for (const title of ["Bulk one", "Bulk two", "Bulk three"]) {
    await page.getByRole("checkbox", { name: `Pick ${title}` }).click();
  }
  // Meanwhile a colleague rejects one of them.
  await send(page, "post", `/requests/${two.id}/triage`, { do: "reject", reason: "No." });
  const bar = page.getByRole("region", { name: "Picked requests" });
  await bar.getByText("3 requests picked").waitFor();
  await expectAccessible(page, "requests with some picked");
  await bar.getByRole("button", { name: "Defer" }).click();
  const dialog = page.getByRole("dialog", { name: "Defer 3 requests?" });
  await dialog.getByRole("button", { name: "Defer" }).click();
  await dialog.getByText("Say why: the requester will read it.").first().waitFor();
  await dialog.getByLabel("Reason").fill("After the merger");
  await dialog.getByRole("button", { name: "Defer" }).click();
  await dialog.getByText("“Bulk two” is rejected: that cannot be done with it now.").waitFor();
  await shot(page, "requests-skipped");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await bar.getByText("1 request picked").waitFor();
  assert.equal((await find(page, "Bulk three")).state, "deferred");
  // Piles say how many wait where, and filter the list.
  await page.goto("/requests");
  const pile = page.getByRole("button", { name: /In assessment/ });
  await pile.click();
  await page.getByRole("link", { name: "Mobile app for field crews" }).waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Replace the ticket machines" }).waitFor();
  await close(page);
});

test("The PMO designs a form whose question hangs on the answer to another", async () => {
  const page = await open("pmo.analyst", "/settings/request-types");
  await settled(page);
  await page.getByRole("link", { name: "Add a type" }).click();
  await page.getByLabel("Name", { exact: false }).first().fill("Office change");
  await page.getByLabel("Heading of section 1").fill("The change");
  const first = page.getByRole("group", { name: "Question 1" });
  await first.getByRole("textbox", { name: "Question", exact: true }).fill("Does anybody move?");
  await first.getByRole("combobox", { name: "Kind of answer" }).click();
  await page.getByRole("option", { name: "Yes or no" }).click();
  await first.getByRole("checkbox", { name: "Must be answered" }).check();
  await page.getByRole("button", { name: "Add a question" }).click();
  const second = page.getByRole("group", { name: "Question 2" });
  await second.getByRole("textbox", { name: "Question", exact: true }).fill("Where to?");
  await second.getByRole("checkbox", { name: "Must be answered" }).check();
  await second.getByRole("combobox", { name: "Shown only if" }).click();
  await page.getByRole("option", { name: "Does anybody move?" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("“Where to?” is shown by an answer that cannot be given.").waitFor();
  await second.locator(".mantine-MultiSelect-input").click();
  await page.getByRole("option", { name: "Yes" }).click();
  await page.keyboard.press("Escape");
  // A section of its own appears with the same answer.
  await page.getByRole("button", { name: "Add a section" }).click();
  await page.getByLabel("Heading of section 2").fill("The move");
  const move = page.locator("section", { has: page.getByRole("heading", { name: "Section 2" }) });
  await move.getByRole("combobox", { name: "Shown only if" }).first().click();
  await page.getByRole("option", { name: "Does anybody move?" }).click();
  await move.locator(".mantine-MultiSelect-input").click();
  await page.getByRole("option", { name: "Yes" }).click();
  await page.keyboard.press("Escape");
  const third = page.getByRole("group", { name: "Question 3" });
  await third.getByRole("textbox", { name: "Question", exact: true }).fill("On which day?");
  await third.getByRole("checkbox", { name: "Must be answered" }).check();
  await expectAccessible(page, "a form being designed");
  await shot(page, "type-design");
  await page.getByRole("button", { name: "Save" }).click();
  await toast(page, "Type “Office change” saved");

  await page.goto("/requests?create=request");
  await page.getByRole("dialog").getByRole("button", { name: "Office change" }).click();
  await page.getByRole("dialog").getByLabel("Title").fill("A new coffee corner");
  await page.getByRole("dialog").getByRole("button", { name: "Go on to the form" }).click();
  await page.getByRole("radio", { name: "No" }).click();
  await page.getByText("All required questions are answered.").waitFor();
  assert.equal(await page.getByRole("heading", { name: "The move" }).count(), 0);
  await page.getByRole("radio", { name: "Yes" }).click();
  await page.getByRole("heading", { name: "The move" }).waitFor();
  await page.getByText("2 required questions are not answered yet.").waitFor();
  await page.getByRole("link", { name: "Where to?" }).click();
  await page.keyboard.type("Second floor");
  await page.getByRole("link", { name: "On which day?" }).click();
  await page.keyboard.type("Monday");
  await page.getByText("All required questions are answered.").waitFor();
  await page.getByRole("button", { name: "Submit" }).click();
  await toast(page, "submitted");

  // It is in use now, so it is archived and not deleted.
  await page.goto("/settings/request-types");
  await page.getByRole("button", { name: "Delete Office change" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByText(/Archive it instead/).waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Archive Office change" }).click();
  await page.getByRole("button", { name: "Restore Office change" }).waitFor();
  await expectAccessible(page, "types of requests");
  // A team member finds neither page.
  const member = await open("team.member", "/settings/profile");
  await settled(member);
  assert.equal(await member.getByRole("link", { name: "Request types" }).count(), 0);
  await close(member);
  await close(page);
});

test("On a phone I write a request and read one without anything to the side", async () => {
  const page = await open("director", "/requests", { viewport: { width: 390, height: 844 } });
  await settled(page);
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  assert.equal(await wide(), 390);
  await expectAccessible(page, "requests on a phone");
  for (const path of ["/inbox", `/requests/${(await find(page, "Second battery")).id}`, "/settings/approvals/new", "/settings/request-types/new"]) {
    await page.goto(path);
    await settled(page);
    assert.equal(await wide(), 390, path);
    await expectAccessible(page, `${path} on a phone`);
  }
  await close(page);
});
