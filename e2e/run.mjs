// Runs every browser test against one server: `node run.mjs [part of a file name]…`.
// `node run.mjs --shard 1/2` runs every second file; the rest is shard 2/2, such as on another database beside it.
// `node run.mjs --figures` measures instead: what pages cost on this machine, quiet and with a release
// build if its figures are to be told (STEERCO_BIN).
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startServer } from "./server.mjs";

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { figures: { type: "boolean", default: false }, shard: { type: "string", default: "1/1" } },
});
const figures = values.figures;
const [shard, shards] = values.shard.split("/").map(Number);
if (!(shard >= 1 && shard <= shards)) throw new Error(`--shard is such as 1/2, not ${values.shard}`);
const folder = fileURLToPath(new URL(figures ? "figures/" : "tests/", import.meta.url));
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".test.mjs"))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort()
  .filter((_, index) => index % shards === shard - 1)
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
    env: { ...process.env, STEERCO_E2E_URL: server.url },
  });
  const [code] = await once(runner, "exit");
  await server.stop();
  const failed = new Set(readFileSync(list, "utf8").split("\n").filter(Boolean));
  return { code: code ?? 1, failed: [...failed] };
}
