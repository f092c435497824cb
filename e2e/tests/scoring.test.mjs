import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { api, becomes, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

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

  // What one has no strategic fit is out; of another two people think differently.
  const model = await modelCalled(page, "Capital 2027");
  const [poor, good] = (await api(page, "/projects?limit=2")).items;
  const analyst = await open("pmo.analyst", "/scoring");
  /** @type {[typeof page, any, number][]} */
  const said = [[page, poor, 1], [page, good, 10], [analyst, good, 6]];
  for (const [who, project, fits] of said) {
    const values = [fits, 2000, 0, 3];
    const measures = model.criteria.map((/** @type {any} */ one, /** @type {number} */ at) => ({ criterion: one.code, value: values[at] }));
    await send(who, "post", "/assessments", { model_id: model.id, subject_kind: "project", subject_id: project.id, measures });
  }
  await close(analyst);
  await page.getByRole("link", { name: "Ranking" }).click();
  const row = (/** @type {any} */ project) => page.getByRole("row").filter({ hasText: project.name });
  await row(poor).getByText("Out: a must is not met").waitFor();
  // 100 and 86 points: 93, spread by 9.9.
  await row(good).getByText("93", { exact: true }).waitFor();
  await row(good).getByText("9.9", { exact: true }).waitFor();
  // Other weights are a new version; what the old one said is still there.
  const criteria = model.criteria.map((/** @type {any} */ one, /** @type {number} */ at) => ({ ...one, weight_percent: [60, 10, 20, 10][at] }));
  await send(page, "patch", `/scoring_models/${model.id}`, { criteria }, model.version);
  await page.reload();
  await row(good).getByText("88", { exact: true }).waitFor();
  await page.getByRole("combobox", { name: "Version" }).click();
  await page.getByRole("option", { name: "Version 2" }).click();
  await page.getByText("This is what version 2 said. Version 3 is in force.").waitFor();
  await row(good).getByText("93", { exact: true }).waitFor();
  await close(page);
});

test("Two people assess a project, and the ranking says the mean, the spread and why", async () => {
  const page = await open("director", "/scoring");
  const model = await modelCalled(page, "Strategic value");
  const ranked = (await api(page, `/scoring_models/${model.id}/ranking?kind=project`)).items;
  assert.ok(ranked.length >= 10, "the demo has assessed projects");
  await page.goto(`/scoring/${model.id}`);
  await settled(page);
  await page.getByRole("link", { name: ranked[0].subject.name }).waitFor();
  await expectAccessible(page, "the ranking");
  await shot(page, "scoring-ranking");
  await page.getByRole("link", { name: ranked[0].subject.name }).click();
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
  const client = await open("executive", `/scoring/${model.id}/projects/${ranked[0].subject.id}`);
  await client.getByText("Decided by the board").first().waitFor();
  assert.equal(await client.getByRole("button", { name: "Save my assessment" }).count(), 0);
  await close(client);
});

