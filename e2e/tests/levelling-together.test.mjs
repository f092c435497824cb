import assert from "node:assert/strict";
import { test } from "node:test";
import { api, close, expectAccessible, open, send, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

/** @param {import("playwright-core").Page} page @param {string} name */
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
};

/** Two projects of a program ask for one person at the same time. @param {import("playwright-core").Page} page @param {string} name */
async function sharedPerson(page, name) {
  const program = await send(page, "post", "/programs", { name });
  const person = await send(page, "post", "/resources", { name: `Crane of ${name}` });
  const made = [];
  for (const [title, priority] of [["Harbour", 800], ["Bridge", 200]]) {
    const project = await send(page, "post", "/projects", {
      name: `${title} of ${name}`,
      start: "2027-03-01T08:00",
      program_id: program.id,
    });
    const { task } = await send(page, "post", `/projects/${project.id}/tasks`, {
      name: `Lift ${title}`,
      duration_text: "2d",
    });
    await send(page, "post", `/projects/${project.id}/edits`, {
      changes: [{ do: "set", task: task.id, fields: { people: person.name } }],
    });
    const { version } = await api(page, `/projects/${project.id}`);
    await send(page, "patch", `/projects/${project.id}`, { priority }, version);
    made.push({ project, task });
  }
  return { program, person, harbour: made[0], bridge: made[1] };
}

test("I level the projects of a program together, read who waits for whom, and take it back in all of them", async () => {
  const page = await open("director", "/");
  const { program, person, harbour, bridge } = await sharedPerson(page, "Two shores");
  await page.goto(new URL(`/programs/${program.id}`, page.url()).href);
  await page.getByRole("link", { name: "Level people…" }).click();
  await page.getByRole("heading", { name: "Level projects together" }).waitFor();
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByText(`Waits for ${person.name}, busy with “Lift Harbour” of Harbour of Two shores`).waitFor();
  await page.getByText("1 of 2 projects has tasks that wait.").waitFor();
  await page.getByText("Harbour of Two shores stays as it is.").waitFor();
  await settled(page);
  await expectAccessible(page, "levelling of projects");
  await shot(page, "levelling-together");
  await page.getByRole("button", { name: "Accept 1 delay in 1 project" }).click();
  await page.getByRole("status").getByText("The projects are levelled").waitFor();
  assert.equal((await api(page, `/tasks/${bridge.task.id}`)).start, "2027-03-03T08:00");
  assert.equal((await api(page, `/tasks/${harbour.task.id}`)).start, "2027-03-01T08:00");
  await shot(page, "levelling-together-done");
  await page.getByRole("button", { name: "Take back in all projects" }).click();
  await toast(page, "Taken back in all projects.");
  assert.equal((await api(page, `/tasks/${bridge.task.id}`)).start, "2027-03-01T08:00");
  await close(page);
});

/**
 * Harbour wants a crane and a diver on Tuesday and Wednesday; Bridge, less urgent, wants both for three days from
 * Monday on.
 * @param {import("playwright-core").Page} page @param {string} name
 */
async function twoDaysBetween(page, name) {
  const program = await send(page, "post", "/programs", { name });
  const people = [`Crane of ${name}`, `Diver of ${name}`];
  for (const person of people) await send(page, "post", "/resources", { name: person });
  const made = [];
  for (const [title, priority, start, duration_text] of /** @type {const} */ ([
    ["Harbour", 800, "2027-03-02T08:00", "2d"],
    ["Bridge", 200, "2027-03-01T08:00", "3d"],
  ])) {
    const project = await send(page, "post", "/projects", {
      name: `${title} of ${name}`,
      start: "2027-03-01T08:00",
      program_id: program.id,
    });
    const tasks = [];
    for (const [at, work] of ["Lift", "Dive"].entries()) {
      const { task } = await send(page, "post", `/projects/${project.id}/tasks`, {
        name: `${work} ${title}`,
        duration_text,
      });
      await send(page, "post", `/projects/${project.id}/edits`, {
        changes: [{ do: "set", task: task.id, fields: { people: people[at], start } }],
      });
      tasks.push(task.id);
    }
    const { version } = await api(page, `/projects/${project.id}`);
    await send(page, "patch", `/projects/${project.id}`, { priority }, version);
    made.push({ project, tasks });
  }
  return { program, people, harbour: made[0], bridge: made[1] };
}

