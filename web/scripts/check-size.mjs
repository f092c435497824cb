// Adds up what a browser loads first (index.html's scripts and styles with their static imports)
// and each lazy chunk, gzipped, and fails above the budget.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const FIRST_LOAD = 330 * 1024;
const ROUTE = 40 * 1024;
/** The writer of PDF files is a library that only those who ask for a PDF load. */
const PDF_WRITER = 140 * 1024;
const dist = new URL("../dist/", import.meta.url).pathname;
const read = (name) => readFileSync(join(dist, name));
const size = (name) => gzipSync(read(name), { level: 9 }).length;
const html = read("index.html").toString();
const first = new Set();
const visit = (name) => {
  if (first.has(name)) return;
  first.add(name);
  if (!name.endsWith(".js")) return;
  const code = read(name).toString();
  for (const [, , path] of code.matchAll(
    /(?:^|[;}\s])(?:import|export)\s*(?:[^"'()]*?from\s*)?(["'])\.\/([^"']+)\1/g,
  )) {
    visit(`assets/${path}`);
  }
};
for (const [, path] of html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)) visit(path);
let failed = false;
let total = 0;
for (const name of first) total += size(name);
const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
console.log(`first load ${kib(total)} of ${kib(FIRST_LOAD)} (${first.size} files)`);
for (const name of first) console.log(`   ${kib(size(name)).padStart(10)}  ${name}`);
if (total > FIRST_LOAD) failed = true;
const chunks = readdirSync(join(dist, "assets"))
  .map((name) => `assets/${name}`)
  .filter((name) => /\.(js|css)$/.test(name) && !first.has(name))
  .map((name) => ({ name, bytes: size(name) }))
  .sort((a, b) => b.bytes - a.bytes);
console.log(
  `lazy chunks: ${chunks.length}, largest ${kib(chunks[0]?.bytes ?? 0)} of ${kib(ROUTE)}`,
);
for (const chunk of chunks.slice(0, 8))
  console.log(`   ${kib(chunk.bytes).padStart(10)}  ${chunk.name}`);
for (const chunk of chunks) {
  if (chunk.bytes > (chunk.name.startsWith("assets/pdf-") ? PDF_WRITER : ROUTE)) {
    failed = true;
    console.error(`${chunk.name} is ${kib(chunk.bytes)}, over the budget for a route`);
  }
}
if (failed) {
  console.error("The bundle is over its budget.");
  process.exit(1);
}
