import assert from "node:assert/strict";
import { test } from "node:test";
import { api, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @typedef {import("../harness.mjs").WatchedPage} WatchedPage */

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
};

/** @param {WatchedPage} page */
const box = (page) => page.getByRole("combobox", { name: "Write a comment" });
/** @param {WatchedPage} page */
const comments = (page) => page.getByRole("list", { name: "Comments" });

/** A type of requests that asks for a sketch. @param {WatchedPage} director @param {string} name */
async function sketchType(director, name) {
  return send(director, "post", "/request_types", {
    name,
    form: {
      sections: [
        {
          title: "The idea",
          questions: [
            { label: "What for?", kind: "text", required: true },
            { label: "Sketch", kind: "file", required: true },
          ],
        },
      ],
    },
  });
}

test("A requester attaches the sketch that the form asks for, and talks with the PMO about it", async () => {
  const director = await open("director", "/requests");
  const kind = await sketchType(director, "Sketched idea");
  const client = await open("client", "/requests");
  const draft = await send(client, "post", "/requests", {
    type_id: kind.id,
    title: "A bench by the river",
    answers: { what_for: "Sitting" },
  });
  await client.goto(`/requests/${draft.id}`);
  await client.getByText("1 required question is not answered yet.").waitFor();
  const sketch = { name: "bench.txt", mimeType: "text/plain", buffer: Buffer.from("four legs") };
  await client.locator("input[type=file]").first().setInputFiles(sketch);
  await client.getByRole("list", { name: "Sketch" }).getByText("bench.txt").waitFor();
  await client.getByText("All required questions are answered.").waitFor();
  await expectAccessible(client, "a form with a file");
  await shot(client, "request-file");
  await client.getByRole("button", { name: "Submit" }).click();
  await toast(client, "submitted");

  await director.goto(`/requests/${draft.id}`);
  await director.getByRole("link", { name: /^bench\.txt/ }).first().waitFor();
  await box(director).fill("How wide is it, ");
  await box(director).press("End");
  const me = await api(client, "/me");
  await box(director).pressSequentially(`@${me.user.name.slice(0, 4)}`);
  await director.getByRole("option", { name: me.user.name }).click();
  await director.getByRole("button", { name: "Comment", exact: true }).click();
  await comments(director).getByText("How wide is it").waitFor();
  await expectAccessible(director, "a request with its discussion");
  await shot(director, "request-talk");

  await client.getByRole("link", { name: /Notifications, \d+ unread/ }).click();
  const notice = client.getByRole("listitem").filter({ hasText: "mentioned you" }).first();
  await notice.getByText("A bench by the river").waitFor();
  await notice.getByRole("link").click();
  await comments(client).locator("[data-meant]", { hasText: "How wide is it" }).waitFor();
  await box(client).fill("Two metres");
  await box(client).press("Control+Enter");
  await comments(director).getByText("Two metres").waitFor();

  // Who does not see the request learns nothing of what is said about it.
  const outsider = await open("team.member", "/");
  const answer = await outsider.request.get(`/api/v1/subjects/request/${draft.id}/comments`);
  assert.equal(answer.status(), 404);
  await close(outsider);
  await close(client);
  await close(director);
});

test("A requester is told of the question, and of what became of the request", async () => {
  const director = await open("director", "/requests");
  const types = (await api(director, "/request_types")).items;
  const idea = types.find((/** @type {any} */ one) => one.name === "Project idea");
  const client = await open("client", "/notifications");
  const answers = {
    what_problem_does_it_solve: "Nobody finds the way.",
    who_gains_from_it: "customers",
    is_there_a_date_it_has_to_be_done_by: "no",
    estimated_cost: "100",
  };
  const title = "Signs to the station";
  const draft = await send(client, "post", "/requests", { type_id: idea.id, title, answers });
  const path = `/requests/${draft.id}`;
  await send(client, "post", `${path}/submit`, {}, draft.version);
  await send(director, "post", `${path}/triage`, { do: "return", reason: "In which languages?" });
  const asked = client.getByRole("listitem").filter({ hasText: "has a question before this goes on" });
  await asked.first().getByText("In which languages?").waitFor();
  await shot(client, "notices-of-requests");
  await asked.first().getByRole("link").click();
  await client.getByRole("textbox", { name: "Your answer" }).fill("In all three");
  await client.getByRole("button", { name: "Answer and send back" }).click();
  await toast(client, "submitted");
  await director.goto(path);
  await director.getByRole("button", { name: "More" }).click();
  await director.getByRole("menuitem", { name: "Reject" }).click();
  const no = director.getByRole("dialog");
  await no.getByRole("button", { name: "Reject" }).click();
  await no.getByText("Say why: the requester will read it.").first().waitFor();
  await no.getByLabel("Reason").fill("The city puts them up.");
  await no.getByRole("button", { name: "Reject" }).click();
  await toast(director, "rejected");
  await client.goto("/notifications");
  const rejected = client.getByRole("listitem").filter({ hasText: "rejected this" }).first();
  await rejected.getByText("The city puts them up.").waitFor();
  await expectAccessible(client, "notices of requests");
  await close(client);
  await close(director);
});

test("People who see a scenario talk about it on its own tab", async () => {
  const director = await open("director", "/scenarios");
  const scenario = (await api(director, "/scenarios")).items[0];
  await director.goto(`/scenarios/${scenario.id}`);
  await director.getByRole("link", { name: "Discussion" }).click();
  await director.getByText("Nothing has been said yet").waitFor();
  await box(director).fill("Too optimistic about **June**?");
  await director.getByRole("button", { name: "Comment", exact: true }).click();
  await comments(director).locator("strong", { hasText: "June" }).waitFor();
  await settled(director);
  await expectAccessible(director, "the discussion of a scenario");
  await shot(director, "scenario-talk");
  await close(director);
});
