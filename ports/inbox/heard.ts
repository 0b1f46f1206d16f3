/** What came of an event. `notYet`: what it is about isn't known here, and may be any moment. */
export type Heard = { is: 'done' } | { is: 'ignored'; because: string } | { is: 'notYet'; because: string };

export const DONE: Heard = { is: 'done' };

export const notYet = (because: string): Heard => ({ is: 'notYet', because });
