import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
};

test("The PMO agrees on how long requests may wait, finds what is overdue, and sees how old the queue is", async () => {
  const page = await open("director", "/requests");
  await settled(page);
  const overdue = page.getByRole("checkbox", { name: "Overdue only" });
  await overdue.check();
  const list = page.getByRole("grid", { name: "Requests" });
  await list.getByText("Mobile app for field crews").waitFor();
  await list.getByText(/\d+ working days? over/).first().waitFor();
  await becomes(() => list.getByText("Flood gates for the harbour quarter").count(), 0, "it is in time");
  await page.getByRole("list", { name: "How many requests wait where" }).getByText(/\d+ overdue/).first().waitFor();
  await expectAccessible(page, "overdue requests");
  await shot(page, "requests-overdue");

  // The ages, as bars and as a table.
  await page.getByRole("button", { name: "Ages" }).click();
  const ages = page.getByRole("dialog", { name: "How long requests wait" });
  await ages.getByRole("listitem", { name: /^In triage: \d+ requests?, \d+ overdue/ }).waitFor();
  await ages.getByText("The same as a table").click();
  await ages.getByRole("columnheader", { name: "under 7 days" }).waitFor();
  await expectAccessible(page, "ages of requests");
  await shot(page, "requests-ages");
  await page.keyboard.press("Escape");

  // Ten days more for triage, and what was overdue is not.
  await page.goto("/settings/request-types");
  const triage = page.getByLabel("In triage");
  await becomes(() => triage.inputValue(), "5");
  await triage.fill("40");
  await expectAccessible(page, "agreed times");
  await shot(page, "request-times");
  await page.getByRole("button", { name: "Save" }).click();
  await toast(page, "Agreed times saved");
  const late = await api(page, "/requests?overdue=true&limit=100");
  assert.ok(!late.items.some((/** @type {any} */ one) => one.state === "triage"), "nothing in triage is late");

  // A type of its own pace, with what holds otherwise in grey.
  await page.getByRole("link", { name: "Project idea" }).click();
  await page.getByRole("heading", { name: "Agreed times of this type" }).waitFor();
  const own = page.getByLabel("In triage");
  await becomes(() => own.getAttribute("placeholder"), "40", "what holds for all types");
  await own.fill("2");
  await page.getByRole("button", { name: "Save" }).click();
  await toast(page, "saved");
  await page.goto("/requests?overdue=true");
  await list.getByText("Mobile app for field crews").waitFor();
  await close(page);
});

test("A requester reads until when to expect the next step", async () => {
  const page = await open("project.manager", "/requests");
  const mine = await api(page, "/requests?mine=true&state=triage");
  await page.goto(`/requests/${mine.items[0].id}`);
  await page.getByText(/The next step (is|was) expected by \d/).waitFor();
  await shot(page, "request-due");
  await close(page);
  const member = await open("team.member", "/requests");
  const returned = await api(member, "/requests?mine=true&state=returned");
  await member.goto(`/requests/${returned.items[0].id}`);
  await member.getByText(/The answer (is|was) expected by \d/).waitFor();
  await close(member);
});

test("I say which share each strategic bucket is to have, and see on board and executive view how far we are", async () => {
  const page = await open("director", "/board");
  const portfolios = (await api(page, "/portfolios?sort=name")).items;
  const unset = portfolios.find((/** @type {any} */ one) => one.bucket_shares.length === 0);
  const set = portfolios.find((/** @type {any} */ one) => one.bucket_shares.length > 0);
  await page.goto(`/board?portfolio_id=${set.id}`);
  await page.getByRole("rowheader", { name: /^Grow/ }).waitFor();
  await page.getByText(/\d+ points? (above|below)/).first().waitFor();
  await expectAccessible(page, "board with buckets");
  await page.goto(`/executive?portfolio_id=${set.id}`);
  await page.getByRole("rowheader", { name: /^Grow/ }).waitFor();
  await expectAccessible(page, "executive view with buckets");
  await shot(page, "executive-buckets");

  await page.goto(`/executive?portfolio_id=${unset.id}`);
  await page.getByText("Nobody has said yet which share").waitFor();
  await page.getByRole("button", { name: "Set shares" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name of bucket 1").fill("Run");
  await dialog.getByLabel("Percent of Run").fill("60");
  await dialog.getByText("60 % in all: make it 100 %").waitFor();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("The shares add up to 60 %").waitFor();
  await dialog.getByRole("button", { name: "Add a bucket" }).click();
  await dialog.getByLabel("Name of bucket 2").fill("Grow");
  await dialog.getByLabel("Percent of Grow").fill("40");
  await expectAccessible(page, "shares of buckets");
  await shot(page, "bucket-shares");
  await dialog.getByRole("button", { name: "Save" }).click();
  await toast(page, "saved");
  await page.getByRole("rowheader", { name: /^Run/ }).waitFor();
  await close(page);
});
