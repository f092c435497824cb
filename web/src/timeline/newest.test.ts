import { describe, expect, test } from "vitest";
import { Newest } from "./newest";

function desk() {
  const sent: { question: number; signal: AbortSignal; answer: (value: number) => void }[] = [];
  const answers: [number, number][] = [];
  const failures: number[] = [];
  const newest = new Newest<number, number>(
    (question, signal) =>
      new Promise((resolve, reject) => {
        sent.push({
          question,
          signal,
          answer: (value) => (value < 0 ? reject(new Error("no")) : resolve(value)),
        });
      }),
    (question, answer) => answers.push([question, answer]),
    (question) => failures.push(question),
  );
  return { sent, answers, failures, newest };
}

const tick = () => new Promise((resolve) => setTimeout(resolve));

describe("asking for the newest only", () => {
  test("has one question on its way, and skips those that were overtaken", async () => {
    const { sent, answers, newest } = desk();
    for (const question of [1, 2, 3, 4]) newest.ask(question);
    expect(sent.map((s) => s.question)).toEqual([1]);
    sent[0].answer(10);
    await tick();
    expect(sent.map((s) => s.question)).toEqual([1, 4]);
    sent[1].answer(40);
    await tick();
    expect(answers).toEqual([
      [1, 10],
      [4, 40],
    ]);
    expect(newest.busy).toBe(false);
  });

  test("cancelling aborts the request and silences its answer", async () => {
    const { sent, answers, newest } = desk();
    newest.ask(1);
    newest.ask(2);
    newest.cancel();
    expect(sent[0].signal.aborted).toBe(true);
    sent[0].answer(10);
    await tick();
    expect(answers).toEqual([]);
    expect(sent).toHaveLength(1);
    newest.ask(3);
    expect(sent[1].question).toBe(3);
  });

  test("a pause drops what waits and keeps the one on its way", async () => {
    const { sent, answers, newest } = desk();
    newest.ask(1);
    newest.ask(2);
    newest.pause();
    newest.ask(3);
    expect(sent).toHaveLength(1);
    sent[0].answer(10);
    await tick();
    expect(answers).toEqual([[1, 10]]);
    expect(sent.map((s) => s.question)).toEqual([1, 3]);
  });

  test("goes on after a refusal", async () => {
    const { sent, failures, answers, newest } = desk();
    newest.ask(1);
    newest.ask(2);
    sent[0].answer(-1);
    await tick();
    expect(failures).toEqual([1]);
    sent[1].answer(20);
    await tick();
    expect(answers).toEqual([[2, 20]]);
  });
});
