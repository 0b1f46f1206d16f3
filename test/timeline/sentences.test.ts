import { describe, expect, test } from '@jest/globals';
import { sentencesFor } from '../../api/v1/timeline/sentences.ts';
import type { TimelineContent } from '../../domain/timeline.ts';
import type { TimelineRow } from '../../ports/store/store.ts';

const ACCOUNT = { currency: 'MXN', timeZone: 'America/Mexico_City' };
const row = (content: TimelineContent | { type: string; data: object }): TimelineRow =>
  ({
    seq: 1,
    at: '2026-03-10T17:19:00.000Z',
    actor: { kind: 'system', id: '' },
    summary: 'As it was written',
    because: null,
    ...content,
  }) as TimelineRow;
const read = (content: Parameters<typeof row>[0], header?: string): string =>
  sentencesFor({ headers: header === undefined ? {} : { 'accept-language': header } }, ACCOUNT)
    .of(row(content))
    // What stands between an amount and its sign, or a time and its half of the day.
    .replaceAll(/[\u00a0\u202f]/g, ' ');

const issued: TimelineContent = {
  type: 'invoice.issued',
  data: { invoiceId: 'inv_1', number: 'IN6001', totalMinor: 116_000, dueOn: '2026-03-10' },
};

describe('a line of the timeline', () => {
  test.each<[TimelineContent, es: string, pt: string]>([
    [
      issued,
      'Factura IN6001 por $1,160.00, vence el 10 mar 2026',
      'Fatura IN6001 de MX$ 1.160,00, vence em 10 de mar. de 2026',
    ],
    [
      { type: 'retry.scheduled', data: { at: '2026-03-10T18:19:00.000Z', rung: 1 } },
      'Se intentará de nuevo el 10 mar 2026, 12:19 p.m.',
      'Nova tentativa em 10 de mar. de 2026, 12:19',
    ],
    [
      { type: 'deactivation.held', data: { why: 'bankFeed', because: 'no feed', until: '2026-05-12' } },
      'No se desactiva antes del 12 may 2026: faltan los movimientos recientes del banco',
      'Não será desativado antes de 12 de mai. de 2026: faltam os movimentos recentes do banco',
    ],
    [
      { type: 'override.applied', data: { command: 'extend', days: 5, reason: 'Prometió pagar', basedOnVersion: 7 } },
      'Extensión: Prometió pagar',
      'Prorrogação: Prometió pagar',
    ],
    [
      { type: 'hold.placed', data: { hold: 'promise', until: null, invoiceId: null, reason: 'x' } },
      'La cobranza espera por una promesa de pago',
      'A cobrança espera por uma promessa de pagamento',
    ],
    [
      { type: 'charge.skipped', data: {} },
      'No se cobró en su horario: se cobra en el siguiente',
      'Não cobrado no seu horário: será cobrado no próximo',
    ],
  ])("is said in the reader's language, from what is recorded: %j", (content, es, pt) => {
    expect([read(content, 'es-MX'), read(content, 'pt-BR')]).toEqual([es, pt]);
  });

  test('is as it was written where somebody reads English, or what we do not speak', () => {
    for (const header of [undefined, 'en', 'en-GB, es;q=0.5', 'de', '*', 'nonsense;;;', 'es;q=0'])
      expect([header, read(issued, header)]).toEqual([header, 'As it was written']);
  });

  test('is in what is wanted most of what we speak', () => {
    expect(read(issued, 'de, pt;q=0.4, es;q=0.8, en;q=0.1')).toMatch(/^Factura/);
    expect(read(issued, 'es-ES,es;q=0.9')).toBe('Factura IN6001 por 1.160,00 MXN, vence el 10 mar 2026');
    const { language } = sentencesFor({ headers: { 'accept-language': 'fr, pt-PT;q=0.5' } }, ACCOUNT);
    expect(language).toBe('pt-PT');
  });

  test('of an older release, or of a type that nobody knows any more, is as it was written', () => {
    expect(read({ type: 'plan.missed', data: { until: '2026-05-12T06:00:00.000Z' } }, 'es')).toBe('As it was written');
    expect(read({ type: 'invoice.issued', data: { number: 'IN1' } }, 'es')).toBe('As it was written');
    expect(read({ type: 'retry.scheduled', data: { at: 'once', rung: 1 } }, 'es')).toBe('As it was written');
    expect(read({ type: 'toString', data: {} }, 'es')).toBe('As it was written');
  });
});
