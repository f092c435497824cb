// Runs every browser test against one server: `node run.mjs [part of a file name]`.
// `node run.mjs --figures` measures instead: what pages cost on this machine, quiet and with a release
// build if its figures are to be told (STEERCO_BIN).
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startServer } from "./server.mjs";

// `node run.mjs --data` leaves out what is drawn and pressed in the page and asks no more of the database
// than other files do; for a second run on another database.
const PAGE_ALONE = ["accessible", "chart", "chart-see", "keyboard-plan", "lists-cells", "touch"];
const data = process.argv.includes("--data");
const figures = process.argv.includes("--figures");
const folder = fileURLToPath(new URL(figures ? "figures/" : "tests/", import.meta.url));
const wanted = process.argv.slice(2).find((word) => !word.startsWith("--")) ?? "";
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".test.mjs") && name.includes(wanted))
  .filter((name) => !data || !PAGE_ALONE.includes(name.replace(".test.mjs", "")))
  .sort()
  .map((name) => folder + name);
const server = await startServer();
console.log(`${files.length} files against ${server.url}`);
const tests = spawn(process.execPath, ["--test", "--test-concurrency=1", ...files], {
  stdio: "inherit",
  env: { ...process.env, STEERCO_E2E_URL: server.url },
});
tests.on("exit", async (code) => {
  await server.stop();
  process.exit(code ?? 1);
});
