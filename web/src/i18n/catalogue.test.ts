import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const source = new URL("..", import.meta.url).pathname;

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

function keysOf(node: Record<string, unknown>, prefix: string): string[] {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === "string"
      ? [`${prefix}.${name}`]
      : keysOf(value as Record<string, unknown>, `${prefix}.${name}`),
  );
}

const known = new Set(
  readdirSync(new URL("./en", import.meta.url)).flatMap((file) => {
    const text = readFileSync(new URL(`./en/${file}`, import.meta.url), "utf8");
    return keysOf(JSON.parse(text), file.replace(".json", ""));
  }),
);
const has = (key: string) =>
  known.has(key) || (known.has(`${key}_one`) && known.has(`${key}_other`));
const code = files(source)
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$|schema\.ts$/.test(file))
  .map((file) => ({ file: file.slice(source.length), text: readFileSync(file, "utf8") }));

test("every text the code asks for is in the catalogue", () => {
  const missing = code.flatMap(({ file, text }) =>
    [
      ...text.matchAll(
        /["'`]((?:access|change_request|common|decision|delivery|gantt|give_get|governance|intake|integration|lifecycle|organisation|plan|plan_type|portfolio|resource|scenarios|scoring|sheet|shell)\.[a-z0-9_.A-Z]+)["'`]/g,
      ),
    ]
      .map((match) => match[1])
      // Names of permissions look like keys, and are not texts.
      .filter(
        (key) =>
          !has(key) &&
          !/^(portfolio|resource|organisation|scoring|lifecycle|plan_type)\.(view|manage|configure|assess)$/.test(
            key,
          ),
      )
      .map((key) => `${file}: ${key}`),
  );
  expect(missing).toEqual([]);
});

test("every built key has a group in the catalogue", () => {
  const groups = [...known].map((key) => key);
  const missing = code.flatMap(({ file, text }) =>
    [
      ...text.matchAll(
        /`((?:access|change_request|common|decision|delivery|gantt|give_get|governance|intake|integration|lifecycle|organisation|plan|plan_type|portfolio|resource|scenarios|scoring|sheet|shell)\.[a-z0-9_.]*)\$\{/g,
      ),
    ]
      .map((match) => match[1])
      .filter((prefix) => !groups.some((key) => key.startsWith(prefix)))
      .map((prefix) => `${file}: ${prefix}`),
  );
  expect(missing).toEqual([]);
});

test("whoever asks for a text of a catalogue that loads later loads it", () => {
  const later = code.flatMap(({ file, text }) =>
    [...text.matchAll(/^addTexts\("([a-z_]+)"/gm)].map((match) => ({ file, namespace: match[1] })),
  );
  expect(later.map((one) => one.namespace).sort()).toEqual([
    "change_request",
    "decision",
    "give_get",
    "intake",
    "lifecycle",
    "plan_type",
    "portfolio",
    "scenarios",
  ]);
  const imports = ({ file, text }: { file: string; text: string }) =>
    [...text.matchAll(/^import (?:[^;"]* from )?"([^"]+)";/gm)].map(([, path]) =>
      path.startsWith("@/") ? path.slice(2) : join(dirname(file), path),
    );
  const wrong = later.flatMap(({ file: home, namespace }) =>
    code
      .filter(({ text }) =>
        [...text.matchAll(new RegExp(`["'\`](${namespace}\\.[a-z0-9_.A-Z]+)`, "g"))].some(
          ([, key]) => !/^[a-z_]+\.(view|manage|configure|assess)$/.test(key) || has(key),
        ),
      )
      .filter((one) => !imports(one).includes(home.replace(/\.ts$/, "")))
      .map(({ file }) => `${file} asks for ${namespace} and does not import ${home}`),
  );
  expect(wrong).toEqual([]);
});
