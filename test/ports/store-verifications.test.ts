import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { verifyProofs } from '../../cli/verify-proofs.ts';
import { epochMs, instantFromMs } from '../../domain/time/epoch.ts';
import type { Store } from '../../ports/store/store.ts';
import { banxicoVerifier } from '../../ports/verifier/banxico/banxico.ts';
import { sandboxVerifier } from '../../ports/verifier/sandbox.ts';
import type { ClaimedTransfer, TransferVerifier } from '../../ports/verifier/verifier.ts';
import { aTransfer } from './fake-cep/book.ts';
import { startFakeCep } from './fake-cep/server.ts';
import { account, agent, invoice, newId, openWorld, receiving, type World } from './store-world.ts';

/** What the central bank says of the transfers that proofs show. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const verifier = sandboxVerifier();
const ask = () => verifyProofs(store, verifier, null);
const pass = (seconds: number): void => {
  world.clock.now = instantFromMs(epochMs(world.clock.now) + seconds * 1_000);
};
async function proof(trackingKey: string | null, of: string | null = null): Promise<string> {
  const accountId = of ?? (await account(store));
  if (of === null) await invoice(store, accountId, 116_000);
  const id = newId('prf');
  await store.receiveProof({
    id,
    accountId,
    trackingKey,
    amountMinor: 116_000,
    paidOn: '2026-02-27',
    file: trackingKey === null ? { name: 'x.pdf', type: 'application/pdf', bytes: new Uint8Array([1]) } : null,
    actor: agent,
  });
  return id;
}
const verdictOf = async (id: string) => (await store.proofById(id))?.verdict;

test('each proof with a tracking key is asked of once, until there is an answer for good', async () => {
  const ids = await Promise.all(
    [newId('MX'), 'CEPRETURNED1', 'CEPLATE1', 'CEPNOTFOUND1', null].map((key) => proof(key)),
  );
  expect(await ask()).toEqual({ asked: 4, unanswered: 0, because: null });
  expect(await Promise.all(ids.map(verdictOf))).toEqual(['valid', 'returned', 'late', 'notFound', null]);
  expect(await ask()).toEqual({ asked: 0, unanswered: 0, because: null });
  pass(31);
  expect(await ask()).toEqual({ asked: 2, unanswered: 0, because: null });
  expect(await Promise.all(ids.map(verdictOf))).toEqual(['valid', 'returned', 'valid', 'notFound', null]);
  pass(31);
  expect((await ask()).asked).toBe(0);
  pass(31);
  expect((await ask()).asked).toBe(1);
});

test('who can not be asked is asked later, and holds up no other', async () => {
  const [away, other] = [await proof('CEPAWAY1'), await proof(newId('MX'))];
  expect(await ask()).toEqual({ asked: expect.any(Number), unanswered: 1, because: 'The sandbox (CEP) is away' });
  expect([await verdictOf(away), await verdictOf(other)]).toEqual([null, 'valid']);
});

test('comes with the CLABE of its account, and with those that it was paid from before, the last first', async () => {
  const accountId = await account(store);
  const payers = ['012180000000000001', '072180000000000002', '012180000000000001', '014180000000000003'];
  for (const payerClabe of payers) {
    const { number } = await invoice(store, accountId, 1_000);
    expect(await store.receiveTransfer(receiving(1_000, { concept: number, payerClabe }))).toMatchObject({
      status: 'matched',
    });
  }
  await invoice(store, accountId, 116_000);
  const plain = await proof('CEPCOMES1');
  const full = await proof('CEPCOMES2', accountId);
  const { clabe } = await store.allocateClabe({ accountId, prefix: '6461801234', taken: [], actor: agent });
  const asked = await store.proofsToVerify(100);
  const of = (id: string) => asked.find(({ proofId }) => proofId === id);
  expect(of(plain)).toMatchObject({ ownClabe: null, paidFromBefore: [] });
  expect(of(full)).toMatchObject({
    ownClabe: clabe,
    paidFromBefore: ['014180000000000003', '012180000000000001'],
  });
});

test("is looked for at its account's own CLABE first, and then at the company's", async () => {
  const accountId = await account(store);
  await invoice(store, accountId, 116_000);
  await proof('CEPOWN1', accountId);
  const { clabe } = await store.allocateClabe({ accountId, prefix: '6461801234', taken: [], actor: agent });
  const heard: ClaimedTransfer[] = [];
  const listening: TransferVerifier = {
    atOnce: 50,
    verify: (claimed) => {
      heard.push(claimed);
      return Promise.resolve('late');
    },
  };
  await verifyProofs(store, listening, '106180000147960160');
  expect(heard.find(({ trackingKey }) => trackingKey === 'CEPOWN1')?.toClabes).toEqual([clabe, '106180000147960160']);
});

test('is handed to the verifier as many at a time as it wants', async () => {
  await Promise.all([1, 2, 3].map(() => proof(newId('MX'))));
  pass(7_200);
  const few: TransferVerifier = { atOnce: 2, verify: () => Promise.resolve('valid') };
  expect((await verifyProofs(store, few, null)).asked).toBe(2);
});

test('is looked for no longer than some days, and not once a person has decided', async () => {
  const [lost, rejected] = [await proof('CEPNOTFOUND2'), await proof('CEPNOTFOUND3')];
  await world.sql(`UPDATE proofs SET status = 'rejected', reason = 'no' WHERE id = $1`, [rejected]);
  let asked = 0;
  for (let day = 0; day < 90; day++) {
    pass(3_601);
    asked += (await store.proofsToVerify(100)).filter(({ proofId }) => proofId === lost || proofId === rejected).length;
  }
  expect(asked).toBe(90);
  expect([await verdictOf(lost), await verdictOf(rejected)]).toEqual([null, null]);
  pass(3_601);
  await ask();
  pass(3_601);
  expect((await store.proofsToVerify(100)).map(({ proofId }) => proofId)).not.toContain(lost);
  expect(await verdictOf(lost)).toBe('notFound');
});

test("is found at Banco de México by its receipt's bank, or by one that its account was paid from before", async () => {
  const service = await startFakeCep();
  const { signal } = new AbortController();
  const banxico = banxicoVerifier({ baseUrl: service.url, signal, apartMs: 0 });
  const sent = { sentOn: '2026-02-27', account: '106180000147960160' };
  service.book.push(aTransfer({ ...sent, trackingKey: 'CEPREAD1' }));
  service.book.push(aTransfer({ ...sent, trackingKey: 'CEPBEFORE1', from: '40072' }));
  const accountId = await account(store);
  const { number } = await invoice(store, accountId, 1_000);
  await store.receiveTransfer(receiving(1_000, { concept: number, payerClabe: '072180000000000002' }));
  await invoice(store, accountId, 232_000);
  const before = await proof('CEPBEFORE1', accountId);
  const nobodys = await proof('CEPNOBODYS1');
  const read = await proof('CEPREAD1');
  await world.sql(`UPDATE proofs SET read = '{"fromBank": "BBVA MEXICO"}' WHERE id = $1`, [read]);
  await world.sql('UPDATE proofs SET verify_at = NULL WHERE id <> ALL ($1)', [[before, nobodys, read]]);
  try {
    expect(await verifyProofs(store, banxico, sent.account)).toEqual({
      asked: 3,
      unanswered: 1,
      because: expect.stringContaining("the payer's bank is not known"),
    });
    expect(await Promise.all([before, nobodys, read].map(verdictOf))).toEqual(['valid', null, 'valid']);
  } finally {
    await service.stop();
  }
});
