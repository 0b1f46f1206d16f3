import type { Day } from '../../domain/time/time.ts';
import type { Http } from './http.ts';
import { keyOf, Refusal } from './http.ts';

interface Shown {
  id: string;
  version: number;
  clock: { now: string };
  autopay: { nextChargeAt: string | null };
  balance: { openMinor: number; overdueMinor: number };
}

/** One account while its story is told. */
export interface Scene {
  http: Http;
  /** The story's own name, in every idempotency key. */
  story: string;
  /** Of the company. */
  name: string;
  accountId: string;
  account(): Promise<Shown>;
  post<T>(path: string, body: unknown): Promise<T>;
  /** Of the invoices in order. */
  invoices: { id: string; number: string; totalMinor: number }[];
}

export type Step = (scene: Scene) => Promise<void>;

/** Mexico City has had no daylight saving time since 2022. */
export const local = (day: Day, time: string): string => `${day}T${time}:00-06:00`;

export function sceneOf(http: Http, { id: story, name }: { id: string; name: string }, accountId: string): Scene {
  let step = 0;
  return {
    http,
    story,
    name,
    accountId,
    invoices: [],
    account: () => http.get<Shown>(`/v1/accounts/${accountId}`),
    post: (path, body) => http.post(path, body, keyOf(story, ++step, body)),
  };
}

const invoiceOf = (scene: Scene, index = scene.invoices.length - 1): Scene['invoices'][number] => {
  const invoice = scene.invoices[index];
  if (!invoice) throw new Error(`${scene.story} has no invoice ${index}`);
  return invoice;
};

export const method =
  (token: string): Step =>
  async (scene) => {
    await scene.post(`/v1/accounts/${scene.accountId}/payment-methods`, {
      kind: token.startsWith('tok_bank') ? 'bankAccount' : 'card',
      token,
    });
  };

/** Tax is on top; due when the policy says. */
export const invoice =
  (netMinor: number, issuedOn: Day, description = 'Servicio telefónico'): Step =>
  async (scene) => {
    const body = {
      issuedOn,
      lines: [{ description, quantity: 1, unitAmountMinor: netMinor }],
      taxMinor: Math.round(netMinor * 0.16),
    };
    scene.invoices.push(await scene.post(`/v1/accounts/${scene.accountId}/invoices`, body));
  };

export const until =
  (day: Day, time = '12:00'): Step =>
  async (scene) => {
    await scene.post(`/v1/accounts/${scene.accountId}/test-clock/advance`, { to: local(day, time) });
  };

/** Just past the next automatic charge: its hour is the account's own. */
export const untilCharged: Step = async (scene) => {
  const { autopay } = await scene.account();
  if (!autopay.nextChargeAt) return;
  const to = new Date(Date.parse(autopay.nextChargeAt) + 60_000).toISOString();
  await once(scene, `/v1/accounts/${scene.accountId}/test-clock/advance`, { to }, 'untilCharged');
};

export const payBalance: Step = async (scene) => {
  await scene.post(`/v1/accounts/${scene.accountId}/pay-balance`, {});
};

/** Capitals without accents, and no more than fits: 40 of them. */
const asBanksWrite = (name: string): string =>
  name.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase().slice(0, 40);

/** A SPEI transfer that names the last invoice. */
export const transfer =
  (settledOn: Day, amountMinor?: number, concept?: string): Step =>
  async (scene) => {
    const { number, totalMinor } = invoiceOf(scene);
    await scene.post('/v1/bank-transfers', {
      trackingKey: `MBAN01${settledOn.replaceAll('-', '')}${scene.story.replaceAll('-', '').toUpperCase().slice(0, 16)}`,
      amountMinor: amountMinor ?? totalMinor,
      currency: 'MXN',
      settledAt: local(settledOn, '11:30'),
      concept: concept ?? `Pago factura ${number}`,
      payerName: asBanksWrite(scene.name),
    });
  };

export const proof =
  (paidOn: Day, verdict: 'accept' | 'wait' | { reject: string }): Step =>
  async (scene) => {
    const body = {
      trackingKey: `BNET01${paidOn.replaceAll('-', '')}${scene.story.replaceAll('-', '').toUpperCase().slice(0, 12)}`,
      amountMinor: invoiceOf(scene).totalMinor,
      paidOn,
    };
    const { id } = await scene.post<{ id: string }>(`/v1/accounts/${scene.accountId}/proofs-of-payment`, body);
    if (verdict === 'accept') await scene.post(`/v1/proofs-of-payment/${id}/accept`, {});
    else if (verdict !== 'wait') await scene.post(`/v1/proofs-of-payment/${id}/reject`, { reason: verdict.reject });
  };

export const dispute =
  (reason: string, amountMinor?: number): Step =>
  async (scene) => {
    await scene.post(`/v1/invoices/${invoiceOf(scene).id}/disputes`, {
      reason,
      ...(amountMinor ? { amountMinor } : {}),
    });
  };

export const creditNote =
  (amountMinor: number, reason: string): Step =>
  async (scene) => {
    await scene.post(`/v1/invoices/${invoiceOf(scene).id}/credit-notes`, { amountMinor, reason });
  };

/**
 * What the account's present decides goes by a name: told again it would be another body, and that says that it was
 * done.
 */
async function once(scene: Scene, path: string, body: unknown, name: string): Promise<void> {
  await scene.http.post(path, body, keyOf(scene.story, 0, name)).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.code !== 'idempotency_key_reused') throw error;
  });
}

export const override =
  (command: string, reason: string, fields: Record<string, unknown> = {}): Step =>
  async (scene) => {
    const { version } = await scene.account();
    await once(
      scene,
      `/v1/accounts/${scene.accountId}/overrides`,
      { command, reason, ...fields, expectedVersion: version },
      command,
    );
  };

export const promise =
  (on: Day, reason: string): Step =>
  async (scene) => {
    const { balance } = await scene.account();
    await override('promise', reason, { amountMinor: balance.overdueMinor, on })(scene);
  };
