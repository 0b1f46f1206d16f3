import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type BanxicoOptions, banxicoVerifier } from '../../ports/verifier/banxico/banxico.ts';
import type { ClaimedTransfer } from '../../ports/verifier/verifier.ts';
import { aTransfer, DESCARGA, KEY, VALIDA } from './fake-cep/book.ts';
import { NO_PAYMENT, NOT_FOUND } from './fake-cep/pages.ts';
import { startFakeCep } from './fake-cep/server.ts';
import { laterOf } from './try-later.ts';
import { claimed, verifierContract } from './verifier-contract.ts';

const service = await startFakeCep();
afterAll(() => service.stop());

const open = (more: Partial<BanxicoOptions> = {}) =>
  banxicoVerifier({
    baseUrl: service.url,
    signal: new AbortController().signal,
    apartMs: 0,
    timeoutMs: 10_000,
    ...more,
  });
const ask = (more: Partial<ClaimedTransfer> = {}, verifier = open()) => verifier.verify(claimed(KEY, more));

beforeEach(() => {
  service.book.splice(0);
  service.calls.splice(0);
});

verifierContract('Banco de México', async () => {
  const own = await startFakeCep();
  own.book.push(
    aTransfer(),
    ...[
      ['CEPDEVUELTO1', 'Devuelto'],
      ['CEPENPROCESO1', 'En proceso'],
      ['CEPOTRO1', 'En otro estado'],
    ].map(([trackingKey, state]) => aTransfer({ trackingKey, state })),
  );
  return {
    verifier: open({ baseUrl: own.url }),
    keys: {
      valid: KEY,
      returned: 'CEPDEVUELTO1',
      late: 'CEPENPROCESO1',
      notFound: 'CEPNINGUNO1',
      unreachable: 'CEPOTRO1',
    },
    close: () => own.stop(),
  };
});

describe('what the service is asked', () => {
  test('is its form, field by field, and then what its session holds', async () => {
    service.book.push(aTransfer());
    expect(await ask()).toBe('valid');
    expect(service.calls).toEqual([
      {
        name: VALIDA,
        type: 'application/x-www-form-urlencoded;charset=UTF-8',
        body:
          `tipoCriterio=T&fecha=13-03-2026&criterio=${KEY}&emisor=40012&receptor=40106&cuenta=106180000147960160` +
          '&receptorParticipante=0&monto=1160.00&captcha=&tipoConsulta=1',
        cookie: '',
        agent: 'Puntual',
      },
      { name: DESCARGA, type: '', body: '', cookie: 'JSESSIONID=s1!384618570; TS012=01ab44a5', agent: 'Puntual' },
    ]);
  });

  test.each([
    [5, '0.05'],
    [30_000, '300.00'],
    [116_080, '1160.80'],
  ])('%i centavos are %s', async (amountMinor, monto) => {
    await ask({ amountMinor });
    expect(new URLSearchParams(service.calls[0]?.body).get('monto')).toBe(monto);
  });

  test('a key is asked for as it is written, and then in capitals', async () => {
    service.book.push(aTransfer({ trackingKey: 'BiB202411081016248360' }));
    expect(await open().verify(claimed('BiB2024 11081016248360'))).toBe('valid');
    expect(await open().verify(claimed('bib202411081016248360'))).toBe('notFound');
    const keys = service.calls.map(({ body }) => new URLSearchParams(body).get('criterio'));
    expect(keys).toEqual(['BiB202411081016248360', null, 'bib202411081016248360', 'BIB202411081016248360']);
  });

  test("an account's own CLABE is asked of before the company's", async () => {
    service.book.push(aTransfer());
    expect(await ask({ toClabes: ['646180123400000011', '106180000147960160'] })).toBe('valid');
    const asked = service.calls.map(({ body }) => new URLSearchParams(body).get('receptor'));
    expect(asked).toEqual(['90646', '40106', null]);
  });

  test('an institution that has changed its key is asked of by both', async () => {
    service.book.push(aTransfer({ from: '90638' }));
    expect(await ask({ fromBank: 'Nu México' })).toBe('valid');
  });

  test('what it can not be asked of it is not asked', async () => {
    expect((await laterOf(ask({ fromBank: null }))).message).toMatch(/payer's bank is not known/);
    expect((await laterOf(ask({ toClabes: [] }))).message).toMatch(/no CLABE of ours/);
    expect((await laterOf(open().verify(claimed('A'.repeat(31))))).message).toMatch(/tracking key/);
    expect(service.calls).toEqual([]);
  });
});

describe('where the receipt names no bank', () => {
  const less = { fromBank: null, paidFromBefore: ['072180000000000000', '012180000000000000'] };

  test('those that the account was paid from before are asked, and a yes of theirs is one', async () => {
    service.book.push(aTransfer());
    expect(await ask(less)).toBe('valid');
    expect(service.calls.map(({ body }) => new URLSearchParams(body).get('emisor'))).toEqual(['40072', '40012', null]);
  });

  test('and none of them knows it, it may have come from elsewhere', async () => {
    service.book.push(aTransfer({ from: '40014' }));
    expect((await laterOf(ask(less))).message).toMatch(/paid from before/);
  });
});

describe('what it answers', () => {
  test.each([
    ['En proceso', 'late'],
    ['Liquidado', 'late'],
    ['En proceso de devoluci&oacute;n', 'returned'],
    ['Devuelto', 'returned'],
    ['Retornado', 'returned'],
    ['Cancelado', 'returned'],
    ['Rechazado', 'returned'],
    ['No liquidado', 'returned'],
  ])('a payment that is "%s" is %s', async (state, verdict) => {
    service.book.push(aTransfer({ state }));
    expect(await ask()).toBe(verdict);
    expect(service.calls).toHaveLength(1);
  });

  test.each([NOT_FOUND, NO_PAYMENT])('none, in either of its words', async (page) => {
    service.trouble(VALIDA, { is: 'says', page });
    expect(await ask()).toBe('notFound');
  });

  test.each([
    ['the same day', '2026-03-13', 'valid'],
    ["SPEI's next day, after a long weekend", '2026-03-18', 'valid'],
    ['a day before it', '2026-03-12', null],
    ['a day that is too late', '2026-03-19', null],
  ])('a CEP of %s', async (_, operatedOn, verdict) => {
    service.book.push(aTransfer({ operatedOn }));
    if (verdict === null) expect((await laterOf(ask())).message).toMatch(/not of this transfer/);
    else expect(await ask()).toBe(verdict);
  });

  test('a CEP whose amount has no decimals, as the service writes whole pesos', async () => {
    service.book.push(aTransfer({ amount: '1160' }));
    expect(await ask()).toBe('valid');
  });
});