test("I let tasks of several projects be split, see the parts and why, take one of them, and take it back", async () => {
  const page = await open("director", "/");
  const { program, people, bridge } = await twoDaysBetween(page, "Split shores");
  const pieces = async () => (await api(page, `/projects/${bridge.project.id}/gantt`)).pieces;
  await page.goto(new URL(`/levelling?program_id=${program.id}`, page.url()).href);
  // Without leave to split, the less urgent project waits until the other is done.
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByRole("button", { name: "Accept 2 delays in 1 project" }).waitFor();
  assert.equal(await page.getByText("Tasks in parts").count(), 0);
  await page.getByRole("checkbox", { name: "Tasks may be split" }).check();
  await page.getByRole("button", { name: "Preview again" }).click();
  await page.getByRole("button", { name: "Accept 2 changes in 1 project" }).waitFor();
  await page.getByText("Begins as before, in parts").first().waitFor();
  const parts = page.getByRole("listitem").filter({ hasText: "Lift Bridge" });
  await parts.getByText(/Worked on in 2 parts: 1 Mar 2027; 4 Mar 2027 to 5 Mar 2027/).waitFor();
  await parts
    .getByText(`Pauses for ${people[0]}, busy with “Lift Harbour” of Harbour of Split shores`)
    .waitFor();
  await settled(page);
  await expectAccessible(page, "levelling of projects with splits");
  await shot(page, "levelling-together-splits");
  await page.getByRole("checkbox", { name: "Take “Dive Bridge”" }).uncheck();
  await page.getByText("Not everything is taken").waitFor();
  await page.getByRole("button", { name: "Accept 1 change in 1 project" }).click();
  await page.getByRole("status").getByText("The projects are levelled").waitFor();
  assert.equal((await api(page, `/tasks/${bridge.tasks[0]}`)).finish, "2027-03-05T17:00");
  assert.equal((await api(page, `/tasks/${bridge.tasks[1]}`)).finish, "2027-03-03T17:00");
  const split = await pieces();
  assert.equal(split.length, 1);
  assert.equal(split[0].spans.length, 2);
  await page.getByRole("button", { name: "Take back in all projects" }).click();
  await toast(page, "Taken back in all projects.");
  assert.deepEqual(await pieces(), []);
  assert.equal((await api(page, `/tasks/${bridge.tasks[0]}`)).finish, "2027-03-03T17:00");
  await close(page);
});

test("I choose whether what is left of begun tasks may wait, and see that it does", async () => {
  const page = await open("director", "/");
  const { program, people, harbour, bridge } = await twoDaysBetween(page, "Begun shores");
  // Lifting in the harbour stays where it is.
  await send(page, "post", `/projects/${harbour.project.id}/edits`, {
    changes: [{ do: "set", task: harbour.tasks[0], fields: { priority: 1000 } }],
  });
  // Bridge has begun: a day of lifting is done.
  await send(page, "post", `/projects/${bridge.project.id}/edits`, {
    changes: [
      { do: "set", task: bridge.tasks[0], fields: { actual_start: "2027-03-01T08:00", duration_text: "4d" } },
      { do: "set", task: bridge.tasks[0], fields: { percent_complete: 25 } },
    ],
  });
  await page.goto(new URL(`/levelling?program_id=${program.id}`, page.url()).href);
  await page.getByRole("checkbox", { name: "Tasks may be split" }).check();
  await page.getByRole("checkbox", { name: "Leave begun tasks alone" }).check();
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByRole("button", { name: "Preview again" }).waitFor();
  assert.equal(await page.getByText("Has begun: what is left waits or pauses").count(), 0);
  await page.getByRole("checkbox", { name: "Leave begun tasks alone" }).uncheck();
  await page.getByRole("button", { name: "Preview again" }).click();
  await page.getByText("Has begun: what is left waits or pauses").waitFor();
  await page.getByText(new RegExp(`Pauses for ${people[0]}`)).waitFor();
  await settled(page);
  await shot(page, "levelling-begun");
  await close(page);
});

