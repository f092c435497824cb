/**
 * Mentions in a text box: people read and write names (`@Ann Meyer`), the server keeps ids
 * (`@[id]`), so that a mention survives a change of name.
 */
import type { Ref } from "@/api/nouns";

/** The text as the server keeps it. Longer names first: “Ann Meyer” is not “Ann”. */
export function toStored(shown: string, chosen: readonly Ref[]): string {
  let text = shown;
  for (const person of [...chosen].sort((a, b) => b.name.length - a.name.length)) {
    text = text.replaceAll(`@${person.name}`, `@[${person.id}]`);
  }
  return text;
}

/** The text as people edit it. */
export function toShown(stored: string, people: readonly Ref[]): string {
  let text = stored;
  for (const person of people) text = text.replaceAll(`@[${person.id}]`, `@${person.name}`);
  return text;
}

/** What is typed behind an `@` in front of the caret: where the `@` stands, and the search. */
export function searchAt(text: string, caret: number): { at: number; search: string } | null {
  const found = /(?:^|[\s(])@([\p{L}\p{N}.'’-]{0,30}(?: [\p{L}\p{N}.'’-]{0,30})?)$/u.exec(
    text.slice(0, caret),
  );
  if (!found) return null;
  const search = found[1] ?? "";
  return { at: caret - search.length - 1, search };
}

/**
 * A name for the text that stands for this person only: a namesake who is in it already makes the
 * second one be numbered.
 */
export function nameFor(person: Ref, chosen: readonly Ref[]): string {
  const taken = (name: string) => chosen.some((one) => one.name === name && one.id !== person.id);
  let name = person.name;
  for (let number = 2; taken(name); number++) name = `${person.name} (${number})`;
  return name;
}
