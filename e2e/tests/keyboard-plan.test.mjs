import assert from "node:assert/strict";
import { test } from "node:test";
import { api, close, open, useBrowser } from "../harness.mjs";
import { planNow, planOf, saved, table } from "../plan-table.mjs";

useBrowser();

/** A plan as it stands on paper: level, name, duration, predecessors, people. */
const PHASES = ["Prepare", "Design", "Build", "Test", "Hand over"];
/** @type {{ level: number, name: string, duration: string, predecessors: string, people: string }[]} */
const PAPER = [];
for (const phase of PHASES) {
  const first = PAPER.length + 1;
  PAPER.push({ level: 1, name: phase, duration: "", predecessors: "", people: "" });
  for (let step = 1; step <= 9; step++) {
    const row = first + step;
    const before = step > 1 ? row - 1 : first > 1 ? first - 1 : 0;
    PAPER.push({
      level: 2,
      name: `${phase} step ${step}`,
      duration: `${(row % 5) + 1}d`,
      predecessors: before === 0 ? "" : step % 3 === 0 ? `${before}FS+1d` : String(before),
      people: step === 5 ? "PERSON[50%]" : "",
    });
  }
}

test("A planner rebuilds a plan of 50 tasks from paper with the keyboard alone", async () => {
  const page = await open("director", "/projects");
  const project = await planOf(page, "From paper");
  const person = (await api(page, "/resources?kind=work&limit=1&sort=name")).items[0].name;
  await page.goto(`/projects/${project.id}/gantt?columns=number.name.duration.people.predecessors`);
  await table(page).waitFor();
  const begun = Date.now();
  let keys = 0;
  const press = async (/** @type {string} */ key, times = 1) => {
    for (let i = 0; i < times; i++) await page.keyboard.press(key);
    keys += times;
  };
  const type = async (/** @type {string} */ text) => {
    await page.keyboard.type(text);
    keys += text.length;
  };
  // Tab leads into the table; no pointer is used anywhere.
  await page.getByRole("button", { name: "Columns" }).focus();
  for (let i = 0; i < 30; i++) {
    await press("Tab");
    if (await table(page).evaluate((element) => element === document.activeElement)) break;
  }
  await press("ArrowDown");
  for (const line of PAPER) {
    await type(line.name);
    await press("Enter");
  }
  // The steps of each phase go under it.
  await press("Control+Home");
  await press("ArrowRight");
  for (const phase of PHASES) {
    await press("ArrowDown");
    await press("Shift+ArrowDown", 8);
    await press("Alt+Shift+ArrowRight");
    await press("ArrowDown", phase === "Hand over" ? 0 : 9);
  }
  for (const [column, right] of /** @type {const} */ ([
    ["duration", 2],
    ["people", 3],
    ["predecessors", 4],
  ])) {
    await press("Control+Home");
    await press("ArrowRight", right);
    for (const line of PAPER) {
      const text = line[column].replace("PERSON", person);
      if (text) await type(text);
      await press(text ? "Enter" : "ArrowDown");
    }
  }
  await saved(page);
  const plan = await planNow(page, project);
  console.log(`${PAPER.length} tasks, ${keys} keys, ${Math.round((Date.now() - begun) / 1000)} s`);
  assert.deepEqual(
    plan.tasks.name,
    PAPER.map((line) => line.name),
  );
  assert.deepEqual(
    plan.tasks.parent.map((/** @type {number} */ parent) => (parent < 0 ? 1 : 2)),
    PAPER.map((line) => line.level),
  );
  for (const [row, line] of PAPER.entries()) {
    if (line.duration) assert.equal(plan.tasks.more.duration_text[row], line.duration, line.name);
    assert.equal(plan.tasks.people[row], line.people.replace("PERSON", person), line.name);
  }
  const wanted = PAPER.filter((line) => line.predecessors).length;
  assert.equal(plan.dependencies.id.length, wanted);
  assert.equal(plan.dependencies.lag.filter((/** @type {string} */ lag) => lag === "+1d").length, 15);
  await close(page);
});
