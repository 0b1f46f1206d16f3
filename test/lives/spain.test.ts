import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import type { Invoice } from '../../api/v1/invoices/shapes.ts';
import { dayOf } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Life } from './life.ts';
import { oneTown } from './one-town.ts';

const here = oneTown();

interface Mail {
  subject: string;
  text: string;
}

const invoice = (life: Life): Promise<z.infer<typeof Invoice>> =>
  here.http.post(`/v1/accounts/${life.id}/invoices`, {
    lines: [{ description: 'Telefonía', quantity: 1, unitAmountMinor: 100_000 }],
    taxMinor: 21_000,
  });
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f\s]+/g, ' ');

describe('an account in Spain', () => {
  test('pays by direct debit, in euros, on the thirtieth day', async () => {
    const life = await here.life({
      from: '2026-03-02',
      policy: 'spain',
      card: 'tok_bank_ok',
    });
    expect(await life.account()).toMatchObject({ currency: 'EUR', timeZone: 'Europe/Madrid', locale: 'es-ES' });
    const { issuedOn, dueOn } = await invoice(life);
    expect([issuedOn, dueOn]).toEqual(['2026-03-02', '2026-04-01']);

    // Good Friday and Easter Monday lie between the debit and its second bank day.
    await life.on('2026-04-08');
    const told = (await life.emails()).filter((one) => one.status === 'sent');
    expect(told.map(({ template, at }) => `${dayOf(at as Instant, 'Europe/Madrid')} ${template}`)).toEqual([
      '2026-03-02 invoice-issued',
      '2026-03-18 autopay-upcoming',
      '2026-04-07 payment-receipt',
    ]);
    expect((await life.payments()).map(({ amountMinor, currency }) => [amountMinor, currency])).toEqual([
      [121_000, 'EUR'],
    ]);
    const receipt = await here.http.get<Mail>(`/v1/emails/${told.at(-1)?.id}`);
    expect(plain(receipt.subject)).toBe('Recibimos su pago de 1.210,00 €');
  });

  test('is asked for a transfer to an IBAN: no CLABE, no SPEI, no peso', async () => {
    const life = await here.life({ from: '2026-03-02', policy: 'spain' });
    await invoice(life);
    await life.on('2026-06-03');
    expect((await life.account()).service.state).toBe('deactivated');
    const sent = (await life.emails()).filter((one) => one.status === 'sent');
    expect(sent.map(({ template }) => template)).toEqual(
      expect.arrayContaining(['invoice-issued', 'overdue-reminder', 'last-notice', 'service-deactivated']),
    );
    for (const { id, template } of sent) {
      const { subject, text } = await here.http.get<Mail>(`/v1/emails/${id}`);
      expect([template, plain(text)]).toEqual([template, expect.stringContaining('ES91 2100 0418 4502 0005 1332')]);
      expect([template, plain(text)]).toEqual([template, expect.stringContaining('1.210,00 €')]);
      expect([template, `${subject} ${text}`]).toEqual([
        template,
        expect.not.stringMatching(/CLABE|SPEI|TEF\b|CEP\b|Plaza|MXN|EUR|€ ?€|\$/),
      ]);
    }
  });
});
