import assert from "node:assert/strict";
import { test } from "node:test";
import { api, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
};

test("Somebody without an account asks for a project by link, and answers the question of the PMO", async () => {
  // The PMO makes a link for a form.
  const director = await open("director", "/settings/request-types");
  await settled(director);
  await director.getByRole("link", { name: "Project idea" }).click();
  await director.getByText("There is no link: only who is signed in files requests of this type.").waitFor();
  await director.getByRole("button", { name: "Make a link" }).click();
  const dialog = director.getByRole("dialog", { name: "Make a link" });
  await dialog.getByLabel("What it is for").fill("Web site of the city");
  await dialog.getByRole("button", { name: "Make a link" }).click();
  const url = await director.getByLabel("Address", { exact: true }).inputValue();
  assert.match(url, /\/ask\/[\w-]{43}$/);
  await director.getByText("Web site of the city").waitFor();
  await expectAccessible(director, "the links of a type");
  await shot(director, "request-links");

  // A stranger opens it on a phone, forgets something, and sends it.
  const stranger = await open(null, new URL(url).pathname, { viewport: { width: 390, height: 844 } });
  await stranger.getByRole("heading", { name: "Project idea" }).waitFor();
  await expectAccessible(stranger, "the form by link");
  await shot(stranger, "ask-phone");
  await stranger.getByLabel("Title").fill("A ferry for bicycles");
  await stranger.getByRole("button", { name: "Send the request" }).click();
  await stranger.getByText("This is needed.").first().waitFor();
  await stranger.getByLabel("What problem does it solve?").fill("The bridge is too steep.");
  await stranger.getByRole("combobox", { name: "Who gains from it?" }).click();
  await stranger.getByRole("option", { name: "Customers" }).click();
  await stranger.getByRole("radio", { name: "No", exact: true }).click();
  await stranger.getByLabel("Estimated cost").fill("70000");
  await stranger.getByLabel("Name").fill("Gil Rower");
  await stranger.getByLabel("E-mail").fill("gil@example.org");
  await stranger.getByRole("button", { name: "Send the request" }).click();
  await stranger.getByRole("heading", { name: "Your request has arrived" }).waitFor();
  await expectAccessible(stranger, "a request by link that has arrived");
  await shot(stranger, "ask-filed");
  await stranger.getByRole("link", { name: "See your request" }).click();
  await stranger.getByText("It has arrived and waits to be looked at.").waitFor();

  // The PMO is told, sees who asks, and asks back.
  await director.goto("/notifications");
  await director.getByText("A request came in by link").first().waitFor();
  await director.getByRole("link", { name: /A request came in by link/ }).first().click();
  await director.getByRole("heading", { name: "A ferry for bicycles" }).waitFor();
  await director.getByText("gil@example.org").waitFor();
  await director.getByText("By link").first().waitFor();
  await shot(director, "request-by-link");
  const found = (await api(director, "/requests?q=ferry for bicycles")).items[0];
  await send(director, "post", `/requests/${found.id}/triage`, { do: "return", reason: "How many bicycles a day?" });

  await stranger.reload();
  await stranger.getByText("How many bicycles a day?").waitFor();
  await expectAccessible(stranger, "the question to a stranger");
  await shot(stranger, "follow-question");
  await stranger.getByLabel("Your answer").fill("About 400.");
  await stranger.getByRole("button", { name: "Send the answer" }).click();
  await stranger.getByText("It has arrived and waits to be looked at.").waitFor();
  await director.getByText("About 400.").first().waitFor();

  // A revoked link opens nothing, and the request is followed all the same.
  await director.goto(`/settings/request-types/${found.type.id}`);
  await director.getByRole("button", { name: "Revoke Web site of the city" }).click();
  await director.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await toast(director, "revoked");
  const late = await open(null, new URL(url).pathname);
  await late.getByRole("heading", { name: "This form is not open" }).waitFor();
  await shot(late, "ask-closed");
  await stranger.reload();
  await stranger.getByText("It has arrived and waits to be looked at.").waitFor();
});

test("Somebody without an account sends a file by link, is told which is too large, and the PMO opens it", async () => {
  const director = await open("director", "/requests");
  await settled(director);
  const form = {
    sections: [
      {
        title: "Idea",
        questions: [
          { label: "What for?", kind: "long_text", required: true, code: "what_for" },
          { label: "Drawing", kind: "file", required: true, code: "drawing" },
        ],
      },
    ],
  };
  const kind = await send(director, "post", "/request_types", { name: "Idea with a drawing", form });
  const { url } = await send(director, "post", `/request_types/${kind.id}/links`, { name: "Fair" });

  const stranger = await open(null, new URL(url).pathname, { viewport: { width: 390, height: 844 } });
  await stranger.getByRole("heading", { name: "Idea with a drawing" }).waitFor();
  await stranger.getByLabel("Title").fill("A bridge for cyclists");
  await stranger.getByLabel("What for?").fill("Queues at the old one.");
  await stranger.getByLabel("Name").fill("Gil Rower");
  await stranger.getByLabel("E-mail").fill("gil@example.org");
  const input = stranger.locator("input[type=file]").first();
  await input.setInputFiles({ name: "huge.txt", mimeType: "text/plain", buffer: Buffer.alloc(11 << 20, "x") });
  await stranger.getByText(/“huge\.txt” is too large/).first().waitFor();
  await stranger.getByRole("button", { name: /huge\.txt/ }).click();
  await input.setInputFiles({ name: "bridge.txt", mimeType: "text/plain", buffer: Buffer.from("Two lines of steel") });
  await expectAccessible(stranger, "a form by link with a file");
  await shot(stranger, "ask-file");
  await stranger.getByRole("button", { name: "Send the request" }).click();
  await stranger.getByRole("heading", { name: "Your request has arrived" }).waitFor();

  const found = (await api(director, "/requests?q=bridge for cyclists")).items[0];
  await director.goto(`/requests/${found.id}`);
  const file = director.getByRole("link", { name: /bridge\.txt/ }).first();
  await file.waitFor();
  const href = await file.getAttribute("href");
  assert.ok(href, "the file has an address");
  const reply = await director.request.get(new URL(href, director.url()).toString());
  assert.equal(await reply.text(), "Two lines of steel");
});
