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

test("I see pending requests in the ranking among the projects, show requests alone, and open what people say of one", async () => {
  const page = await open("director", "/scoring");
  const model = (await api(page, "/scoring_models?q=Strategic")).items[0];
  const ranked = (await api(page, `/scoring_models/${model.id}/ranking`)).items;
  const request = ranked.find((/** @type {any} */ one) => one.subject.name === "Second battery hall");
  assert.equal(request.subject.kind, "request");
  const above = ranked.find((/** @type {any} */ one) => one.subject.kind === "project");
  await page.goto(`/scoring/${model.id}`);
  const grid = page.getByRole("grid", { name: "Ranking" });
  const row = (/** @type {any} */ one) => grid.getByRole("row").filter({ hasText: one.subject.name });
  await row(request).getByRole("gridcell", { name: "Request", exact: true }).waitFor();
  await row(request).getByText("To be decided").waitFor();
  await row(request).getByText("Opinions far apart").waitFor();
  await row(above).getByRole("gridcell", { name: "Project", exact: true }).waitFor();
  await shot(page, "ranking-mixed");
  // Alone they keep their places among both.
  await page.getByRole("radiogroup", { name: "Kind" }).getByText("Requests").click();
  await row(above).waitFor({ state: "detached" });
  assert.match(page.url(), /kind=request/);
  await row(request).getByRole("gridcell", { name: String(request.rank), exact: true }).waitFor();
  await settled(page);
  await expectAccessible(page, "a ranking of requests");
  await grid.getByRole("link", { name: "Second battery hall" }).click();
  await page.getByRole("heading", { name: "Second battery hall" }).waitFor();
  await page.getByText("As the first hall, which paid for itself in four years").waitFor();
  // A request is chosen to be assessed as a project is.
  await page.goto(`/scoring/${model.id}`);
  await page.getByRole("combobox", { name: "Which project or request" }).fill("field crews");
  await page.getByRole("option", { name: /^R-\d+ Mobile app for field crews$/ }).click();
  await page.getByRole("button", { name: "Assess", exact: true }).click();
  await page.getByRole("heading", { name: "Mobile app for field crews" }).waitFor();
  await page.getByRole("heading", { name: "My assessment" }).waitFor();

  // Neighbours and the other model, with requests among them and alone.
  await page.goto(`/scoring/${model.id}/compare`);
  await page.getByRole("link", { name: "Second battery hall" }).first().waitFor();
  await page.getByRole("combobox", { name: "Compare with" }).click();
  await page.getByRole("option", { name: "WSJF", exact: true }).click();
  const beside = page.getByRole("table", { name: "Next to another model" });
  await beside.getByText(/^Project /).first().waitFor();
  await beside.getByText(/^Request R-/).first().waitFor();
  await page.getByRole("radiogroup", { name: "Kind" }).getByText("Requests").click();
  await beside.getByText(/^Project /).first().waitFor({ state: "detached" });
  await beside.getByRole("row").nth(5).waitFor();
  await expectAccessible(page, "two models side by side for requests");
  await shot(page, "ranking-compare-requests");
  await close(page);

  // Who may not see all requests sees those that they filed.
  const manager = await open("project.manager", `/scoring/${model.id}?kind=request`, { colorScheme: "dark" });
  await manager.getByRole("row").filter({ hasText: "Digital twin of the pumping stations" }).waitFor();
  assert.equal(await manager.getByRole("link", { name: "Second battery hall" }).count(), 0);
  await close(manager);
});
