import { expect } from '@jest/globals';
import { inParallel } from '../lives/in-parallel.ts';
import type { Answer } from '../lives/http.ts';
import type { Life } from '../lives/life.ts';
import type { Town } from '../lives/town.ts';

const FROM = '2026-03-02';
export const DUE = '2026-03-10';
export const MINOR = 116_000;

/**
 * Accounts with a card and an invoice that is due on the 10th. Their clocks begin long after the invoice's own mail
 * could wait for contact hours.
 */
export const payers = (town: Town, count: number, card = 'tok_ok'): Promise<Life[]> =>
  inParallel(Array.from({ length: count }), async () => {
    const life = await town.life({ from: FROM, card });
    await life.invoice(MINOR, DUE);
    return life;
  });

/** What is made to go wrong with a rail of the sandbox. */
export const fault = (
  town: Town,
  rail: 'cards' | 'mail' | 'service',
  kind: 'away' | 'hangs' | 'unauthorized' | 'none',
): Promise<unknown> => town.http.post('/v1/sandbox/faults', { rail, kind });

/**
 * A new customer's first calls, each asked once: none may fail, and none be put off. Answers how long the slowest took.
 */
export async function newCustomer(town: Town): Promise<number> {
  let slowestMs = 0;
  const ask = async (path: string, body: unknown): Promise<Answer['body']> => {
    const begun = Date.now();
    const { status, body: answer } = await town.http.ask(path, body);
    slowestMs = Math.max(slowestMs, Date.now() - begun);
    expect({ path, status, answer }).toEqual({
      path,
      status: path.endsWith('/pay') ? 200 : 201,
      answer: expect.anything(),
    });
    return answer;
  };
  const { id } = await ask('/v1/accounts', {
    name: 'Ferretería Ruiz',
    email: 'pagos@ruiz.example',
    testClock: { startsAt: `${FROM}T16:00:00Z` },
  });
  await ask(`/v1/accounts/${id}/payment-methods`, { kind: 'card', token: 'tok_ok' });
  const invoice = await ask(`/v1/accounts/${id}/invoices`, {
    dueOn: DUE,
    lines: [{ description: 'Servicio telefónico', quantity: 1, unitAmountMinor: MINOR }],
  });
  expect(await ask(`/v1/invoices/${invoice.id}/pay`, {})).toMatchObject({ outcome: 'succeeded' });
  return slowestMs;
}

export const receiptsOf = async (life: Life): Promise<string[]> =>
  (await life.emails()).filter(({ template }) => template === 'payment-receipt').map(({ status }) => status);
