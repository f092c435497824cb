import assert from "node:assert/strict";
import { test } from "node:test";
import { api, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

/** @param {import("playwright-core").Page} page @param {string} name */
async function modelCalled(page, name) {
  return (await api(page, `/scoring_models?q=${encodeURIComponent(name)}`)).items[0];
}

test("The PMO makes a scoring model, is told when weights miss 100 %, and gets a new version", async () => {
  const page = await open("director", "/scoring");
  await settled(page);
  await shot(page, "scoring");
  await expectAccessible(page, "scoring models");
  await page.getByRole("button", { name: "New scoring model" }).click();
  const dialog = page.getByRole("dialog", { name: "New scoring model" });
  await dialog.getByLabel("Name").fill("Capital 2027");
  await dialog.getByRole("button", { name: "Create scoring model" }).click();
  const fit = page.getByRole("group", { name: "Strategic fit" });
  await fit.getByLabel("Weight %").fill("35");
  await page.getByText("Weights sum to 95 %").waitFor();
  await page.getByRole("button", { name: "Save as a new version" }).click();
  await toast(page, "The weights sum to 95 %, not 100 %. Add 5 % in all.");
  await page.getByRole("group", { name: "Duration" }).getByLabel("Weight %").fill("15");
  await page.getByRole("button", { name: "Save as a new version" }).click();
  await toast(page, "“Capital 2027” saved as version 2.");
  await expectAccessible(page, "criteria of a model");
  await shot(page, "scoring-criteria");
  await close(page);
});

test("Two people assess a project, and the ranking says the mean, the spread and why", async () => {
  const page = await open("director", "/scoring");
  const model = await modelCalled(page, "Strategic value");
  const ranked = (await api(page, `/scoring_models/${model.id}/ranking`)).items;
  assert.ok(ranked.length >= 10, "the demo has assessed projects");
  await page.goto(`/scoring/${model.id}`);
  await settled(page);
  await page.getByRole("link", { name: ranked[0].project.name }).waitFor();
  await expectAccessible(page, "the ranking");
  await shot(page, "scoring-ranking");
  await page.getByRole("link", { name: ranked[0].project.name }).click();
  await page.getByRole("heading", { name: "My assessment" }).waitFor();
  await page.getByLabel("Strategic fit (of 10)", { exact: true }).fill("10");
  await page.getByLabel("Why: Strategic fit").fill("Decided by the board");
  await page.getByRole("button", { name: "Save my assessment" }).click();
  await toast(page, "Your assessment is saved");
  await page.getByText("Decided by the board").first().waitFor();
  await expectAccessible(page, "an assessment");
  await shot(page, "scoring-assess");
  await close(page);

  // Someone who only looks is offered no form.
  const client = await open("executive", `/scoring/${model.id}/projects/${ranked[0].project.id}`);
  await client.getByText("Decided by the board").first().waitFor();
  assert.equal(await client.getByRole("button", { name: "Save my assessment" }).count(), 0);
  await close(client);
});

test("I compare criteria in pairs, see the contradiction named, and take the weights over", async () => {
  const page = await open("director", "/scoring");
  const scale = { kind: "linear", from: 0, to: 10 };
  const criteria = ["Growth", "Safety", "Speed"].map((name, at) => ({
    name,
    scale,
    weight_percent: at === 0 ? 40 : 30,
  }));
  const body = { name: "In pairs", method: "weighted", criteria };
  const model = await send(page, "post", "/scoring_models", body);
  await page.goto(`/scoring/${model.id}/pairs`);
  await settled(page);
  /** @param {string} pair @param {string} answer */
  const say = async (pair, answer) => {
    await page.getByRole("combobox", { name: pair }).click();
    await page.getByRole("option", { name: answer, exact: true }).click();
  };
  await say("Growth or Safety?", "Growth: extremely more");
  await say("Growth or Speed?", "Speed: extremely more");
  await say("Safety or Speed?", "Safety: extremely more");
  await page.getByText("Contradictory: ratio 6.13, up to 0.10 is accepted").waitFor();
  await page.getByRole("button", { name: "Save my answers" }).click();
  await toast(page, "The judgements contradict each other");
  await say("Growth or Safety?", "Growth: moderately more");
  await say("Growth or Speed?", "Growth: strongly more");
  await say("Safety or Speed?", "Safety: moderately more");
  await page.getByText("Consistent: ratio 0.03, up to 0.10 is accepted").waitFor();
  await page.getByText("63.7 %").first().waitFor();
  await page.getByRole("button", { name: "Save my answers" }).click();
  await toast(page, "Your comparison is saved.");
  await expectAccessible(page, "comparing in pairs");
  await shot(page, "scoring-pairs");
  await page.getByRole("button", { name: "Use these weights" }).click();
  await toast(page, "The model has these weights now, as version 2.");
  await close(page);
});

test("I see which weight would change the ranking, and how alike two models rank", async () => {
  const page = await open("director", "/scoring");
  const model = await modelCalled(page, "Strategic value");
  await page.goto(`/scoring/${model.id}/compare`);
  await settled(page);
  await page.getByText(/weighs .* % instead of/).first().waitFor();
  await page.getByRole("combobox", { name: "Compare with" }).click();
  await page.getByRole("option", { name: "WSJF" }).click();
  await page.getByText(/Kendall’s τ/).waitFor();
  await expectAccessible(page, "two models side by side");
  await shot(page, "scoring-compare");
  await close(page);
});
