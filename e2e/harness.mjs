// A browser, a signed-in page per role, and the questions the tests ask again and again.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, afterEach, before } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { chromium } from "playwright-core";
import { PASSWORD, startServer } from "./server.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const LIGHT_CHROMIUM = "/usr/bin/chromium-headless-shell";
const CHROMIUM =
  process.env.STEERCO_CHROMIUM ?? (existsSync(LIGHT_CHROMIUM) ? LIGHT_CHROMIUM : "/usr/bin/chromium");

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

/** How long, in milliseconds, a page may take to become as wanted: a busy machine starves it for seconds. */
const PATIENCE = 30_000;

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
      executablePath: CHROMIUM,
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
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(keepNotices);
  const slow = Number(process.env.STEERCO_SLOW ?? 1);
  if (slow > 1) context.on("page", (page) => slowDown(page, slow).catch(() => {}));
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
 * Makes a page as slow as on a busy machine, to find what a test reads too early: STEERCO_SLOW=6.
 * @param {Page} page
 * @param {number} times
 */
async function slowDown(page, times) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: times });
}

/**
 * Keeps in the page what its passing notices say, from the page's first moment: they stand for seconds only, and
 * a busy machine may look later. A notice belongs to the last key or press before it.
 */
function keepNotices() {
  /** @typedef {{ text: string, deed: number, taken: boolean }} Notice */
  /** @type {Notice[]} */
  const notices = [];
  const last = new WeakMap();
  const plain = (/** @type {string | null} */ text) => (text ?? "").replace(/\s+/g, " ").trim();
  let deed = 0;
  const done = (/** @type {Event} */ event) => {
    if (event.isTrusted) deed++;
  };
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, done, true);
  new MutationObserver(() => {
    for (const root of document.querySelectorAll(".mantine-Notification-root")) {
      const text = plain(root.textContent);
      if (last.get(root) === text) continue;
      last.set(root, text);
      notices.push({ text, deed, taken: false });
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
  Object.assign(window, {
    /** Takes a notice that the last deed brought and that nobody took. */
    takeNotice(/** @type {string} */ wanted) {
      const words = plain(wanted).toLowerCase();
      const found = notices.find(
        (one) => !one.taken && one.deed === deed && one.text.toLowerCase().includes(words),
      );
      if (found) found.taken = true;
      return found?.text;
    },
    keptNotices: () => notices.map((one) => `${one.text}${one.deed === deed ? "" : " (of an earlier deed)"}`),
  });
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
 * Reads until it is as wanted, and answers what was read: a page answers a key or a press with its next frame,
 * not at once.
 * @template T
 * @param {() => Promise<T>} read
 * @param {T | ((found: T) => boolean)} wanted lists and objects are compared by what is in them
 * @param {string} [why]
 * @returns {Promise<T>}
 */
export async function becomes(read, wanted, why) {
  const is = typeof wanted === "function" ? /** @type {(found: T) => boolean} */ (wanted) : null;
  const fits = (/** @type {T} */ found) => (is ? is(found) : isDeepStrictEqual(found, wanted));
  const end = Date.now() + PATIENCE;
  let found = await read();
  while (!fits(found) && Date.now() < end) {
    await new Promise((done) => setTimeout(done, 50));
    found = await read();
  }
  if (is) assert.ok(fits(found), why ?? `${JSON.stringify(found)} is not what it should become`);
  else assert.deepEqual(found, wanted, why);
  return found;
}

/**
 * Where something stands on the page once it stands still: what arrives late above or beside it moves it.
 * @param {import("playwright-core").Locator} what
 */
export async function place(what) {
  let before = "";
  const box = await becomes(
    () => what.boundingBox(),
    (now) => {
      const same = now !== null && JSON.stringify(now) === before;
      before = JSON.stringify(now);
      return same;
    },
    "it stands still",
  );
  assert.ok(box);
  return box;
}

/**
 * Fails with the rules and places if axe finds anything against WCAG 2.2 A or AA.
 * @param {Page} page
 * @param {string} where
 * @param {string[]} [rules] only these of axe's rules
 */
export async function expectAccessible(page, where, rules) {
  const runOnly = rules ?? ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const found = await page.evaluate(async ([source, runOnly]) => {
    // The page's policy forbids inline scripts, so the source is evaluated from here.
    new Function(source)();
    // Colours are looked at when they have become what they will be: one that passes on to what is inside begins
    // to change there when it has changed here, so one look at what is passing is not enough.
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const passing = () =>
      document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    do {
      await frame();
      await frame();
      await Promise.allSettled(passing().map((one) => one.finished));
    } while (passing().length > 0);
    const run = await /** @type {any} */ (window).axe.run(document, { runOnly });
    return run.violations.map(
      (/** @type {any} */ rule) =>
        `${rule.id}: ${rule.nodes.map((/** @type {any} */ node) => node.target.join(" ")).slice(0, 3)}`,
    );
  }, /** @type {const} */ ([axeSource, runOnly]));
  assert.deepEqual(found, [], `${where} has no accessibility violations`);
}

/**
 * Opens a menu and takes one of its items, by keyboard alone. A menu takes the focus some time after it has
 * opened, and gives it back some time after it has closed; until then keys go elsewhere, as for a person, who
 * looks and presses again.
 * @param {Page} page
 * @param {import("playwright-core").Locator} button
 * @param {string} name of the item
 */
export async function takeByKeyboard(page, button, name) {
  await button.focus();
  await button.press("Enter");
  const item = page.getByRole("menuitem", { name });
  await item.waitFor();
  const focused = () => item.evaluate((one) => one === document.activeElement).catch(() => false);
  for (let keys = 0; keys < 50 && (await item.isVisible()); keys += 1) {
    if (await focused()) {
      await page.keyboard.press("Enter");
      // Once taken, it closes; where the focus had just left it, nothing happens.
      await item.waitFor({ state: "hidden", timeout: 2_000 }).catch(() => {});
    } else {
      await page.keyboard.press("ArrowDown");
      await page.waitForTimeout(50);
    }
  }
  await item.waitFor({ state: "hidden" });
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

/**
 * Waits for a notice that answers the last key or press on the page; it counts when it has gone again, and only
 * once, so that two deeds that say the same need two notices. Ask right after the deed.
 * @param {Page} page
 * @param {string} text a part of the notice, in any case
 * @returns {Promise<string>} the whole notice
 */
export async function toast(page, text) {
  try {
    const taken = await page.waitForFunction((wanted) => /** @type {any} */ (window).takeNotice(wanted), text);
    return /** @type {string} */ (await taken.jsonValue());
  } catch (cause) {
    const kept = await page.evaluate(() => /** @type {any} */ (window).keptNotices()).catch(String);
    throw new Error(`no notice says “${text}”; there were: ${JSON.stringify(kept)}`, { cause });
  }
}
