import assert from "node:assert/strict";
import { test } from "node:test";
import { api, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

test("I publish the roadmap of a portfolio by a link, a reader without an account sees it, and I take it back", async () => {
  const page = await open("director", "/portfolios");
  // By name: other tests add portfolios of their own.
  const portfolio = (await api(page, "/portfolios")).items.find((/** @type {any} */ one) => one.name === "Digital and IT");
  await page.goto(`/roadmap?portfolio_id=${portfolio.id}&lanes=health&against=baseline`);
  await settled(page);
  await page.getByRole("grid", { name: "Roadmap" }).getByRole("row").nth(2).waitFor();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const list = page.getByRole("dialog", { name: `Published roadmaps: ${portfolio.name}` });
  await list.getByText("Nothing is published yet.").waitFor();
  await expectAccessible(page, "no published roadmaps");
  await list.getByRole("button", { name: "Publish a link" }).click();
  const dialog = page.getByRole("dialog", { name: `Publish a link: ${portfolio.name}` });
  await dialog.getByLabel("Title of the page").fill("What we build, and when");
  await dialog.getByLabel("Works until").fill("2001-01-01");
  await dialog.getByRole("button", { name: "Publish a link" }).click();
  await dialog.getByText(/This day is over/).first().waitFor();
  await dialog.getByLabel("Works until").fill("");
  await shot(page, "roadmap-publish");
  await dialog.getByRole("button", { name: "Publish a link" }).click();
  const url = await list.getByLabel("Address of the roadmap").inputValue();
  assert.match(url, /\/roadmaps\/[\w-]{43}$/);
  await list.getByText("What we build, and when").waitFor();
  await expectAccessible(page, "published roadmaps");
  await shot(page, "roadmap-published");

  // A reader without an account sees it in the same lanes, by keyboard too, and nothing that leads further.
  const reader = await open(null, new URL(url).pathname);
  await reader.getByRole("heading", { level: 1, name: "What we build, and when" }).waitFor();
  const grid = reader.getByRole("grid", { name: "Roadmap" });
  await grid.getByRole("rowheader", { name: /^(Off track|At risk|On track|Not set)/ }).first().waitFor();
  await grid.getByRole("rowheader").first().focus();
  await reader.keyboard.press("ArrowDown");
  await reader.getByRole("region", { name: "Chosen row" }).getByRole("list", { name: "Milestones" }).waitFor();
  await reader.getByText("thin bar: where it was to lie").waitFor();
  assert.equal(await reader.getByRole("link").count(), 0);
  await expectAccessible(reader, "a published roadmap");
  await shot(reader, "roadmap-reader");
  await reader.emulateMedia({ colorScheme: "dark" });
  await shot(reader, "roadmap-reader-dark");

  await list.getByRole("button", { name: "Revoke What we build, and when" }).click();
  await toast(page, "is revoked: its link opens nothing any more");
  await reader.reload();
  await reader.getByRole("heading", { name: "No roadmap here" }).waitFor();
  await close(reader);
  await close(page);
});

test("Who manages no portfolio is offered no publishing", async () => {
  const page = await open("executive", "/roadmap");
  await page.getByRole("grid", { name: "Roadmap" }).getByRole("row").nth(2).waitFor();
  assert.equal(await page.getByRole("button", { name: "Publish", exact: true }).count(), 0);
  await close(page);
});
