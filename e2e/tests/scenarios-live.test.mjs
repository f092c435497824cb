import assert from "node:assert/strict";
import { test } from "node:test";
import {
  api,
  close,
  expectAccessible,
  open,
  send,
  settled,
  toast,
  useBrowser,
} from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) {
    await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
  }
};

test("I take the portfolio from live, start a project later, commit that, apply it and take it back", async () => {
  const page = await open("director", "/scenarios");
  const scenario = await send(page, "post", "/scenarios", {
    name: "Later start",
    question: { currency: "EUR", start: "2026-12", months: 12 },
  });
  await page.goto(`/scenarios/${scenario.id}/live`);
  await page.getByRole("button", { name: "Take all from live" }).click();
  const items = page.getByRole("region", { name: "Projects and requests" });
  await items.getByRole("row").nth(20).waitFor();
  await settled(page);
  await shot(page, "scenario-live");
  await expectAccessible(page, "figures from live");

  const overlay = await api(page, `/scenarios/${scenario.id}/overlay`);
  /** @type {{ name: string, key: string, subject_id: string, base: { start: string } }} */
  const item = overlay.items.find(
    (/** @type {any} */ one) => one.kind === "project" && !one.begun && !one.late,
  );
  await items.getByRole("button", { name: `${item.name} (${item.key})` }).click();
  const dialog = page.getByRole("dialog", { name: `Change ${item.name}` });
  await dialog.getByLabel("and by days").fill("28");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });

  await page.getByRole("link", { name: "Commit and apply" }).click();
  await page.getByText("Nothing was committed yet").waitFor();
  await page.getByRole("button", { name: "Commit as baseline" }).click();
  const commit = page.getByRole("dialog", {
    name: "Commit “Later start” as the strategic baseline",
  });
  await commit.getByLabel("Reason").fill("The board wants it after the winter");
  await commit.getByRole("button", { name: "Commit as baseline" }).click();
  await toast(page, "is the strategic baseline now");
  await page.getByText("Baseline 1: Later start").click();
  await page.getByRole("region", { name: "Different from live" }).getByText(item.name).waitFor();

  await page.getByRole("checkbox", { name: `${item.name} (${item.key})` }).check();
  await shot(page, "scenario-decide");
  await expectAccessible(page, "commit and apply");
  await page.getByRole("button", { name: "Apply to 1 chosen" }).click();
  const apply = page.getByRole("dialog", { name: "Carry the scenario into 1 project" });
  await apply.getByLabel("Reason").fill("As committed");
  await apply.getByRole("button", { name: "Apply" }).click();
  await toast(page, "1 project follows the scenario now");
  const start = async () => (await api(page, `/projects/${item.subject_id}`)).start.slice(0, 10);
  assert.notEqual(await start(), item.base.start);

  await page.getByRole("button", { name: "Take back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await toast(page, "Projects are as they were before");
  assert.equal(await start(), item.base.start);
  await page.getByText("Taken back from 1 project").waitFor();
  await close(page);
});

test("A project that somebody has worked on is not cancelled without a reason of its own", async () => {
  const page = await open("director", "/scenarios");
  const scenario = await send(page, "post", "/scenarios", {
    name: "Stop one",
    question: { currency: "EUR", start: "2026-12", months: 12 },
  });
  const overlay = await send(page, "post", `/scenarios/${scenario.id}/items`, { all: true });
  /** @type {{ id: string, name: string, key: string, version: number, change: object }} */
  const item = overlay.items.find((/** @type {any} */ one) => one.begun);
  await send(
    page,
    "patch",
    `/scenario_items/${item.id}`,
    { change: { ...item.change, out: true } },
    item.version,
  );
  await page.goto(`/scenarios/${scenario.id}/decide`);
  await page.getByRole("checkbox", { name: `${item.name} (${item.key})` }).check();
  await page.getByRole("button", { name: "Apply to 1 chosen" }).click();
  const apply = page.getByRole("dialog", { name: "Carry the scenario into 1 project" });
  await apply.getByRole("textbox", { name: /^Reason/ }).fill("Less money");
  const why = apply.getByLabel(`Somebody has worked on ${item.name}.`);
  await why.fill(" ");
  await apply.getByRole("button", { name: "Apply" }).click();
  await apply.getByText("Say why it is cancelled all the same, or leave it out").waitFor();
  await shot(page, "scenario-cancel");
  await apply.getByRole("button", { name: "Cancel" }).click();
  await close(page);
});