test("I take levelling in one project and leave another as it is", async () => {
  const page = await open("director", "/");
  const { program, harbour, bridge, person } = await sharedPerson(page, "Three shores");
  const third = await send(page, "post", "/projects", {
    name: "Quay of Three shores",
    start: "2027-03-01T08:00",
    program_id: program.id,
  });
  const { task } = await send(page, "post", `/projects/${third.id}/tasks`, { name: "Lift Quay", duration_text: "2d" });
  await send(page, "post", `/projects/${third.id}/edits`, {
    changes: [{ do: "set", task: task.id, fields: { people: person.name } }],
  });
  await page.goto(new URL(`/levelling?program_id=${program.id}`, page.url()).href);
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByRole("button", { name: "Accept 2 delays in 2 projects" }).waitFor();
  await page.getByRole("checkbox", { name: "Take “Bridge of Three shores”" }).uncheck();
  await page.getByText("Not everything is taken").waitFor();
  await page.getByRole("button", { name: "Accept 1 delay in 1 project" }).click();
  await page.getByRole("status").getByText("The projects are levelled").waitFor();
  assert.equal((await api(page, `/tasks/${bridge.task.id}`)).start, "2027-03-01T08:00");
  assert.equal((await api(page, `/tasks/${harbour.task.id}`)).start, "2027-03-01T08:00");
  assert.equal((await api(page, `/tasks/${task.id}`)).start, "2027-03-03T08:00");
  await close(page);
});

test("From a conflict of a person I go to levelling the projects that want them", async () => {
  const page = await open("director", "/capacity/conflicts");
  await page.getByRole("link", { name: "Level these projects" }).first().click();
  await page.getByRole("heading", { name: "Level projects together" }).waitFor();
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByRole("button", { name: "Preview again" }).waitFor();
  await close(page);
});

test("Levelling without projects says where to begin, and a portfolio with none says so", async () => {
  const page = await open("director", "/levelling");
  await page.getByText("No projects are chosen").waitFor();
  const empty = await send(page, "post", "/portfolios", { name: "Nothing yet to level" });
  await page.goto(new URL(`/levelling?portfolio_id=${empty.id}`, page.url()).href);
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByText("There is no project to level here").waitFor();
  await close(page);
});

test("I level a scenario: a project of it starts later because a team has no room, and no plan moves", async () => {
  const page = await open("director", "/");
  const portfolio = await send(page, "post", "/portfolios", { name: "Pumping" });
  const team = await send(page, "post", "/teams", { name: "Pump fitters" });
  const person = await send(page, "post", "/resources", { name: "Only fitter", team_id: team.id });
  const made = [];
  for (const [name, priority] of [["Well north", 900], ["Well south", 100]]) {
    const project = await send(page, "post", "/projects", {
      name,
      start: "2027-03-01T08:00",
      portfolio_id: portfolio.id,
    });
    const { task } = await send(page, "post", `/projects/${project.id}/tasks`, { name: "Fit", duration_text: "20d" });
    await send(page, "post", `/projects/${project.id}/edits`, {
      changes: [{ do: "set", task: task.id, fields: { people: person.name } }],
    });
    const { version } = await api(page, `/projects/${project.id}`);
    await send(page, "patch", `/projects/${project.id}`, { priority }, version);
    made.push(project);
  }
  const scenario = await send(page, "post", "/scenarios", {
    name: "Wells",
    portfolio_id: portfolio.id,
    question: { currency: "EUR", start: "2027-03", months: 6 },
  });
  await page.goto(new URL(`/scenarios/${scenario.id}/live`, page.url()).href);
  await page.getByRole("button", { name: "Take all from live" }).click();
  await page.getByRole("heading", { name: "Level the scenario" }).waitFor();
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByText(/Pump fitters has no room for it in Mar/).waitFor();
  await settled(page);
  await expectAccessible(page, "levelling of a scenario");
  await shot(page, "levelling-scenario");
  await page.getByRole("button", { name: "Accept 1 later start" }).click();
  await page.getByRole("status").getByText("The scenario has later starts").waitFor();
  const shifts = async () => {
    const { items } = await api(page, `/scenarios/${scenario.id}/overlay`);
    return items.map((/** @type {any} */ one) => one.change.shift_months).sort();
  };
  assert.deepEqual(await shifts(), [0, 1]);
  assert.equal((await api(page, `/projects/${made[1].id}`)).planned_start, "2027-03-01T08:00");
  await page.getByRole("button", { name: "Take them back" }).click();
  await toast(page, "The starts are as they were.");
  assert.deepEqual(await shifts(), [0, 0]);
  await close(page);
});

test("On a phone, and in the dark, levelling of projects is readable", async () => {
  const page = await open("director", "/", { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  const { program } = await twoDaysBetween(page, "Small screen");
  await page.goto(new URL(`/levelling?program_id=${program.id}`, page.url()).href);
  await page.getByRole("checkbox", { name: "Tasks may be split" }).check();
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByRole("button", { name: "Accept 2 changes in 1 project" }).waitFor();
  await settled(page);
  await expectAccessible(page, "levelling of projects on a phone");
  await shot(page, "levelling-phone-dark");
  await close(page);
});
