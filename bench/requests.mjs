// CPU per request and size of the server, with 1,000 to 50,000 tasks stored.
//
//   cargo build --release -p steerco
//   node bench/requests.mjs                                   on SQLite
//   cargo xtask postgres node bench/requests.mjs --postgres   on a throw-away PostgreSQL
//
// Counts the CPU time of the server process only (of PostgreSQL's processes nothing), over 200
// requests a case, one after the other. Linux only.

import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program = process.env.STEERCO_BIN ?? "target/release/steerco";
const onPostgres = process.argv.includes("--postgres");
const TICK_MS = 10; // Linux counts process time in hundredths of a second.
const REQUESTS = 200;

/** A folder of tables: projects of 100 tasks in five phases, linked and staffed. */
function tables(folder, projects) {
  let seed = 12345;
  const next = (limit) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % limit;
  };
  const files = {
    "people.csv": ["key,name,email,team"],
    "projects.csv": ["key,name,portfolio,program,start,stage"],
    "tasks.csv": ["project,key,name,parent,duration"],
    "dependencies.csv": ["project,predecessor,successor,kind,lag"],
    "assignments.csv": ["project,task,person,units"],
  };
  for (let person = 0; person < 200; person++) {
    files["people.csv"].push(`p${person},Person ${person},person${person}@example.org,Team ${person % 20}`);
  }
  const add = (project, name, size) => {
    files["projects.csv"].push(`X${project},${name},Portfolio ${project % 5},Program ${project % 25},2026-03-02,active`);
    for (let task = 0; task < size; task++) {
      const phase = Math.floor(task / 20) * 20;
      const parent = task === phase ? "" : `t${phase}`;
      files["tasks.csv"].push(`X${project},t${task},Task ${task} of project ${project},${parent},${1 + next(10)}d`);
      if (task - phase > 1) {
        const before = phase + 1 + next(task - phase - 1);
        files["dependencies.csv"].push(`X${project},t${before},t${task},${next(4) ? "FS" : "SS"},${next(3) ? "" : "1d"}`);
        if (next(3)) files["assignments.csv"].push(`X${project},t${task},p${next(200)},100`);
      }
    }
  };
  for (let project = 0; project < projects; project++) add(project, `Project ${project}`, 100);
  add(projects, "Large project", 1000);
  mkdirSync(folder);
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), `${lines.join("\n")}\n`);
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function ask(port, path, headers = {}, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: "127.0.0.1", port, path, agent, method: body ? "POST" : "GET", headers },
      (response) => {
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function memoryMb(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
}

async function measure(projects) {
  const folder = mkdtempSync(join(tmpdir(), "steerco-bench-"));
  let database = join(folder, "bench.sqlite");
  if (onPostgres) {
    database = process.env.STEERCO_TEST_POSTGRES.replace(/\/[^/]*$/, `/bench_${projects}`);
    execFileSync("psql", [process.env.STEERCO_TEST_POSTGRES, "-qc", `CREATE DATABASE bench_${projects}`]);
  }
  tables(join(folder, "tables"), projects);
  execFileSync(program, ["demo", "--no-serve", "--today", "2026-11-20", "--database", database], { stdio: "ignore" });
  const begin = performance.now();
  execFileSync(program, ["import", join(folder, "tables"), "--database", database], { stdio: "ignore" });
  const importSeconds = (performance.now() - begin) / 1000;

  const port = 18000 + (process.pid % 1000);
  const started = performance.now();
  const server = spawn(program, ["serve", "--database", database, "--listen", `127.0.0.1:${port}`], { stdio: "ignore" });
  while (!(await ask(port, "/readyz").catch(() => null))) await new Promise((resolve) => setTimeout(resolve, 5));
  const coldStart = performance.now() - started;
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const idle = memoryMb(server.pid);

  const signIn = await ask(port, "/api/v1/sessions", { "content-type": "application/json" },
    JSON.stringify({ email: "director@meridian.example", password: "steer the portfolio" }));
  const headers = { cookie: signIn.headers["set-cookie"][0].split(";")[0] };
  const get = async (path) => JSON.parse((await ask(port, path, headers)).body);
  const project = (await get("/api/v1/projects?limit=1&q=Project%207")).items[0];
  const large = (await get("/api/v1/projects?limit=1&q=Large%20project")).items[0];
  const task = (await get(`/api/v1/projects/${project.id}/tasks?limit=1`)).items[0];
  const others = [];
  for (const { id } of (await get("/api/v1/projects?limit=100")).items) {
    const tasks = (await get(`/api/v1/projects/${id}/tasks?limit=20`)).items;
    if (tasks.length > 0) others.push(`/api/v1/tasks/${tasks.at(-1).id}`);
  }
  // A task whose plan nobody looked at since the server started: each is asked for once.
  const unseen = cpuMs(server.pid);
  for (const path of others) await ask(port, path, headers);
  const rows = { "one task, first look at its plan": (cpuMs(server.pid) - unseen) / others.length };
  const cases = {
    "100 tasks of a project": `/api/v1/projects/${project.id}/tasks?limit=100`,
    "one task": `/api/v1/tasks/${task.id}`,
    "Gantt of 100 tasks": `/api/v1/projects/${project.id}/gantt`,
    "Gantt of 1,000 tasks": `/api/v1/projects/${large.id}/gantt`,
    "100 projects, late, by finish": "/api/v1/projects?limit=100&late=true&sort=-finish",
    "100 tasks of all projects, critical, by finish": "/api/v1/tasks?limit=100&critical=true&sort=-finish",
    "100 tasks of all projects, unfinished, by finish": "/api/v1/tasks?limit=100&unfinished=true&sort=finish",
    "search for a word": "/api/v1/search?q=task%2042",
  };
  for (const [name, path] of Object.entries(cases)) {
    const first = await ask(port, path, headers);
    if (first.status !== 200) throw new Error(`${path}: ${first.status} ${first.body}`);
    const before = cpuMs(server.pid);
    for (let i = 0; i < REQUESTS; i++) await ask(port, path, headers);
    rows[name] = (cpuMs(server.pid) - before) / REQUESTS;
  }
  server.kill();
  rmSync(folder, { recursive: true });
  return { rows, importSeconds, coldStart, idle };
}

const sizes = (process.env.BENCH_PROJECTS ?? "10,100,500").split(",").map(Number);
const results = [];
for (const projects of sizes) results.push(await measure(projects));
const line = (name, values) => console.log(`${name.padEnd(48)}${values.map((value) => value.padStart(12)).join("")}`);
line(`${onPostgres ? "PostgreSQL" : "SQLite"}, tasks beside the demo's 6,000`, sizes.map((projects) => String(projects * 100)));
for (const name of Object.keys(results[0].rows)) {
  line(`${name}, CPU ms`, results.map((result) => result.rows[name].toFixed(2)));
}
line("import of the tables, s", results.map((result) => result.importSeconds.toFixed(1)));
line("cold start, ms", results.map((result) => result.coldStart.toFixed(0)));
line("idle memory, MB", results.map((result) => result.idle.toFixed(0)));
agent.destroy();
