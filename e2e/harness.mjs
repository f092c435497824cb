// A browser, a signed-in page per role, and the questions the tests ask again and again.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, afterEach, before } from "node:test";
import { chromium } from "playwright-core";
import { PASSWORD, startServer } from "./server.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const FLAGS = [
  "--headless",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").BrowserContext} Context */
/** @typedef {Page & { noise: string[] }} WatchedPage */

/** @type {{ url: string, stop: () => Promise<void> }} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;

/** Call once per test file. */
export function useBrowser() {
  before(async () => {
    server = await startServer();
    browser = await chromium.launch({
      executablePath: process.env.STEERCO_CHROMIUM ?? "/usr/bin/chromium",
      args: FLAGS,
    });
  });
  afterEach(tellPages);
  after(async () => {
    await browser?.close();
    await server?.stop();
  });
}

/** After a failure: what stood on the pages that were open, since nobody was there to look. @param {any} test */
async function tellPages(test) {
  if (test.passed !== false) return;
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    const text = await page.locator("body").innerText().catch(String);
    console.log(`open: ${page.url()}\n${text.slice(0, 1500)}`);
  }
}

export const serverUrl = () => server.url;

/** @param {string} role such as "director" or "project.manager" */
export const emailOf = (role) => `${role}@meridian.example`;

/**
 * A fresh browser profile, signed in unless `role` is null.
 * @param {string | null} role
 * @param {import("playwright-core").BrowserContextOptions} [options]
 * @returns {Promise<Context>}
 */
export async function profile(role, options = {}) {
  const context = await browser.newContext({
    baseURL: server.url,
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(10_000);
  if (role) {
    const answer = await context.request.post("/api/v1/sessions", {
      data: { email: emailOf(role), password: PASSWORD },
      headers: { origin: server.url },
    });
    assert.equal(answer.status(), 200, `signing in as ${role}`);
  }
  return context;
}

/**
 * A page of a role; what the browser complains about is collected in `noise`.
 * @param {string | null} role
 * @param {string} path
 * @param {import("playwright-core").BrowserContextOptions} [options]
 * @returns {Promise<WatchedPage>}
 */
export async function open(role, path, options) {
  const context = await profile(role, options);
  const page = /** @type {WatchedPage} */ (await context.newPage());
  page.noise = [];
  page.on("pageerror", (error) => page.noise.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      page.noise.push(message.text());
    }
  });
  await page.goto(path);
  return page;
}

/** Ends a page's profile and fails if the browser complained. @param {WatchedPage} page */
export async function close(page) {
  const { noise } = page;
  await page.context().close();
  assert.deepEqual(noise, [], "the browser's console stays quiet");
}

/**
 * Asks the API as the page's person.
 * @param {Page | Context} who
 * @param {string} path
 */
export async function api(who, path) {
  const request = "request" in who ? who.request : /** @type {any} */ (who).context().request;
  const answer = await request.get(`/api/v1${path}`);
  assert.equal(answer.status(), 200, path);
  return answer.json();
}

/**
 * Sends a change to the API as the page's person.
 * @param {Page} page
 * @param {"post" | "put" | "patch" | "delete"} method
 * @param {string} path
 * @param {unknown} [data]
 * @param {number} [version]
 */
export async function send(page, method, path, data, version) {
  const answer = await page.context().request[method](`/api/v1${path}`, {
    data,
    headers: {
      origin: server.url,
      ...(version === undefined ? {} : { "If-Match": `"${version}"` }),
    },
  });
  assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.status() === 204 ? null : answer.json();
}

/** Waits until the page has its heading and nothing is loading. @param {Page} page */
export async function settled(page) {
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(
    () =>
      !document.querySelector('[aria-busy="true"], [role="status"][aria-label^="Loading"]') &&
      !document.querySelector("h1")?.textContent?.startsWith("Loading"),
  );
}

/**
 * Reads until it is as wanted: a page answers a key or a press with its next frame, not at once.
 * @template T
 * @param {() => Promise<T>} read
 * @param {T | ((found: T) => boolean)} wanted
 * @param {string} [why]
 */
export async function becomes(read, wanted, why) {
  const is = typeof wanted === "function" ? /** @type {(found: T) => boolean} */ (wanted) : null;
  const end = Date.now() + 10_000;
  let found = await read();
  while (!(is ? is(found) : found === wanted) && Date.now() < end) {
    await new Promise((done) => setTimeout(done, 50));
    found = await read();
  }
  if (is) assert.ok(is(found), why ?? `${found} is not what it should become`);
  else assert.equal(found, wanted, why);
}

/**
 * Fails with the rules and places if axe finds anything against WCAG 2.2 A or AA.
 * @param {Page} page
 * @param {string} where
 */
export async function expectAccessible(page, where) {
  const found = await page.evaluate(async (source) => {
    // The page's policy forbids inline scripts, so the source is evaluated from here.
    new Function(source)();
    // Colours are looked at when they have become what they will be.
    const passing = document.getAnimations().filter((one) => {
      return Number.isFinite(one.effect?.getComputedTiming().endTime);
    });
    await Promise.allSettled(passing.map((one) => one.finished));
    const run = await /** @type {any} */ (window).axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    });
    return run.violations.map(
      (/** @type {any} */ rule) =>
        `${rule.id}: ${rule.nodes.map((/** @type {any} */ node) => node.target.join(" ")).slice(0, 3)}`,
    );
  }, axeSource);
  assert.deepEqual(found, [], `${where} has no accessibility violations`);
}

/** The bars on the Gantt's canvas, by task id. @param {Page} page */
export function bars(page) {
  return page.evaluate(() => {
    const host = /** @type {any} */ (document.querySelector(".tl"));
    return /** @type {{ id: string, rect: { x: number, y: number, w: number, h: number } }[]} */ (
      host.timelineRects()
    );
  });
}

/** @param {Page} page @param {string} text */
export async function toast(page, text) {
  await page.locator(".mantine-Notification-root", { hasText: text }).first().waitFor();
}
