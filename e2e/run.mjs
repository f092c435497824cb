// Runs every browser test against one server: `node run.mjs [part of a file name]…`.
// `node run.mjs --figures` measures instead: what pages cost on this machine, quiet and with a release
// build if its figures are to be told (STEERCO_BIN).
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer } from "./server.mjs";

// `node run.mjs --data` leaves out what is drawn and pressed in the page and asks no more of the database
// than other files do; for a second run on another database. `node run.mjs --beside` leaves out what takes long
// and is the same on any database: the run with `--data` that goes on at the same time has it.
const PAGE_ALONE = ["accessible", "chart-see", "lists-cells", "table"];
const EITHER = ["chart", "keyboard-plan", "touch"];
const data = process.argv.includes("--data");
const left = [...(data ? PAGE_ALONE : []), ...(process.argv.includes("--beside") ? EITHER : [])];
const figures = process.argv.includes("--figures");
const folder = fileURLToPath(new URL(figures ? "figures/" : "tests/", import.meta.url));
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".test.mjs"))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .filter((name) => !left.includes(name.replace(".test.mjs", "")))
  .sort()
  .map((name) => folder + name);
const tests = await run(files);
// A test that races with its page fails on a busy machine now and then, and one such race among hundreds of
// tests must not hide what the others say. So a few files that failed run once more, alone and with a fresh
// server and database: a real fault fails again; what passes then is named, and is to be mended as a bug of
// the test.
const again = figures || tests.failed.length > 3 ? [] : tests.failed;
const code = again.length > 0 ? (await run(again)).code : tests.code;
if (code === 0 && again.length > 0) console.log(`UNSTEADY, passed when run again: ${again.join(", ")}`);
process.exit(code);

/**
 * Runs files one after the other against one server.
 * @param {string[]} chosen
 * @returns {Promise<{ code: number, failed: string[] }>} what the runner ended with, and the files that failed
 */
async function run(chosen) {
  const server = await startServer();
  console.log(`${chosen.length} files against ${server.url}`);
  const list = join(mkdtempSync(join(tmpdir(), "steerco-e2e-")), "failed");
  const reporters = {
    [process.stdout.isTTY ? "spec" : "tap"]: "stdout",
    [fileURLToPath(new URL("failed-files.mjs", import.meta.url))]: list,
  };
  const told = Object.entries(reporters).flatMap(([reporter, to]) => [
    `--test-reporter=${reporter}`,
    `--test-reporter-destination=${to}`,
  ]);
  const runner = spawn(process.execPath, ["--test", "--test-concurrency=1", ...told, ...chosen], {
    stdio: "inherit",
    env: { ...process.env, STEERCO_E2E_URL: server.url, STEERCO_DATA_ALONE: data ? "yes" : undefined },
  });
  const [code] = await once(runner, "exit");
  await server.stop();
  const failed = new Set(readFileSync(list, "utf8").split("\n").filter(Boolean));
  return { code: code ?? 1, failed: [...failed] };
}
