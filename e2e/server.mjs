// Starts the program under test with its demo organisation and stops it again.
//
// STEERCO_BIN           the binary, ../target/debug/steerco when not set
// STEERCO_DATABASE_URL  an empty database to fill; the demo makes its own SQLite file when not set
// STEERCO_E2E_URL       a server that already runs; then nothing is started
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** The demo stands on this day, so that late is late in every run. */
export const TODAY = "2026-11-20";
export const PASSWORD = "steer the portfolio";

/** @returns {Promise<{ url: string, stop: () => Promise<void> }>} */
export async function startServer() {
  const running = process.env.STEERCO_E2E_URL;
  if (running) return { url: running, stop: async () => {} };
  const binary = process.env.STEERCO_BIN ?? fileURLToPath(new URL("../target/debug/steerco", import.meta.url));
  const child = spawn(binary, ["demo", "--listen", "127.0.0.1:0", "--today", TODAY, "--seed", "1"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { STEERCO_LOG: "warn", ...process.env },
  });
  let output = "";
  const url = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The server did not start in time.\n${output}`)), 180_000);
    const read = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
      const found = /Open\s+(http:\/\/\S+)/.exec(output);
      if (found) {
        clearTimeout(timer);
        resolve(found[1]);
      }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`The server stopped with ${code}.\n${output}`)));
  });
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners("exit");
        child.on("exit", () => resolve());
        child.kill("SIGINT");
      }),
  };
}