test("I let a criterion count by steps and another by a band, am told which line is no step, and see what they make of a project", async () => {
  const page = await open("director", "/scoring", { colorScheme: "dark" });
  const scale = { kind: "linear", from: 0, to: 10 };
  const criteria = ["Fit", "Months"].map((name) => ({ name, scale, weight_percent: 50 }));
  const model = await send(page, "post", "/scoring_models", { name: "Steps and bands", method: "weighted", criteria });
  await page.goto(`/scoring/${model.id}/criteria`);
  await settled(page);
  const [fit, months] = ["Fit", "Months"].map((name) => page.getByRole("group", { name, exact: true }));
  await fit.getByRole("combobox", { name: "Scale" }).click();
  await page.getByRole("option", { name: "Steps", exact: true }).click();
  const steps = fit.getByLabel("Steps, one a line: from, percent");
  await steps.fill("0, 10\n5; sixty");
  await fit.getByText("Line 2, “5; sixty”, is no step.", { exact: false }).waitFor();
  const save = page.getByRole("button", { name: "Save as a new version" });
  assert.equal(await save.isDisabled(), true);
  await steps.fill("5, 60\n0, 10");
  await save.click();
  await toast(page, "Sort them.");
  await steps.fill("0, 10\n5, 60\n8, 100");
  await months.getByRole("combobox", { name: "Scale" }).click();
  await page.getByRole("option", { name: "In a band" }).click();
  await months.getByLabel("Nothing left beyond by").fill("10");
  await expectAccessible(page, "steps and a band being written in the dark");
  await shot(page, "scoring-steps-dark");
  await save.click();
  await toast(page, "“Steps and bands” saved as version 2.");
  await page.reload();
  await becomes(() => steps.inputValue(), "0, 10\n5, 60\n8, 100");
  await becomes(() => months.getByLabel("Best to").inputValue(), "9");
  // 7.9 reaches the second step; 13 is 4 of 10 from the band.
  const [project] = (await api(page, "/projects?limit=1")).items;
  await page.goto(`/scoring/${model.id}/projects/${project.id}`);
  await page.getByLabel("Fit", { exact: true }).fill("7.9");
  await page.getByLabel("Months", { exact: true }).fill("13");
  await page.getByRole("button", { name: "Save my assessment" }).click();
  await toast(page, "Your assessment is saved: 60 points.");
  await close(page);
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

test("I compare criteria within their groups and the groups with each other, and see what each comes to", async () => {
  const page = await open("director", "/scoring");
  const scale = { kind: "linear", from: 0, to: 10 };
  const names = ["Fit", "Reach", "Skills", "Cost", "Return"];
  const criteria = names.map((name) => ({ name, scale, weight_percent: 20 }));
  const model = await send(page, "post", "/scoring_models", { name: "In groups", method: "weighted", criteria });
  await page.goto(`/scoring/${model.id}/criteria`);
  await settled(page);
  for (const [at, name] of names.entries()) {
    await page.getByRole("group", { name, exact: true }).getByLabel("Group").fill(at < 3 ? "Strategy" : "Money");
  }
  await shot(page, "scoring-groups");
  await page.getByRole("button", { name: "Save as a new version" }).click();
  await toast(page, "saved as version 2");
  await page.goto(`/scoring/${model.id}/pairs`);
  /** @param {string} group @param {string} pair @param {string} answer */
  const say = async (group, pair, answer) => {
    await page.getByRole("group", { name: group, exact: true }).getByRole("combobox", { name: pair }).click();
    await page.getByRole("option", { name: answer, exact: true }).click();
  };
  await say("Groups", "Strategy or Money?", "Strategy: moderately more");
  await say("Within “Strategy”", "Fit or Reach?", "Fit: extremely more");
  await say("Within “Strategy”", "Fit or Skills?", "Skills: extremely more");
  await say("Within “Strategy”", "Reach or Skills?", "Reach: extremely more");
  await say("Within “Money”", "Cost or Return?", "Return: extremely more");
  await page.getByText("Contradictory: ratio 6.13, up to 0.10 is accepted").waitFor();
  await say("Within “Strategy”", "Fit or Reach?", "Fit: moderately more");
  await say("Within “Strategy”", "Fit or Skills?", "Fit: strongly more");
  await say("Within “Strategy”", "Reach or Skills?", "Reach: moderately more");
  await page.getByText("Consistent: ratio 0.03, up to 0.10 is accepted").waitFor();
  await page.getByText("= 75 % of the group × 63.7 % within it").waitFor();
  await page.getByText("47.77 %").first().waitFor();
  await expectAccessible(page, "comparing in groups");
  await shot(page, "scoring-pairs-groups");
  await page.getByRole("button", { name: "Save my answers" }).click();
  await toast(page, "Your comparison is saved.");
  await page.getByRole("button", { name: "Use these weights" }).click();
  await toast(page, "The model has these weights now, as version 3.");
  await close(page);
});

test("I save the matrices of a comparison as CSV, fill mine in from a file that I wrote, and am told which cell is wrong", async () => {
  const page = await open("director", "/scoring");
  const scale = { kind: "linear", from: 0, to: 10 };
  const criteria = ["Growth", "Safety", "Speed", "Reach"].map((name) => ({ name, scale, weight_percent: 25 }));
  const model = await send(page, "post", "/scoring_models", { name: "By file", method: "weighted", criteria });
  await page.goto(`/scoring/${model.id}/pairs`);
  await settled(page);
  /** @param {string[][]} rows */
  const choose = async (rows) => {
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Fill in from a matrix (CSV)" }).click();
    const text = rows.map((row) => row.join(";")).join("\r\n");
    await (await choosing).setFiles({ name: "mine.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  };
  const head = ["Mine", "Growth", "Safety", "Speed", "Reach"];
  /** @param {string} safety @param {string} reach @param {string} back */
  const matrix = (safety, reach, back) => [
    head,
    ["Growth", "1", safety, "4", reach],
    ["Safety", "0,5", "1", "2", "4"],
    ["Speed", "", "", "1", "2"],
    ["Reach", back, "1/4", "", "1"],
  ];
  await choose(matrix("12", "8", "1/8"));
  await page.getByText("“Growth” against “Safety” is 12. Use 1 to 9").waitFor();
  await expectAccessible(page, "a matrix that cannot be read");
  await choose(matrix("2", "8", "8"));
  await page.getByText("“Growth” against “Reach” is 8, but the other way round it is 8.").waitFor();
  // One judgement stands against all others: it is named, and counts only with a reason.
  await choose(matrix("2", "1/9", "9"));
  await toast(page, "Your answers are filled in from mine.csv");
  await page.getByText("“Growth or Reach” fits least: all other answers imply").waitFor();
  await shot(page, "scoring-pairs-odd");
  await page.getByRole("button", { name: "Save my answers" }).click();
  await toast(page, "The judgement of Growth and Reach fits least.");
  await page.getByLabel("Why it counts nevertheless").fill("The council wants reach");
  await page.getByRole("button", { name: "Save my answers" }).click();
  await toast(page, "Your comparison is saved.");
  await page.getByText("Counts because: The council wants reach").first().waitFor();
  await choose(matrix("2", "8", "1/8"));
  await page.getByText("Consistent: ratio 0, up to 0.10 is accepted").waitFor();
  await shot(page, "scoring-pairs-file");
  await page.getByRole("button", { name: "Save my answers" }).click();
  await toast(page, "Your comparison is saved.");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the matrices (CSV)" }).click();
  const file = await waiting;
  assert.equal(file.suggestedFilename(), "By file.csv");
  const lines = (await readFile(await file.path(), "utf8")).replace("\uFEFF", "").split("\r\n");
  assert.match(lines[0], /,Growth,Safety,Speed,Reach,/);
  assert.equal(lines[1], "Growth,1,2,4,8,53.33");
  assert.match(lines[5], /^Consistency ratio,0$/);
  await close(page);
});

test("I sort projects by MoSCoW, and each bucket is also its place in the ranking", async () => {
  const page = await open("director", "/scoring");
  await settled(page);
  await page.getByRole("button", { name: "New scoring model" }).click();
  const dialog = page.getByRole("dialog", { name: "New scoring model" });
  await dialog.getByLabel("Name").fill("Must or could");
  await dialog.getByRole("combobox", { name: "Start from" }).click();
  await page.getByRole("option", { name: "MoSCoW", exact: true }).click();
  await dialog.getByRole("button", { name: "Create scoring model" }).click();
  await page.getByRole("heading", { level: 1, name: "Must or could" }).waitFor();
  const model = await modelCalled(page, "Must or could");
  const projects = (await api(page, "/projects?limit=2")).items;
  for (const [project, bucket] of [[projects[0], "Could"], [projects[1], "Must"]]) {
    await page.goto(`/scoring/${model.id}/projects/${project.id}`);
    await page.getByRole("heading", { name: "My assessment" }).waitFor();
    await page.getByRole("combobox", { name: "Priority" }).click();
    await page.getByRole("option", { name: bucket, exact: true }).click();
    await page.getByRole("button", { name: "Save my assessment" }).click();
    await toast(page, "Your assessment is saved");
  }
  await shot(page, "scoring-moscow");
  const ranked = (await api(page, `/scoring_models/${model.id}/ranking`)).items;
  assert.deepEqual(ranked.map((/** @type {any} */ one) => one.subject.id), [projects[1].id, projects[0].id]);
  await page.goto(`/scoring/${model.id}`);
  const row = page.getByRole("row").filter({ hasText: projects[1].name });
  await row.getByText("Must").first().waitFor();
  await expectAccessible(page, "a ranking by MoSCoW");
  await close(page);
});

/**
 * A model made of a template on its page. @param {import("playwright-core").Page} page @param {string} name
 * @param {string} template
 */
async function newModel(page, name, template) {
  await page.goto("/scoring");
  await settled(page);
  await page.getByRole("button", { name: "New scoring model" }).click();
  const dialog = page.getByRole("dialog", { name: "New scoring model" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("combobox", { name: "Start from" }).click();
  await page.getByRole("option", { name: template, exact: true }).click();
  await dialog.getByRole("button", { name: "Create scoring model" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  return modelCalled(page, name);
}

test("Two people answer Kano's questions about a project, and I read what it is to them, in words and beside MoSCoW", async () => {
  const page = await open("director", "/scoring");
  const model = await newModel(page, "What pleases", "Kano");
  const [one, other] = (await api(page, "/projects?limit=2")).items;
  /** @param {import("playwright-core").Page} page @param {any} project @param {string} there @param {string} missing */
  const answer = async (page, project, there, missing) => {
    await page.goto(`/scoring/${model.id}/projects/${project.id}`);
    await page.getByRole("heading", { name: "My assessment" }).waitFor();
    await page.getByRole("combobox", { name: "How do you feel if it is there?" }).click();
    await page.getByRole("option", { name: there, exact: true }).click();
    await page.getByRole("combobox", { name: "How do you feel if it is not there?" }).click();
    await page.getByRole("option", { name: missing, exact: true }).click();
    await page.getByRole("button", { name: "Save my assessment" }).click();
  };
  await answer(page, one, "I like it", "I am neutral");
  await toast(page, "Your assessment is saved: Attractive");
  await answer(page, other, "I expect it", "I dislike it");
  await toast(page, "Your assessment is saved: Must-be");
  const second = await open("pmo.analyst", "/scoring");
  await answer(second, one, "I like it", "I dislike it");
  await toast(second, "Your assessment is saved: One-dimensional");
  await close(second);

  // One says attractive, one says one-dimensional: of as many the first in order.
  await page.goto(`/scoring/${model.id}/projects/${one.id}`);
  await page.getByText("the more of it the better, and the less the worse.").waitFor();
  const counts = page.getByRole("list", { name: "What people make of it" });
  await counts.getByText("Attractive: 1").waitFor();
  await page.getByText("Satisfies by 1 when it is there, dissatisfies by -0.5 when it is not", { exact: false }).waitFor();
  await page.getByRole("cell", { name: "I dislike it" }).first().waitFor();
  await expectAccessible(page, "an assessment by Kano");
  await shot(page, "scoring-kano");
  await page.goto(`/scoring/${model.id}`);
  const row = page.getByRole("row").filter({ hasText: other.name });
  await row.getByText("Must-be").first().waitFor();
  await expectAccessible(page, "a ranking by Kano");
  await shot(page, "scoring-kano-ranking");

  const moscow = await newModel(page, "Must or could, again", "MoSCoW");
  for (const [project, value] of [[one, 4], [other, 2]]) {
    const measures = [{ criterion: "priority", value, note: "" }];
    await send(page, "post", "/assessments", { model_id: moscow.id, subject_kind: "project", subject_id: project.id, measures });
  }
  await page.goto(`/scoring/${model.id}/compare`);
  await settled(page);
  await page.getByRole("combobox", { name: "Compare with" }).click();
  await page.getByRole("option", { name: "Must or could, again" }).click();
  await page.getByText("Kendall’s τ -1: mostly the reverse order").waitFor();
  await page.getByRole("cell", { name: /^Must-be · 5.5/ }).waitFor();
  await page.getByRole("cell", { name: /^Could · 2/ }).waitFor();
  await shot(page, "scoring-kano-compare");
  await close(page);
});

test("I score by WSJF, RICE, ICE and net present value, each made of its template", async () => {
  const page = await open("director", "/scoring");
  const [project] = (await api(page, "/projects?limit=1")).items;
  /** @type {[string, [string, string][], string][]} */
  const templates = [
    ["Weighted shortest job first (WSJF)", [["Business value", "8"], ["Time criticality", "5"], ["Risk reduction or opportunity", "3"], ["Job size", "5"]], "3.2"],
    ["RICE", [["Reach", "1000"], ["Impact", "2"], ["Confidence (%)", "80"], ["Effort (person-months)", "4"]], "400"],
    ["ICE", [["Impact (of 10)", "8"], ["Confidence (of 10)", "7"], ["Ease (of 10)", "5"]], "280"],
    ["Net present value (NPV)", [["Today (k€)", "-1000"], ["Year 1 (k€)", "300"], ["Year 2 (k€)", "400"], ["Year 3 (k€)", "500"], ["Year 4 (k€)", "200"]], "115.57"],
  ];
  for (const [template, values, points] of templates) {
    const model = await newModel(page, `By ${template}`, template);
    await page.goto(`/scoring/${model.id}/projects/${project.id}`);
    await page.getByRole("heading", { name: "My assessment" }).waitFor();
    for (const [label, value] of values) await page.getByLabel(label, { exact: true }).fill(value);
    await page.getByRole("button", { name: "Save my assessment" }).click();
    await toast(page, `Your assessment is saved: ${points} points.`);
  }
  await close(page);
});

test("I score a development by its expected commercial value, and am told the value and what each unit of development brings", async () => {
  const page = await open("director", "/scoring", { colorScheme: "dark" });
  const model = await newModel(page, "Developments", "Expected commercial value (ECV)");
  const [project] = (await api(page, "/projects?limit=1")).items;
  await page.goto(`/scoring/${model.id}/projects/${project.id}`);
  await page.getByRole("heading", { name: "My assessment" }).waitFor();
  for (const [label, value] of [["Net present value (k€)", "500"], ["Chance that it sells (%)", "160"], ["Launch cost (k€)", "40"], ["Chance that it works (%)", "70"], ["Development cost (k€)", "90"]]) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
  await page.getByRole("button", { name: "Save my assessment" }).click();
  await toast(page, "Give chances from 0 to 100 %.");
  await page.getByLabel("Chance that it sells (%)", { exact: true }).fill("60");
  await page.getByRole("button", { name: "Save my assessment" }).click();
  await toast(page, "Your assessment is saved: 1.02 points.");
  await page.getByText("Expected commercial value 92: ", { exact: false }).waitFor();
  await page.getByText("1.02 for each unit of development cost", { exact: false }).waitFor();
  await expectAccessible(page, "an assessment by expected commercial value in the dark");
  await shot(page, "scoring-ecv-dark");
  await page.goto(`/scoring/${model.id}`);
  await page.getByRole("row").filter({ hasText: project.name }).getByText("ECV 92").waitFor();
  await close(page);
});

test("I see which weight would change the ranking, and how alike two models rank", async () => {
  const page = await open("director", "/scoring");
  const model = await modelCalled(page, "Strategic value");
  await page.goto(`/scoring/${model.id}/compare`);
  await settled(page);
  await page.getByText(/weighs .* % instead of/).first().waitFor();
  await page.getByRole("combobox", { name: "Compare with" }).click();
  await page.getByRole("option", { name: "WSJF", exact: true }).click();
  await page.getByText(/Kendall’s τ/).waitFor();
  await expectAccessible(page, "two models side by side");
  await shot(page, "scoring-compare");
  await close(page);
});
