/**
 * Questions of which only the newest matters: at most one is on its way, the newest asked meanwhile
 * goes next, those in between are never sent. Cancelling ends the one on its way.
 */
export class Newest<Question, Answer> {
  private waiting: Question | null = null;
  private flight: AbortController | null = null;

  constructor(
    private readonly send: (question: Question, signal: AbortSignal) => Promise<Answer>,
    private readonly answered: (question: Question, answer: Answer) => void,
    private readonly failed: (question: Question, error: unknown) => void,
  ) {}

  /** Whether an answer is still to come. */
  get busy(): boolean {
    return this.flight !== null;
  }

  ask(question: Question): void {
    if (this.flight) this.waiting = question;
    else void this.run(question);
  }

  /** Nothing more is asked for now; the question on its way is still answered. */
  pause(): void {
    this.waiting = null;
  }

  /** Forgets what waits; the answer on its way will not be reported. */
  cancel(): void {
    this.waiting = null;
    this.flight?.abort();
    this.flight = null;
  }

  private async run(question: Question): Promise<void> {
    const flight = new AbortController();
    this.flight = flight;
    try {
      const answer = await this.send(question, flight.signal);
      if (!flight.signal.aborted) this.answered(question, answer);
    } catch (error) {
      if (!flight.signal.aborted) this.failed(question, error);
    }
    if (this.flight !== flight) return;
    this.flight = null;
    const next = this.waiting;
    this.waiting = null;
    if (next !== null) void this.run(next);
  }
}
