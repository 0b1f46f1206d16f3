import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TryLater } from '../../ports/failures.ts';
import { type BanxicoOptions, banxicoVerifier } from '../../ports/verifier/banxico/banxico.ts';
import type { ClaimedTransfer } from '../../ports/verifier/verifier.ts';
import { aTransfer, DESCARGA, KEY, VALIDA } from './fake-cep/book.ts';
import { cep, NOT_FOUND, payment, TOO_MANY, WANTS_CAPTCHA } from './fake-cep/pages.ts';
import { startFakeCep, type Trouble } from './fake-cep/server.ts';
import { claimed } from './verifier-contract.ts';
import { laterOf } from './try-later.ts';

/** Banco de México's service on its bad days, and how it is spared. */

const service = await startFakeCep();
afterAll(() => service.stop());

const open = (more: Partial<BanxicoOptions> = {}) =>
  banxicoVerifier({
    baseUrl: service.url,
    signal: new AbortController().signal,
    apartMs: 0,
    timeoutMs: 2_500,
    ...more,
  });
const ask = (more: Partial<ClaimedTransfer> = {}, verifier = open()) => verifier.verify(claimed(KEY, more));

beforeEach(() => {
  service.book.splice(0);
  service.calls.splice(0);
});

describe('what is not understood is told as it is, and tried later', () => {
  const page = (said: string): Trouble => ({ is: 'says', page: said });
  const other = cep(aTransfer({ trackingKey: 'OTRA1' }));

  test.each<[string, string, Trouble, RegExp]>([
    ['a page of another kind', VALIDA, page('<h1>Mantenimiento 24</h1>'), /its page says "Mantenimiento ##"$/],
    ['nothing', VALIDA, page(''), /its page says ""/],
    ['a page that says two things', VALIDA, page(`${NOT_FOUND}<a href="descarga.do?formato=XML">XML</a>`), /page says/],
    ['a redirection', VALIDA, { is: 'status', status: 302, headers: { location: '/error' } }, /answered 302/],
    ['a page in place of the CEP', DESCARGA, page('<html><body>Hola</body></html>'), /CEP is none/],
    ["another transfer's CEP", DESCARGA, page(other), /not of this transfer/],
  ])('%s', async (_, name, trouble, why) => {
    service.book.push(aTransfer());
    service.trouble(name, trouble);
    const error = await laterOf(ask());
    expect([error.message, error.afterMs]).toEqual([expect.stringMatching(why), 3_600_000]);
  });

  test.each([
    ['a state that it has not explained', aTransfer({ state: 'Congelado' }), aTransfer({ state: 'Congelado' })],
    ['another payment', aTransfer({ state: 'Devuelto' }), aTransfer({ state: 'Devuelto', trackingKey: 'OTRA1' })],
  ])('%s', async (_, known, shown) => {
    service.book.push(known);
    service.trouble(VALIDA, page(payment(shown)));
    await laterOf(ask());
  });

  test('and holds up no other', async () => {
    const verifier = open();
    service.book.push(aTransfer());
    service.trouble(VALIDA, page('Hola'));
    await laterOf(ask({}, verifier));
    expect(await ask({}, verifier)).toBe('valid');
  });
});

describe('what it has too much of, or is not there for', () => {
  const minutes = (n: number): number => n * 60_000;

  test.each<[string, string, Trouble, number]>([
    ['wants a person', VALIDA, { is: 'says', page: WANTS_CAPTCHA }, 30],
    ['has had too many questions', VALIDA, { is: 'says', page: TOO_MANY }, 30],
    ['says so in place of a CEP', DESCARGA, { is: 'says', page: TOO_MANY }, 30],
    ['answers 429', VALIDA, { is: 'status', status: 429 }, 30],
    ['answers 429 and for how long', VALIDA, { is: 'status', status: 429, headers: { 'retry-after': '7200' } }, 120],
    ['shuts us out', VALIDA, { is: 'status', status: 403 }, 30],
    ['has a trouble of its own', DESCARGA, { is: 'status', status: 500 }, 5],
    ['is down', VALIDA, { is: 'status', status: 503 }, 5],
    ['breaks off', VALIDA, { is: 'lost' }, 5],
    ['says nothing', VALIDA, { is: 'silent' }, 5],
    ['says nothing in place of a CEP', DESCARGA, { is: 'silent' }, 5],
  ])('one that %s is left alone for a while, and asked again then', async (_, name, trouble, forMinutes) => {
    let now = 0;
    const verifier = open({ nowMs: () => now });
    service.book.push(aTransfer());
    service.trouble(name, trouble);
    expect((await laterOf(ask({}, verifier))).afterMs).toBe(minutes(forMinutes));
    const calls = service.calls.length;
    now += minutes(forMinutes) - 1;
    expect((await laterOf(ask({}, verifier))).message).toMatch(/left alone for now/);
    expect(service.calls).toHaveLength(calls);
    now += 1;
    expect(await ask({}, verifier)).toBe('valid');
  });

  test('one that is not reached at all is away', async () => {
    const gone = await startFakeCep();
    await gone.stop();
    const error = await laterOf(ask({}, open({ baseUrl: gone.url })));
    expect([error.message, error.afterMs]).toEqual([expect.stringMatching(/ECONNREFUSED/), minutes(5)]);
  });
});

describe('its pace', () => {
  test('is one question at a time, some time apart', async () => {
    const verifier = open({ apartMs: 150 });
    service.book.push(aTransfer());
    const begun = performance.now();
    expect(await Promise.all([1, 2, 3].map(() => ask({}, verifier)))).toEqual(['valid', 'valid', 'valid']);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(290);
    expect(service.calls.map(({ name }) => name)).toEqual([VALIDA, DESCARGA, VALIDA, DESCARGA, VALIDA, DESCARGA]);
  });

  test('ends when we end: who waits for a turn, and who is answered slowly', async () => {
    const ending = new AbortController();
    const verifier = open({ apartMs: 60_000, timeoutMs: 60_000, signal: ending.signal });
    service.book.push(aTransfer());
    expect(await ask({}, verifier)).toBe('valid');
    const waiting = laterOf(ask({}, verifier));
    service.trouble(VALIDA, { is: 'silent' });
    const slow = laterOf(ask({}, open({ timeoutMs: 60_000, signal: ending.signal })));
    setTimeout(() => ending.abort(), 100);
    expect([await waiting, await slow]).toEqual([expect.any(TryLater), expect.any(TryLater)]);
  });
});
