// Round trips of edits in a plan of 1,000 to 10,000 tasks, as a browser next to the server sees them.
//
//   cargo build --release -p steerco
//   node bench/edits.mjs                                   on SQLite
//   cargo xtask postgres node bench/edits.mjs --postgres   on a throw-away PostgreSQL
//
// Prints medians, worst and the server's CPU time of each kind of edit, then twenty people editing one plan at once.

import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program = process.env.STEERCO_BIN ?? "target/release/steerco";
const onPostgres = process.argv.includes("--postgres");
const sizes = (process.env.BENCH_TASKS ?? "1000,10000").split(",").map(Number);

/** One project: phases of 20 tasks, each task linked to an earlier one, most of them staffed. */
function tables(folder, size) {
  let seed = 12345;
  const next = (limit) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % limit;
  };
  const files = {
    "people.csv": ["key,name,email,team"],
    "projects.csv": ["key,name,portfolio,program,start,stage", "LARGE,Large plan,Bench,Bench,2026-03-02,active"],
    "tasks.csv": ["project,key,name,parent,duration"],
    "dependencies.csv": ["project,predecessor,successor,kind,lag"],
    "assignments.csv": ["project,task,person,units"],
  };
  for (let person = 0; person < 200; person++) {
    files["people.csv"].push(`p${person},Person ${person},person${person}@example.org,Team ${person % 20}`);
  }
  for (let task = 0; task < size; task++) {
    const phase = Math.floor(task / 20) * 20;
    const parent = task === phase ? "" : `t${phase}`;
    files["tasks.csv"].push(`LARGE,t${task},Task ${task},${parent},${1 + next(10)}d`);
    if (task - phase > 1) {
      const before = phase + 1 + next(task - phase - 1);
      files["dependencies.csv"].push(`LARGE,t${before},t${task},${next(4) ? "FS" : "SS"},${next(3) ? "" : "1d"}`);
      if (next(3)) files["assignments.csv"].push(`LARGE,t${task},p${next(200)},100`);
    }
  }
  mkdirSync(folder);
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), `${lines.join("\n")}\n`);
}

function client(port, session = "") {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  let cookie = session;
  const ask = (method, path, body) =>
    new Promise((resolve, reject) => {
      const headers = { cookie, "content-type": "application/json", origin: `http://127.0.0.1:${port}` };
      const request = http.request({ host: "127.0.0.1", port, path, agent, method, headers }, (response) => {
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("end", () => {
          if (response.headers["set-cookie"]) cookie = response.headers["set-cookie"][0].split(";")[0];
          const text = Buffer.concat(parts).toString();
          resolve({ status: response.statusCode, body: text.startsWith("{") ? JSON.parse(text) : text });
        });
      });
      request.on("error", reject);
      request.end(body ? JSON.stringify(body) : undefined);
    });
  return { ask, session: () => cookie, close: () => agent.destroy() };
}

async function signedIn(port) {
  const one = client(port);
  const done = await one.ask("POST", "/api/v1/sessions", { email: "director@meridian.example", password: "steer the portfolio" });
  if (done.status >= 300) throw new Error(`sign-in: ${done.status} ${JSON.stringify(done.body)}`);
  return one;
}

/** What a process has computed so far, in ms. */
function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const median = (times) => [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)];

