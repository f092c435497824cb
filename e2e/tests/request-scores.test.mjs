import assert from "node:assert/strict";
import { test } from "node:test";
import { api, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

test("An assessor scores a request by the model of its type, and the queue is sorted by the score", async () => {
  const director = await open("director", "/settings/request-types");
  const model = await send(director, "post", "/scoring_models", {
    name: "Worth of ideas",
    method: "weighted",
    criteria: [
      { name: "Benefit", weight_percent: 100, scale: { kind: "linear", from: 0, to: 10 } },
    ],
  });
  const form = { sections: [{ title: "Idea", questions: [{ label: "Why?", kind: "text" }] }] };
  const type = await send(director, "post", "/request_types", { name: "Scored idea", form });
  // The PMO names the model in the form's designer.
  await director.goto(`/settings/request-types/${type.id}`);
  await director.getByRole("combobox", { name: "Scoring model" }).click();
  await director.getByRole("combobox", { name: "Scoring model" }).fill("Worth of");
  await director.getByRole("option", { name: model.name }).click();
  await director.getByRole("button", { name: "Save", exact: true }).click();
  await toast(director, "Scored idea");

  /** @param {string} title */
  const filed = async (title) => {
    const draft = await send(director, "post", "/requests", { type_id: type.id, title });
    return send(director, "post", `/requests/${draft.id}/submit`, {}, draft.version);
  };
  const good = await filed("A dike that holds");
  const poor = await filed("A dike of gold");
  await send(director, "post", "/assessments", {
    model_id: model.id,
    subject_kind: "request",
    subject_id: poor.id,
    measures: [{ criterion: "benefit", value: 2 }],
  });
  await director.goto(`/requests/${good.id}`);
  await director.getByText("Nobody has assessed it by criteria yet.").waitFor();
  await director.getByRole("button", { name: "Assess by criteria" }).click();
  await director.getByLabel("Benefit", { exact: true }).fill("9");
  await settled(director);
  await expectAccessible(director, "the assessment of a request");
  await director.getByRole("button", { name: "Save my assessment" }).click();
  await toast(director, "assessment");
  await director.goto(`/requests/${good.id}`);
  await director.getByText("Under the model “Worth of ideas”").waitFor();
  await shot(director, "request-score");
  const sorted = await api(director, `/requests?type_id=${type.id}&sort=-score`);
  const titles = sorted.items.map((/** @type {any} */ one) => one.title);
  assert.deepEqual(titles, ["A dike that holds", "A dike of gold"]);
  await director.goto(`/requests?sort=-score`);
  const rows = director.getByRole("row").filter({ hasText: "A dike" });
  await rows.nth(1).waitFor();
  assert.match(await rows.nth(0).innerText(), /A dike that holds/);
  await close(director);
});
