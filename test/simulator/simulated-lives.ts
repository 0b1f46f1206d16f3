import { afterAll, beforeAll, describe, test } from '@jest/globals';
import fc from 'fast-check';
import { SEED } from '../timeline/lives.ts';
import { opening, agent } from '../ports/store-world.ts';
import { FAULTS, faultsOf } from './audit.ts';
import { type Deed, deeds, Doer, payer } from './deeds.ts';
import { Losing, type Loss, loss } from './losses.ts';
import { simulatedWorld, type World } from './world.ts';

/** `PUNTUAL_SIMULATED` says how many in all; a failure prints its seed and the shortest life that shows it. */
const LIVES = Number(process.env.PUNTUAL_SIMULATED ?? 2_000);
/** Each part is a file of its own, so that two are played at once. */
const PARTS = 2;
const MINUTE_MS = 60_000;
/** What is unknown is known by then, and what failed has been tried again. */
const REST_MS = 5 * 24 * 60 * MINUTE_MS;
const END_MS = 60 * MINUTE_MS;

let world: World;
beforeAll(async () => {
  world = await simulatedWorld();
});
afterAll(() => world.close());

let lives = 0;
/** The life before has left a record that went back. */
let hasLost = false;

/** A life with all that goes wrong in it; throws when something is not as it must be when all is quiet again. */
async function wellAfterAll(
  who: { token: string | null; autopay: boolean; seed: number },
  happens: Deed[],
  loses: Loss | null,
) {
  const accountId = `acc_${lives++}x`;
  const { loop, api, outside, mortals } = world;
  // A record goes back as a whole: it has this life alone.
  if (loses !== null || hasLost) await world.earlier.beginAnew();
  hasLost = loses !== null;
  world.live(accountId, diceOf(who.seed));
  const doer = new Doer(world, accountId);
  const losing = loses === null ? null : new Losing(world, doer, { loss: loses, deeds: happens });
  await doer.untilAnswered(() =>
    api.store.openAccount(opening({}, { id: accountId, autopay: who.autopay, clockStartsAt: null, actor: agent })),
  );
  if (who.token !== null) await doer.untilAnswered(doer.addCard(who.token, false));
  const all = losing?.deeds ?? happens;
  for (const [nth, deed] of all.entries()) {
    const troubles = outside.troubles;
    await loop.until(loop.nowMs + deed.wait * MINUTE_MS, () => deed.hurries && outside.troubles > troubles);
    await losing?.before(nth);
    await doer.do(deed);
  }
  await losing?.before(all.length);
  // Nothing more goes wrong; who died unheard is looked after.
  for (const mortal of mortals) mortal.spare();
  outside.fates.clear();
  world.hands().sweep();
  await loop.until(loop.nowMs + REST_MS);
  // What began in the rest's last instant comes to its end too.
  const latestMs = loop.nowMs + REST_MS;
  while (loop.nowMs < latestMs && (await isUnderWay(world, accountId)))
    await loop.until(loop.nowMs + END_MS, () => !world.hands().isBusy);
  const faults = await faultsOf(world, accountId, losing?.time ?? null);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** Somebody is at work, or an attempt waits for the look-up that says what became of it. */
const isUnderWay = async ({ hands, sql }: World, accountId: string): Promise<boolean> =>
  hands().isBusy || (await sql(FAULTS['an attempt has no end'], [accountId])).length > 0;

/** The same numbers for the same seed (mulberry32). */
function diceOf(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * sides) | 0;
  };
}

export function simulateLives(part: number): void {
  const numRuns = Math.ceil(LIVES / PARTS);
  describe(`${numRuns} simulated lives`, () => {
    test('whatever dies, is lost, late or doubled: the books agree, every mail is true and went once, nothing waits for ever', async () => {
      await fc.assert(fc.asyncProperty(payer, deeds, loss, wellAfterAll), { numRuns, seed: SEED + part });
    }, 3_600_000);
  });
}
