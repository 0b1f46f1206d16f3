import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { epochMs, instantFromMs } from '../../domain/time/epoch.ts';
import { hear, sweepInbox } from '../../ports/inbox/hear.ts';
import { stripeDoor } from '../../ports/inbox/stripe.ts';
import { type IdleApi, idleApi } from '../api/idle-api.ts';
import { stripeDispute, stripeEvent, stripeIntent } from '../api/stripe-events.ts';
import { signatureOf } from '../ports/fake-stripe/webhooks.ts';
import { begun, ordered, type Ordered } from '../ports/store-deeds.ts';
import { account, invoice, openWorld, type World } from '../ports/store-world.ts';

/**
 * A thousand accounts, each with a charge whose answer was lost, and a provider that tells of all of them: every event
 * five times, in no order, one in ten signed by somebody else, half of them before our own row knows of the charge. The
 * process that hears them dies in the middle. At the end the ledger is the provider's book.
 */
const ACCOUNTS = 1_000;
const TIMES = 5;
const SECRET = 'whsec_of_the_storm';
const AMOUNT_MINOR = 116_000;

/** Numbers from 0 to 1 that are the same each time, for a name. */
const chance = (name: string): number => createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;

type End = 'paid' | 'declined' | 'disputed' | 'won' | 'lost';
const ends: End[] = ['paid', 'declined', 'disputed', 'won', 'lost'];

interface Charge {
  accountId: string;
  invoiceId: string;
  charge: Ordered;
  key: string;
  end: End;
  events: object[];
}

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const gateway = { provider: 'sandbox', describe: async () => null } as const;
const options = () => ({ policyName: 'mexico', gateway, now: () => world.clock.now, mailsIn: null });

/** The API, whose process forgets, after it has acknowledged, what this says. */
const serve = (forgets: (eventId: string) => boolean): Promise<IdleApi> =>
  idleApi(world, {
    rateLimits: { requestsPer10Seconds: 1_000_000, wrongKeysPerMinute: 1_000_000, signInsPerMinute: 1_000_000 },
    doors: [stripeDoor(SECRET)],
    hear: async (told) => (forgets(told.eventId) ? undefined : hear(world.store, told, options())),
  });

