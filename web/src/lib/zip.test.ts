import { expect, test } from "vitest";
import { crc32, zipped } from "./zip";

const bytes = (text: string) => new TextEncoder().encode(text);

test("the check sum is the usual one", () => {
  expect(crc32(bytes("123456789"))).toBe(0xcbf43926);
  expect(crc32(bytes(""))).toBe(0);
});

test("an archive is as other programs read it", async () => {
  const blob = zipped([
    { name: "a.txt", bytes: bytes("first") },
    { name: "ö.txt", bytes: bytes("second") },
  ]);
  const archive = new Uint8Array(await blob.arrayBuffer());
  // These bytes were listed and unpacked by Python's zipfile.
  expect(Buffer.from(archive).toString("base64")).toBe(
    "UEsDBBQAAAgAAAAAIQBX7nGSBQAAAAUAAAAFAAAAYS50eHRmaXJzdFBLAwQUAAAIAAAAACEAaREftgYAAAAGAAAABgAAAMO2LnR4dHNlY29uZFBLAQIUABQAAAgAAAAAIQBX7nGSBQAAAAUAAAAFAAAAAAAAAAAAAAAAAAAAAABhLnR4dFBLAQIUABQAAAgAAAAAIQBpER+2BgAAAAYAAAAGAAAAAAAAAAAAAAAAACgAAADDti50eHRQSwUGAAAAAAIAAgBnAAAAUgAAAAAA",
  );
});
