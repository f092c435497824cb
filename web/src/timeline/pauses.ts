/** The pauses of a task in words: its own, or those of people on it. */
import type { TimelineFormat } from "./format";
import type { Pause, Plan } from "./plan";
import type { TimelineWords } from "./words";

/** Pauses told one by one; of more, how many. */
const MOST = 3;

export function pauseTexts(
  plan: Plan,
  task: number,
  format: TimelineFormat,
  words: TimelineWords,
): string[] {
  const told = (pauses: readonly Pause[]) => {
    const one = ([from, to]: Pause) => words.range(format.date(from, true), format.date(to, true));
    const texts = pauses.slice(0, MOST).map(one);
    if (pauses.length > MOST) texts.push(words.morePauses(pauses.length - MOST));
    return texts.join(", ");
  };
  const people = plan.apart[task];
  if (people) return people.map(({ name, pauses }) => words.personPauses(name, told(pauses)));
  const own = plan.pauses[task];
  return own && own.length > 0 ? [words.pauses(told(own))] : [];
}
