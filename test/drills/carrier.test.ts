import { afterEach, expect, test } from '@jest/globals';
import { faultsOf } from '../lives/audit.ts';
import { inParallel } from '../lives/in-parallel.ts';
import { oneTown } from '../lives/one-town.ts';
import { fault, newCustomer, payers, receiptsOf } from './payers.ts';

const here = oneTown();
afterEach(() => fault(here, 'mail', 'none'));

const OUTAGES = [
  { kind: 'away', name: 'can not be reached', receipts: 120 },
  // Each holds one of the ten places for mails for 20 s.
  { kind: 'hangs', name: 'does not answer', receipts: 40 },
] as const;
const AUDITED = 10;
/** Others' calls may take so many times as long as on a good day, and a moment of a busy machine. */
const TIMES = 5;
const MOMENT_MS = 8_000;

/** The slowest call of some new customers, one after the other. */
async function slowestOf(customers: number): Promise<number> {
  let slowestMs = 0;
  for (let i = 0; i < customers; i++) slowestMs = Math.max(slowestMs, await newCustomer(here));
  return slowestMs;
}

test.each(OUTAGES)(
  'the carrier $name, with $receipts receipts: others are opened, billed and paid as on a good day, ' +
    'and when it is back each receipt goes once',
  async ({ kind, receipts }) => {
    const lives = await payers(here, receipts);
    await slowestOf(1);
    const goodDayMs = await slowestOf(5);

    await fault(here, 'mail', kind);
    const paid = await inParallel(lives, (life) => life.payBalance());
    expect(paid.filter(({ status, body }) => status !== 200 || body.outcome !== 'succeeded')).toEqual([]);
    const badDayMs = await slowestOf(5);
    process.stderr.write(`${kind}: ${goodDayMs} ms on a good day, ${badDayMs} ms on this one\n`);
    expect(badDayMs).toBeLessThan(goodDayMs * TIMES + MOMENT_MS);
    const sent = async (): Promise<number> =>
      (await inParallel(lives, receiptsOf)).filter(([status]) => status === 'sent').length;
    expect(await sent()).toBe(0);

    await fault(here, 'mail', 'none');
    await here.until(async () => (await sent()) === receipts, 90_000);
    expect((await inParallel(lives, receiptsOf)).flat()).toEqual(Array(receipts).fill('sent'));
    expect((await inParallel(lives.slice(0, AUDITED), faultsOf)).flat()).toEqual([]);
  },
  240_000,
);
