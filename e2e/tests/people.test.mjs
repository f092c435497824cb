import assert from "node:assert/strict";
import { test } from "node:test";
import { api, close, open, settled, toast, useBrowser } from "../harness.mjs";

useBrowser();

test("A manager adds a person and enters their leave", async () => {
  const page = await open("director", "/people");
  await settled(page);
  await page.getByRole("button", { name: "New person" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Iris Lund");
  await dialog.getByLabel("Standard rate").fill("a lot");
  await dialog.getByRole("button", { name: "Create" }).click();
  const refusal = "Give an amount from 0 to 1000000 an hour";
  await dialog.getByRole("paragraph").filter({ hasText: refusal }).waitFor();
  await dialog.getByLabel("Standard rate").fill("91.25");
  await dialog.getByLabel("Currency").fill("CHF");
  await dialog.getByRole("button", { name: "Create" }).click();
  await page.getByRole("heading", { level: 1, name: "Iris Lund" }).waitFor();
  await page.getByText(/CHF\s*91\.25 an hour/).waitFor();
  await page.getByRole("button", { name: "Add leave" }).click();
  await dialog.getByLabel("From").fill("2026-12-21");
  await dialog.getByLabel("To").fill("2027-01-04");
  await dialog.getByRole("button", { name: "Add leave" }).click();
  await page.getByRole("cell", { name: "21 Dec 2026" }).waitFor();
  await close(page);
});

test("A planner makes a night calendar and a yearly holiday, and sees the month", async () => {
  const page = await open("director", "/calendars");
  await settled(page);
  await page.getByRole("button", { name: "New calendar" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Tunnel nights");
  await dialog.getByRole("button", { name: "Create calendar" }).click();
  await page.getByRole("heading", { level: 1, name: "Tunnel nights" }).waitFor();
  await page.getByLabel("Monday: shifts").fill("22:00-06:00");
  await page.getByRole("button", { name: "Add exception" }).click();
  await dialog.getByLabel("Exception").fill("Founders’ day");
  await dialog.getByLabel("First day").fill("2026-01-01");
  await dialog.getByLabel("Last day").fill("2030-12-31");
  await dialog.getByRole("combobox", { name: "Repeats" }).click();
  await page.getByRole("option", { name: "Yearly" }).click();
  await dialog.getByRole("combobox", { name: "Month" }).click();
  await page.getByRole("option", { name: "March" }).click();
  await dialog.getByLabel("Day", { exact: true }).fill("12");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await page.getByRole("button", { name: "Save calendar" }).click();
  await toast(page, "saved");
  const url = new URL(page.url());
  await page.goto(`${url.pathname}?month=2027-03`);
  await page.getByRole("cell", { name: /12.*Founders/ }).waitFor();
  const id = url.pathname.split("/").pop();
  const days = await api(page, `/calendars/${id}/days?from=2027-03-01&to=2027-03-31`);
  assert.equal(days.items[11].working, false);
  await close(page);
});

test("A planner gives July a working Saturday and sees it in the month", async () => {
  const page = await open("director", "/calendars?create=calendar");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Summer shifts");
  await dialog.getByRole("button", { name: "Create calendar" }).click();
  await page.getByRole("heading", { level: 1, name: "Summer shifts" }).waitFor();
  const { pathname } = new URL(page.url());
  await page.goto(`${pathname}?month=2027-07`);
  const saturday = page.getByRole("cell", { name: /^17/ });
  await saturday.and(page.locator("[data-idle]")).waitFor();

  await page.getByRole("button", { name: "Add work week" }).click();
  await dialog.getByLabel("Work week").fill("July Saturdays");
  await dialog.getByLabel("First day").fill("2027-07-01");
  await dialog.getByLabel("Last day").fill("2027-07-31");
  await dialog.getByRole("combobox", { name: "Saturday" }).click();
  await page.getByRole("option", { name: "Working", exact: true }).click();
  await dialog.getByLabel("Saturday: shifts").fill("8-13");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await page.getByRole("row", { name: /July Saturdays.*1 Jul 2027.*Sat 08:00-13:00/ }).waitFor();
  await page.getByRole("button", { name: "Save calendar" }).click();
  await toast(page, "saved");
  await page.getByRole("cell", { name: /^17\s*5/ }).waitFor();

  await page.getByRole("button", { name: "Change July Saturdays" }).click();
  await dialog.getByLabel("Last day").fill("2027-07-10");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await page.getByRole("button", { name: "Save calendar" }).click();
  await saturday.and(page.locator("[data-idle]")).waitFor();
  await page.getByRole("cell", { name: /^10\s*5/ }).waitFor();
  await page.getByRole("button", { name: "Remove July Saturdays" }).click();
  await page.getByText("No work weeks.").waitFor();
  const saved = page.waitForResponse((answer) => answer.request().method() === "PATCH");
  await page.getByRole("button", { name: "Save calendar" }).click();
  await saved;
  const calendar = await api(page, `/calendars/${pathname.split("/").pop()}`);
  assert.deepEqual(calendar.work_weeks, []);
  await close(page);
});

test("The history says who changed what, and can be narrowed to one kind", async () => {
  const page = await open("director", "/history");
  await settled(page);
  await page.getByRole("combobox", { name: "Any kind" }).click();
  await page.getByRole("option", { name: "Users" }).click();
  await page.waitForURL(/noun=user/);
  await page.getByRole("button", { name: "What changed" }).first().click();
  await page.getByRole("columnheader", { name: "After" }).waitFor();
  await close(page);
});

test("A director opens the permission matrix and a person without the right is told who can help", async () => {
  const page = await open("director", "/settings/roles");
  await page.getByRole("columnheader", { name: "PMO Director" }).waitFor();
  await close(page);
  const member = await open("team.member", "/settings/roles");
  await member.getByText("You do not have access to this").waitFor();
  await close(member);
});