async function measure(size) {
  const folder = mkdtempSync(join(tmpdir(), "steerco-bench-"));
  let database = join(folder, "bench.sqlite");
  if (onPostgres) {
    database = process.env.STEERCO_TEST_POSTGRES.replace(/\/[^/]*$/, `/bench_edits_${size}`);
    execFileSync("psql", [process.env.STEERCO_TEST_POSTGRES, "-qc", `CREATE DATABASE bench_edits_${size}`]);
  }
  tables(join(folder, "tables"), size);
  execFileSync(program, ["demo", "--no-serve", "--today", "2026-11-20", "--database", database], { stdio: "ignore" });
  execFileSync(program, ["import", join(folder, "tables"), "--database", database], { stdio: "ignore" });
  const port = 19000 + (process.pid % 1000);
  const server = spawn(program, ["serve", "--database", database, "--listen", `127.0.0.1:${port}`], { stdio: "ignore" });
  const rows = {};
  try {
    const probe = client(port);
    while (!(await probe.ask("GET", "/readyz").catch(() => null))) await new Promise((resolve) => setTimeout(resolve, 5));
    const one = await signedIn(port);
    const project = (await one.ask("GET", "/api/v1/projects?limit=1&q=Large%20plan")).body.items[0];
    const base = `/api/v1/projects/${project.id}`;
    const gantt = (await one.ask("GET", `${base}/gantt?more=true`)).body;
    const leaves = gantt.tasks.id.filter((_, row) => (gantt.tasks.flags[row] & 1) === 0);
    const edit = async (changes, more = {}, who = one) => {
      const begin = performance.now();
      const done = await who.ask("POST", `${base}/edits`, { changes, ...more });
      if (done.status !== 200) throw new Error(`${done.status} ${JSON.stringify(done.body).slice(0, 300)}`);
      return { ms: performance.now() - begin, body: done.body };
    };
    const repeat = async (name, count, make, more) => {
      const times = [];
      const before = cpuOf(server.pid);
      for (let turn = 0; turn < count; turn++) times.push((await edit(make(turn), more)).ms);
      rows[`${name}, median`] = median(times);
      rows[`${name}, worst`] = Math.max(...times);
      rows[`${name}, CPU of the server`] = (cpuOf(server.pid) - before) / count;
    };
    const pick = (turn) => leaves[(turn * 7919) % leaves.length];
    const day = (turn) => `2026-0${4 + (turn % 5)}-1${turn % 10}T08:00`;
    await edit([{ do: "set", task: pick(0), fields: { name: "Warm" } }]);
    await repeat("preview of a moved bar", 40, (turn) => [{ do: "set", task: pick(3), fields: { start: day(turn) } }], { preview: true });
    await repeat("a name", 20, (turn) => [{ do: "set", task: pick(turn), fields: { name: `Renamed ${turn}` } }]);
    await repeat("a duration", 40, (turn) => [{ do: "set", task: pick(turn), fields: { duration_text: `${1 + (turn % 9)}d` } }]);
    await repeat("a bar moved", 40, (turn) => [{ do: "set", task: pick(turn), fields: { start: day(turn) } }]);
    await repeat("a row inserted in the middle", 10, (turn) => [{ do: "add", before: pick(turn), fields: { name: `New ${turn}` } }]);
    await repeat("a row indented", 10, (turn) => [{ do: "indent", tasks: [leaves[5 + 20 * turn]] }]);
    const paste = leaves.slice(0, 1000).map((task, row) => ({
      do: "set", task, fields: { name: `Pasted ${row}`, duration_text: `${1 + (row % 7)}d`, percent_complete: 0 },
    }));
    rows[`paste over ${paste.length} rows`] = (await edit(paste, { partial: true })).ms;
    let begin = performance.now();
    await one.ask("POST", `${base}/undo`, {});
    rows["undo of it"] = performance.now() - begin;
    const added = Array.from({ length: 1000 }, (_, row) => ({ do: "add", task: randomUUID(), fields: { name: `Added ${row}`, duration_text: "2d" } }));
    rows["paste of 1,000 new rows"] = (await edit(added, { partial: true })).ms;
    begin = performance.now();
    await one.ask("POST", `${base}/undo`, {});
    rows["undo of that"] = performance.now() - begin;

    if (process.env.BENCH_PEOPLE === "0") return rows;
    // Twenty people: each changes tasks of their own; none of it may get lost.
    // Twenty connections of one session: signing in so often would be refused.
    const people = Array.from({ length: 20 }, () => client(port, one.session()));
    const times = [];
    await Promise.all(people.map(async (who, person) => {
      for (let turn = 0; turn < 5; turn++) {
        const task = leaves[(person * 5 + turn) * 9 % leaves.length];
        times.push((await edit([{ do: "set", task, fields: { name: `By ${person}, ${turn}` } }], {}, who)).ms);
        // People think between edits.
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }));
    const after = (await one.ask("GET", `${base}/gantt`)).body.tasks.name;
    const kept = people.flatMap((_, person) => [0, 1, 2, 3, 4].map((turn) => `By ${person}, ${turn}`)).filter((name) => after.includes(name));
    rows["20 people, one edit a second each, median"] = median(times);
    rows["20 people, worst"] = Math.max(...times);
    rows["20 people, edits lost"] = 100 - kept.length;
    for (const who of [one, probe, ...people]) who.close();
  } finally {
    server.kill();
    rmSync(folder, { recursive: true });
  }
  return rows;
}

const results = [];
for (const size of sizes) results.push(await measure(size));
const line = (name, values) => console.log(`${name.padEnd(44)}${values.map((value) => value.padStart(12)).join("")}`);
line(`${onPostgres ? "PostgreSQL" : "SQLite"}, tasks in the plan; ms`, sizes.map(String));
const names = new Set(results.flatMap((rows) => Object.keys(rows)));
for (const name of names) line(name, results.map((rows) => rows[name]?.toFixed(1) ?? "–"));