/** What the provider tells of a charge, by how it ended. */
function eventsOf(key: string, end: End): object[] {
  const ref = `pi_${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
  const charge = { key, amountMinor: AMOUNT_MINOR };
  const event = (part: string, type: string, object: object) => stripeEvent(`evt_${ref}${part}`, type, object);
  if (end === 'declined')
    return [
      event(
        '',
        'payment_intent.payment_failed',
        stripeIntent(charge, ref, { last_payment_error: { decline_code: 'do_not_honor' } }),
      ),
    ];
  const paid = [event('', 'payment_intent.succeeded', stripeIntent(charge, ref))];
  if (end === 'paid') return paid;
  const opened = [...paid, event('_o', 'charge.dispute.created', stripeDispute(charge, ref, 'needs_response'))];
  return end === 'disputed'
    ? opened
    : [...opened, event('_c', 'charge.dispute.closed', stripeDispute(charge, ref, end))];
}

async function owes(i: number): Promise<Charge> {
  const { store } = world;
  const accountId = await account(store);
  const { id: invoiceId } = await invoice(store, accountId, AMOUNT_MINOR);
  const charge = await ordered(store, accountId, { invoiceId });
  const [row] = await world.sql<{ key: string }>(
    "SELECT params ->> 'key' AS key FROM effects WHERE account_id = $1 AND type = 'chargeBalance'",
    [accountId],
  );
  const key = row?.key ?? '';
  const end = ends[i % ends.length] as End;
  return { accountId, invoiceId, charge, key, end, events: eventsOf(key, end) };
}

/** Our own row comes, and the bank's answer is lost. */
async function chargeUnheard({ charge: { ref } }: Charge): Promise<void> {
  begun(await world.store.beginCharge(ref, 'sandbox'));
  await world.store.settleCharge(ref, { outcome: 'unknown' });
}

async function inLanes<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T, i: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let i = next++; i < items.length; i = next++) await work(items[i] as T, i);
    }),
  );
}

test('a storm of webhooks ends with the ledger as the provider’s book, killed in the middle or not', async () => {
  const charges: Charge[] = [];
  await inLanes(Array.from({ length: ACCOUNTS }), 8, async (_, i) => void (charges[i] = await owes(i)));
  // Of every second our own row is written only when half of the storm is over.
  const late = charges.filter((_, i) => i % 2 === 1);
  await inLanes(
    charges.filter((_, i) => i % 2 === 0),
    8,
    chargeUnheard,
  );

  const sent = charges
    .flatMap(({ events }) => Array.from({ length: TIMES }, () => events).flat())
    .map((one, i) => ({
      body: JSON.stringify(one),
      order: chance(`order ${i}`),
      isForged: chance(`forged ${i}`) < 0.1,
    }))
    .sort((a, b) => a.order - b.order);
  let api = await serve((eventId) => chance(`forgotten ${eventId}`) < 0.3);
  const statuses = { true: new Set<number>(), false: new Set<number>() };
  let unsent = 0;
  const send = async ({ body, isForged }: (typeof sent)[number]): Promise<void> => {
    const signature = signatureOf(body, isForged ? 'whsec_of_somebody_else' : SECRET, Date.now());
    const answer = await fetch(`${api.url}/webhooks/stripe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stripe-signature': signature },
      body,
    }).catch(() => null);
    // Who gets no answer sends it again: as Stripe does.
    if (answer === null) {
      unsent += 1;
      await new Promise((done) => setTimeout(done, 50));
      return send({ body, isForged, order: 0 });
    }
    statuses[`${isForged}`].add(answer.status);
  };
  const half = Math.floor(sent.length / 2);
  await inLanes(sent.slice(0, half), 16, async (one, i) => {
    if (i === Math.floor(half / 2)) {
      const { app: dying } = api;
      api = await serve(() => false);
      dying.server.closeAllConnections();
      void dying.close();
    }
    await send(one);
  });
  await inLanes(late, 8, chargeUnheard);
  await inLanes(sent.slice(half), 16, send);
  await api.app.close();

  expect([[...statuses.true], [...statuses.false]]).toEqual([[400], [200]]);
  expect(unsent).toBeLessThan(sent.length);
  // What was forgotten, and what came before its row or its charge, is swept.
  for (let round = 0; round < 20; round++) {
    world.clock.now = instantFromMs(epochMs(world.clock.now) + 3_600_000);
    while ((await sweepInbox(world.store, options())).heard > 0);
    const [left] = await world.sql<{ n: string }>("SELECT count(*) AS n FROM inbox_events WHERE status = 'pending'");
    if (left?.n === '0') break;
  }
  const undecided = await world.sql('SELECT type, note FROM inbox_events WHERE status <> $1', ['done']);
  expect(undecided).toEqual([]);

  const rows = await world.sql<{ id: string; status: string; paid: string }>(
    `SELECT i.id, i.status, coalesce((SELECT sum(p.amount_minor) FROM payments p
       WHERE p.account_id = i.account_id AND p.status = 'settled'), 0) AS paid FROM invoices i`,
  );
  const ledger = new Map(rows.map(({ id, status, paid }) => [id, `${status} ${paid}`]));
  const book = new Map(
    charges.map(({ invoiceId, end }) => [
      invoiceId,
      end === 'paid' || end === 'won' ? `paid ${AMOUNT_MINOR}` : 'open 0',
    ]),
  );
  expect([...ledger].sort()).toEqual([...book].sort());
  const [payments] = await world.sql<{ n: string }>('SELECT count(*) AS n FROM payments');
  expect(payments?.n).toBe(String(charges.filter(({ end }) => end !== 'declined').length));
}, 600_000);
