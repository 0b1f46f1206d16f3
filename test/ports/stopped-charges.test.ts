import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { chargeBalance } from '../../activities/charge-balance.ts';
import { addMinutes } from '../../domain/time/calendar.ts';
import type { Gateway, GatewayCharge } from '../../ports/gateway/gateway.ts';
import type { Store } from '../../ports/store/store.ts';
import { begun, ordered, sentAgain } from './store-deeds.ts';
import { agent, linesOf, newId, now, openWorld, owing, standOf, type World } from './store-world.ts';

/** What charges find when they look at their switch, on the real store. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const machineNowMs = (): number => Date.parse(world.clock.now);
const leaseEnds = (): void => void (world.clock.now = addMinutes(world.clock.now, 1));
const stop = (stopped: boolean) =>
  store.changeSwitch({ id: newId('swi'), name: 'charges', stopped, reason: 'looking into it', actor: agent, at: now });
afterEach(() => stop(false));

describe('a charge', () => {
  const bank = () => {
    const calls: string[] = [];
    const charge = async ({ key, amountMinor }: GatewayCharge) => (
      calls.push(key), { outcome: 'succeeded' as const, providerRef: `ch_${calls.length}`, amountMinor }
    );
    return {
      calls,
      charge: chargeBalance({
        store,
        gateway: { provider: 'sandbox', charge, keyLifeMs: Infinity } as unknown as Gateway,
        machineNowMs,
      }),
    };
  };

  test('that nobody has begun is held while charges are stopped, and leaves no row', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const { ref, attemptId } = await ordered(store, id);
    const { calls, charge } = bank();
    await stop(true);
    expect(await charge(ref)).toBeNull();
    expect([calls, await store.attemptById(attemptId), (await linesOf(store, id)).at(-1)]).toEqual([
      [],
      null,
      'charge.held',
    ]);
    await stop(false);
    await charge((await ordered(store, id)).ref);
    expect(await standOf(store, invoiceId)).toBe('paid 0');
  });

  test('that was begun is finished', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const { ref } = await ordered(store, id);
    const { charge: order } = begun(await store.beginCharge(ref, 'sandbox'));
    leaseEnds();
    const { calls, charge } = bank();
    await stop(true);
    await charge(ref);
    expect([calls, await standOf(store, invoiceId)]).toEqual([[order.key], 'paid 0']);
  });

  test('that is to be sent again is held, and its first sending is lost', async () => {
    const { ref, attemptId } = await sentAgain(store, 1_000);
    const { calls, charge } = bank();
    await stop(true);
    expect(await charge(ref)).toBeNull();
    expect([calls, (await store.attemptById(attemptId))?.outcome]).toEqual([[], 'lost']);
  });
});
