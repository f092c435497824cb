import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

/**
 * A request of the client that the director rejects.
 * @param {import("../harness.mjs").WatchedPage} client
 * @param {import("../harness.mjs").WatchedPage} director
 * @param {string} title
 */
async function rejected(client, director, title) {
  const types = (await api(director, "/request_types")).items;
  const idea = types.find((/** @type {any} */ one) => one.name === "Project idea");
  const answers = {
    what_problem_does_it_solve: "None yet.",
    who_gains_from_it: "customers",
    is_there_a_date_it_has_to_be_done_by: "no",
    estimated_cost: "100",
  };
  const draft = await send(client, "post", "/requests", { type_id: idea.id, title, answers });
  const path = `/requests/${draft.id}`;
  await send(client, "post", `${path}/submit`, {}, draft.version);
  await send(director, "post", `${path}/triage`, { do: "reject", reason: "We have one already." });
  return draft;
}

test("The administrator reads in the outbox what people are mailed, also without a mail server", async () => {
  const director = await open("director", "/requests");
  const client = await open("client", "/");
  const request = await rejected(client, director, "A second bridge");
  await director.goto("/settings/outbox");
  await director.getByText("No mail server is set up").waitFor();
  await director.getByText(/rejected this: A second bridge/).first().waitFor();
  await settled(director);
  await expectAccessible(director, "the outbox");
  await shot(director, "outbox");
  await director.getByText(/rejected this: A second bridge/).first().click();
  const dialog = director.getByRole("dialog", { name: "Mail" });
  await dialog.getByText("> We have one already.").waitFor();
  await dialog.getByText(new RegExp(`/requests/${request.id}`)).waitFor();
  await expectAccessible(director, "a mail");
  await shot(director, "outbox-mail");
  await dialog.getByRole("button", { name: "Try again now" }).click();
  await toast(director, "tried again");
  await dialog.getByRole("button", { name: "Close" }).click();
  await director.getByText("Given up", { exact: true }).first().click();
  await director.getByText("No mail yet").waitFor();
  await close(client);
  await close(director);
});

test("Who switches a kind of mail off is not mailed it, and is told all the same", async () => {
  const director = await open("director", "/requests");
  const client = await open("client", "/settings/profile");
  const outcomes = client.getByRole("checkbox", { name: "What became of what I asked for" });
  await outcomes.waitFor();
  await becomes(() => outcomes.isChecked(), true);
  await outcomes.click();
  await toast(client, "Saved");
  await settled(client);
  await expectAccessible(client, "the profile with its kinds of mail");
  await shot(client, "mail-kinds");
  await rejected(client, director, "A third bridge");
  await client.goto("/notifications");
  await client.getByText("A third bridge").first().waitFor();
  const mail = await api(director, "/outbox?limit=100");
  const subjects = mail.items.map((/** @type {any} */ one) => one.subject).join("\n");
  assert.doesNotMatch(subjects, /rejected this: A third bridge/);
  await client.goto("/settings/profile");
  await outcomes.click();
  await toast(client, "Saved");
  await close(client);
  await close(director);
});
