import type { Day } from '../../domain/time/time.ts';
import { Life } from './life.ts';
import type { Setting } from './life.ts';
import type { Http } from './http.ts';
import { inParallel } from './in-parallel.ts';

/**
 * Where time stands for all of them: a working Wednesday, in contact hours and in the charge window. Whatever may go
 * out now, would.
 */
export const TODAY = '2026-04-22';

/** How an account comes to be where it is by noon. */
interface Kind {
  setting?: Partial<Setting>;
  /** What happens to it, from its first moment on. */
  go?(life: Life): Promise<unknown>;
}

const MINOR = 116_000;
/** Billed late: what fell due before the account was here has been so since. */
const owes = (life: Life, dueOn: Day): Promise<unknown> => life.invoice(MINOR, dueOn, dueOn);
const overdueSince = (dueOn: Day): Kind => ({ go: (life) => owes(life, dueOn) });
/** It sees this day only if time goes by for it: the others are born at noon. */
const untilToday = (life: Life): Promise<unknown> => life.on(TODAY, '12:00');

export const KINDS = {
  'overdue by 3 days': overdueSince('2026-04-19'),
  'overdue by 10 days': overdueSince('2026-04-12'),
  'overdue by 17 days': overdueSince('2026-04-05'),
  'overdue by 32 days': overdueSince('2026-03-21'),
  'overdue by 47 days': overdueSince('2026-03-06'),
  'overdue by 57 days': overdueSince('2026-02-24'),
  'two invoices, both overdue': {
    async go(life) {
      await owes(life, '2026-03-10');
      await owes(life, '2026-04-10');
    },
  },
  'not due yet': { go: (life) => life.invoice(MINOR, '2026-05-10') },
  'not due yet, with a card': { setting: { card: 'tok_ok' }, go: (life) => life.invoice(MINOR, '2026-05-10') },
  'promised to pay': {
    async go(life) {
      await owes(life, '2026-04-10');
      await life.override({ command: 'promise', amountMinor: MINOR, on: '2026-04-29' });
    },
  },
  paused: {
    async go(life) {
      await owes(life, '2026-04-01');
      await life.override({ command: 'pause', until: '2026-04-30' });
    },
  },
  disputed: {
    async go(life) {
      const { id } = await life.invoice(MINOR, '2026-04-20', '2026-04-15');
      await life.dispute(id);
    },
  },
  'in a retry ladder': {
    setting: { from: '2026-04-20', card: 'tok_insufficient_funds' },
    async go(life) {
      await life.invoice(MINOR, '2026-04-20');
      await untilToday(life);
    },
  },
  'nothing open': {},
  'paid by transfer': {
    async go(life) {
      const { number } = await life.invoice(MINOR, '2026-04-10', '2026-04-10');
      await life.transfer(MINOR, TODAY, { concept: `Pago ${number}` });
    },
  },
  // Last: so that they are few among many, or the circuit breaker stops them.
  deactivated: {
    setting: { from: '2026-04-13' },
    async go(life) {
      await owes(life, '2026-02-10');
      await untilToday(life);
    },
  },
} satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;

export interface Member {
  kind: KindName;
  life: Life;
}

/** So many of each kind, kind by kind, under one tag. */
export function gather(
  http: Http,
  counts: Partial<Record<KindName, number>>,
  tag: string,
  policy?: string,
): Promise<Member[]> {
  const wanted = Object.entries(counts).flatMap(([kind, count]) =>
    Array.from({ length: count }, () => kind as KindName),
  );
  return inParallel(wanted, async (kind) => {
    const { setting, go }: Kind = KINDS[kind];
    const life = await Life.begin(http, {
      from: TODAY,
      at: setting?.from === undefined ? '12:00' : '09:00',
      tags: [tag],
      ...(policy === undefined ? {} : { policy }),
      ...setting,
    });
    await go?.(life);
    return { kind, life };
  });
}
