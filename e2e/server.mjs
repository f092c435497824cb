// Starts the program under test and stops it again.
//
// STEERCO_BIN           the binary, ../target/debug/steerco when not set
// STEERCO_DATABASE_URL  a PostgreSQL server, such as postgres://postgres@127.0.0.1:5432/postgres: each demo
//                       gets a database of its own beside the named one, made with psql and gone with the
//                       demo; when not set, each gets a SQLite file
// STEERCO_E2E_URL       a server with the demo that already runs; then none is started
import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** The demo stands on this day, so that late is late in every run. */
export const TODAY = "2026-11-20";
export const PASSWORD = "steer the portfolio";

/**
 * Runs the binary until its output matches; answers the match and a way to stop it.
 * @param {string[]} args
 * @param {RegExp} ready
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<{ found: string, stop: () => Promise<void> }>}
 */
async function run(args, ready, env = {}) {
  const binary =
    process.env.STEERCO_BIN ?? fileURLToPath(new URL("../target/debug/steerco", import.meta.url));
  const child = spawn(binary, args, {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  let output = "";
  /** @type {string} */
  const found = await new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ text) => reject(new Error(`${text}\n${output}`));
    const timer = setTimeout(() => fail("The server did not start in time."), 180_000);
    const read = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
      const match = ready.exec(output);
      if (!match) return;
      clearTimeout(timer);
      resolve(match[1]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("error", reject);
    child.on("exit", (code) => fail(`The server stopped with ${code}.`));
  });
  const stop = () =>
    new Promise((/** @type {(value?: undefined) => void} */ resolve) => {
      child.removeAllListeners("exit");
      child.on("exit", () => resolve());
      child.kill("SIGINT");
    });
  return { found, stop };
}

/**
 * A server with the demo organisation.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startServer() {
  const running = process.env.STEERCO_E2E_URL;
  if (running) return { url: running, stop: async () => {} };
  const args = ["demo", "--listen", "127.0.0.1:0", "--today", TODAY, "--seed", "1"];
  const database = newDatabase();
  try {
    const { found, stop } = await run(args, /Open\s+(http:\/\/\S+)/, {
      STEERCO_DATABASE_URL: database?.url,
      STEERCO_LOG: process.env.STEERCO_LOG ?? "warn",
    });
    return { url: found, stop: () => stop().finally(() => database?.drop()) };
  } catch (error) {
    database?.drop();
    throw error;
  }
}

/**
 * An empty database on the PostgreSQL server that was named; null when none was, for SQLite.
 * @returns {{ url: string, drop: () => void } | null}
 */
function newDatabase() {
  const server = process.env.STEERCO_DATABASE_URL;
  if (!server) return null;
  const name = `steerco_browser_${randomUUID().replaceAll("-", "")}`;
  const ask = (/** @type {string} */ sql) => {
    execFileSync(psql(), ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--command", sql, server]);
  };
  ask(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => ask(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** Where psql is: Debian keeps the programs of each version of PostgreSQL off the path. */
function psql() {
  const versions = "/usr/lib/postgresql";
  const kept = existsSync(versions) ? readdirSync(versions).map((one) => `${versions}/${one}/bin/psql`) : [];
  return kept.filter((one) => existsSync(one)).at(-1) ?? "psql";
}

/**
 * A new installation in an empty folder, and its one-time set-up link.
 * @param {string} folder
 * @returns {Promise<{ link: string, stop: () => Promise<void> }>}
 */
export async function startNew(folder) {
  const args = ["serve", "--data-dir", folder, "--listen", "127.0.0.1:0"];
  const { found, stop } = await run(args, /(http:\/\/\S+\/setup\?token=[\w-]+)[\s\S]*listening on/, {
    STEERCO_DATABASE_URL: undefined,
    STEERCO_LOG: "info",
  });
  return { link: found, stop };
}
