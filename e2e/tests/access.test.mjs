import assert from "node:assert/strict";
import { test } from "node:test";
import { api, becomes, close, emailOf, open, settled, toast, useBrowser } from "../harness.mjs";
import { PASSWORD } from "../server.mjs";

useBrowser();

test("A director signs in and sees how the organisation's projects stand", async () => {
  const page = await open(null, "/sign-in");
  await page.getByLabel("E-mail").fill(emailOf("director"));
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1, name: "My overview" }).waitFor();
  await page.getByRole("link", { name: /^Active projects/ }).waitFor();
  assert.match(await page.title(), /My overview/);
  await close(page);
});

test("A wrong password is told plainly and the address stays typed", async () => {
  const page = await open(null, "/sign-in");
  await page.getByLabel("E-mail").fill(emailOf("executive"));
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  await becomes(() => page.getByLabel("E-mail").inputValue(), emailOf("executive"));
  await close(page);
});

test("The page asked for opens after signing in", async () => {
  const page = await open(null, "/calendars");
  await page.getByLabel("E-mail").fill(emailOf("director"));
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1, name: "Calendars" }).waitFor();
  await close(page);
});

test("A team member finds no buttons for what they may not do", async () => {
  const page = await open("team.member", "/projects");
  await settled(page);
  assert.equal(await page.getByRole("button", { name: "New project" }).count(), 0);
  assert.equal(await page.getByRole("link", { name: "Imports" }).count(), 0);
  await close(page);
});

test("A director makes an API token, sees it once, and revokes it", async () => {
  const page = await open("director", "/settings/tokens");
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Nightly export");
  await page.getByRole("dialog").getByRole("button", { name: "New token" }).click();
  const token = await page.getByLabel("Token", { exact: true }).inputValue();
  assert.match(token, /^stc_/);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), token);
  await page.reload();
  await page.getByRole("cell", { name: "Nightly export" }).waitFor();
  assert.equal(await page.getByLabel("Token", { exact: true }).count(), 0);
  await page.getByRole("button", { name: "Revoke" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await toast(page, "revoked");
  await close(page);
});

test("A director adds a user and grants a role in one portfolio", async () => {
  const page = await open("director", "/settings/users");
  const name = `Noor Haddad ${Date.now() % 100000}`;
  await page.getByRole("button", { name: "Add user" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("E-mail").fill(`noor${Date.now()}@meridian.example`);
  await dialog.getByLabel("First password").fill("a long first password");
  await dialog.getByRole("button", { name: "Add user" }).click();
  await page.getByRole("heading", { name }).waitFor();
  await page.getByRole("button", { name: "Grant a role" }).click();
  const portfolio = (await api(page, "/portfolios")).items[0].name;
  await dialog.getByRole("combobox", { name: "Role" }).click();
  await page.getByRole("option", { name: "Portfolio Manager" }).click();
  await dialog.getByRole("combobox", { name: "Where" }).click();
  await page.getByRole("option", { name: "Portfolio", exact: true }).click();
  await dialog.getByRole("combobox", { name: "Portfolio" }).last().click();
  await page.getByRole("option", { name: portfolio }).click();
  await dialog.getByRole("button", { name: "Grant a role" }).click();
  await page.getByRole("cell", { name: `Portfolio: ${portfolio}` }).waitFor();
  await close(page);
});

test("A person chooses the dark theme and keeps it after reloading", async () => {
  const page = await open("executive", "/");
  await settled(page);
  await page.getByRole("button", { name: /account of/ }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await page.reload();
  await settled(page);
  await becomes(() => page.locator("html").getAttribute("data-mantine-color-scheme"), "dark");
  await close(page);
});

test("Signing in works with a password manager and with pasting", async () => {
  const page = await open(null, "/sign-in", { permissions: ["clipboard-read", "clipboard-write"] });
  const [mail, password] = [page.getByLabel("E-mail"), page.getByLabel("Password", { exact: true })];
  assert.match((await mail.getAttribute("autocomplete")) ?? "", /username|email/);
  assert.equal(await password.getAttribute("autocomplete"), "current-password");
  await mail.fill(emailOf("director"));
  await page.evaluate((text) => navigator.clipboard.writeText(text), PASSWORD);
  await password.focus();
  await page.keyboard.press("Control+v");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "My overview" }).waitFor();
  await close(page);
});
