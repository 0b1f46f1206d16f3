import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RenderedMail, Mailer } from '../../ports/mailer/mailer.ts';

export interface MailerUnderTest {
  mailer: Mailer;
  /** The subjects that were delivered under a key; null where nobody carries anything. */
  deliveredUnder(key: string): string[] | null;
  close(): Promise<void>;
}

export const aMail = (more: Partial<RenderedMail> = {}): RenderedMail => ({
  key: `acc_1:last-notice:${randomUUID()}`,
  from: 'Cobranza <cobranza@puntual.example>',
  to: ['ap@guthrie.example', 'cfo@guthrie.example'],
  replyTo: 'ayuda@puntual.example',
  subject: 'Último aviso',
  html: '<p>Último aviso</p>',
  text: 'Último aviso',
  ...more,
});

/** What every mailer has to do, whoever carries the mails. */
export function mailerContract(name: string, open: () => Promise<MailerUnderTest>): void {
  describe(`a mailer: ${name}`, () => {
    let under: MailerUnderTest;
    beforeAll(async () => {
      under = await open();
    });
    afterAll(() => under.close());

    test('takes a mail and answers with its own id of it, if it has one', async () => {
      const mail = aMail();
      const { providerId } = await under.mailer.send(mail);
      const delivered = under.deliveredUnder(mail.key);
      if (delivered === null) expect(providerId).toBeNull();
      else {
        expect(providerId).toMatch(/./);
        expect(delivered).toEqual([mail.subject]);
      }
    });

    test('the same mail twice is one mail, with one answer', async () => {
      const mail = aMail();
      const first = await under.mailer.send(mail);
      expect(await under.mailer.send(mail)).toEqual(first);
      expect(under.deliveredUnder(mail.key)?.length ?? 1).toBe(1);
    });

    test('takes us, and remembers its keys for a while', async () => {
      await under.mailer.probe();
      expect(under.mailer.keyLifeMs).toBeGreaterThan(3_600_000);
    });

    test('two mails of one wording are two', async () => {
      const mails = [aMail(), aMail()];
      await Promise.all(mails.map((mail) => under.mailer.send(mail)));
      for (const { key } of mails) expect(under.deliveredUnder(key)?.length ?? 1).toBe(1);
    });

    test('takes one without a reply address, and one with every sign that a company may have in its name', async () => {
      await under.mailer.send(aMail({ replyTo: null }));
      const mail = aMail({ subject: "Recibimos su pago, <b>O'Hara & Söhne</b> 🎉" });
      await under.mailer.send(mail);
      expect(under.deliveredUnder(mail.key) ?? [mail.subject]).toEqual([mail.subject]);
    });
  });
}
