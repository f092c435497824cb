// Writes src/api/schema.ts from the committed OpenAPI snapshot; with --check it fails when the
// file is not what the snapshot says.
import { readFile, writeFile } from "node:fs/promises";
import openapi, { astToString } from "openapi-typescript";

const source = new URL("../../crates/server/openapi.json", import.meta.url);
const target = new URL("../src/api/schema.ts", import.meta.url);
const head = "// Generated from crates/server/openapi.json by `npm run gen`. Do not edit.\n\n";
const text = head + astToString(await openapi(source, { alphabetize: true }));

if (process.argv.includes("--check")) {
  const current = await readFile(target, "utf8");
  if (current !== text) {
    console.error(
      "src/api/schema.ts is not what crates/server/openapi.json says. Run `npm run gen` in web/.",
    );
    process.exit(1);
  }
} else {
  await writeFile(target, text);
}
