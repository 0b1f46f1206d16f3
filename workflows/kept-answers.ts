import type { Answer } from './messages.ts';

export interface KeptAnswer {
  id: string;
  answer: Answer;
}

/** Temporal knows an update's id for as long as its run; a caller that lost its answer asks again within minutes. */
const KEPT = 50;

/** The last answers: a request that is asked again, also of another run, gets its first. */
export class KeptAnswers {
  readonly all: KeptAnswer[];

  constructor(carried: readonly KeptAnswer[]) {
    this.all = [...carried];
  }

  of(id: string): Answer | null {
    return this.all.find((one) => one.id === id)?.answer ?? null;
  }

  keep(id: string, answer: Answer): void {
    this.all.push({ id, answer });
    if (this.all.length > KEPT) this.all.shift();
  }
}
