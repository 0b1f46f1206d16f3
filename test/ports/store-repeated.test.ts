import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { asked, charged } from './store-deeds.ts';
import {
  account,
  adding,
  agent,
  invoice,
  issuing,
  method,
  newId,
  opening,
  openWorld,
  owing,
  receiving,
  transfer,
  withCredit,
  type World,
} from './store-world.ts';

/** After a crash nobody knows whether a write was made: it is made again, and answers as it did at first. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

/** A write of each kind, as it is asked for twice, and the account that it is about. */
const WRITES: Record<string, () => Promise<{ accountId: string; write: () => Promise<unknown> }>> = {
  openAccount: async () => {
    const input = opening();
    return { accountId: input.id, write: () => store.openAccount(input) };
  },
  changeAccount: async () => {
    const accountId = await account(store);
    const input = { accountId, profile: { name: 'Other' }, autopay: true, requestId: newId('req'), actor: agent };
    return { accountId, write: () => store.changeAccount(input) };
  },
  addMethod: async () => {
    const accountId = await account(store);
    const input = adding(accountId);
    return { accountId, write: () => store.addMethod(input) };
  },
  removeMethod: async () => {
    const accountId = await account(store);
    const methodId = await method(store, accountId);
    return { accountId, write: () => store.removeMethod({ methodId, actor: agent }) };
  },
  defaultMethod: async () => {
    const accountId = await account(store);
    await method(store, accountId);
    const input = { methodId: await method(store, accountId), requestId: newId('req'), actor: agent };
    return { accountId, write: () => store.defaultMethod(input) };
  },
  issueInvoice: async () => {
    const accountId = await withCredit(store, 50);
    const input = issuing(accountId, 200);
    return { accountId, write: () => store.issueInvoice(input) };
  },
  voidInvoice: async () => {
    const { id: accountId, invoiceId } = await owing(store, 1_000);
    const requestId = newId('req');
    return { accountId, write: () => store.voidInvoice({ invoiceId, reason: 'x', requestId, actor: agent }) };
  },
  noteCredit: async () => {
    const { id: accountId, invoiceId } = await owing(store, 1_000);
    const id = newId('crn');
    return { accountId, write: () => store.noteCredit({ id, invoiceId, amountMinor: 600, reason: 'x', actor: agent }) };
  },
  receiveTransfer: async () => {
    const { id: accountId, number } = await owing(store, 1_000);
    const input = receiving(600, { concept: number });
    return { accountId, write: () => store.receiveTransfer(input) };
  },
  matchTransfer: async () => {
    const { id: accountId, invoiceId } = await owing(store, 1_000);
    const { id: transferId } = await transfer(store, 600);
    const requestId = newId('req');
    return {
      accountId,
      write: () =>
        store.matchTransfer({ transferId, allocations: [{ invoiceId, amountMinor: 600 }], requestId, actor: agent }),
    };
  },
  unmatchTransfer: async () => {
    const { id: accountId, number } = await owing(store, 1_000);
    const { id: transferId } = await transfer(store, 600, { concept: number });
    const requestId = newId('req');
    return { accountId, write: () => store.unmatchTransfer({ transferId, reason: 'x', requestId, actor: agent }) };
  },
  receiveProof: async () => {
    const accountId = await account(store);
    const id = newId('prf');
    return {
      accountId,
      write: () =>
        store.receiveProof({
          id,
          accountId,
          trackingKey: null,
          amountMinor: 5,
          paidOn: '2026-03-01',
          file: { name: 'a.pdf', type: 'application/pdf', bytes: new Uint8Array([1]) },
          actor: agent,
        }),
    };
  },
  resolveDispute: async () => {
    const { id: accountId, invoiceId } = await owing(store, 1_000);
    const disputeId = newId('dsp');
    await asked(store, accountId, {
      type: 'DISPUTE_REQUESTED',
      disputeId,
      invoiceId,
      amountMinor: 400,
      reason: 'x',
      late: false,
    });
    const requestId = newId('req');
    return {
      accountId,
      write: () => store.resolveDispute({ disputeId, outcome: 'accepted', creditMinor: null, requestId, actor: agent }),
    };
  },
  chargeBack: async () => {
    const { id: accountId } = await owing(store, 1_000);
    const { id: attemptId } = await charged(store, accountId);
    return { accountId, write: () => store.chargeBack({ attemptId, actor: agent }) };
  },
  refundCredit: async () => {
    const accountId = await withCredit(store, 500);
    const id = newId('ref');
    return {
      accountId,
      write: () => store.refundCredit({ id, accountId, amountMinor: 300, reason: 'x', actor: agent }),
    };
  },
};

const told = async (accountId: string) => {
  const { facts, timeline } = await store.historyOf(accountId);
  return [facts, timeline, await world.sql('SELECT * FROM account_states WHERE account_id = $1', [accountId])];
};

test.each(Object.keys(WRITES))('%s', async (kind) => {
  const { accountId, write } = await (WRITES[kind] as (typeof WRITES)[string])();
  const first = await write();
  const once = await told(accountId);
  expect(await write()).toEqual(first);
  expect(await told(accountId)).toEqual(once);
});

test.each(Object.keys(WRITES))('%s, three at once', async (kind) => {
  const { write } = await (WRITES[kind] as (typeof WRITES)[string])();
  const [first, ...others] = await Promise.all([write(), write(), write()]);
  for (const other of others) expect(other).toEqual(first);
});

test('an invoice that was voided, issued again under its id after a crash, stays void', async () => {
  const accountId = await account(store);
  const input = issuing(accountId, 500);
  const { id: invoiceId } = await store.issueInvoice(input);
  await store.voidInvoice({ invoiceId, reason: 'x', actor: agent });
  expect(await store.issueInvoice(input)).toMatchObject({ status: 'void' });
  expect((await invoice(store, accountId, 1)).status).toBe('open');
});
