import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MailAttachment, Mailer, RenderedMail } from '../../ports/mailer/mailer.ts';

export interface MailerUnderTest {
  mailer: Mailer;
  /** The subjects that were delivered under a key; null where nobody carries anything. */
  deliveredUnder(key: string): string[] | null;
  /** What was attached to what was delivered under a key. */
  attachedUnder(key: string): MailAttachment[];
  close(): Promise<void>;
}

export const aMail = ({
  key = `acc_1:last-notice:${randomUUID()}`,
  ...more
}: Partial<RenderedMail> = {}): RenderedMail => ({
  key,
  from: 'Cobranza <cobranza@puntual.example>',
  to: ['ap@guthrie.example', 'cfo@guthrie.example'],
  replyTo: 'ayuda@puntual.example',
  subject: 'Último aviso',
  html: '<p>Último aviso</p>',
  text: 'Último aviso',
  tags: { template: 'last-notice', locale: 'es-MX' },
  // Who carries a mail may show its key to nobody.
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Test-Key': key },
  attachments: [],
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

    test('the same mail twice has one answer, and is one mail where keys are remembered', async () => {
      const mail = aMail();
      const first = await under.mailer.send(mail);
      expect(await under.mailer.send(mail)).toEqual(first);
      if (under.mailer.keyLifeMs > 0) expect(under.deliveredUnder(mail.key)?.length ?? 1).toBe(1);
    });

    test('takes us, and remembers its keys for a while or not at all', async () => {
      await under.mailer.probe();
      if (under.mailer.keyLifeMs !== 0) expect(under.mailer.keyLifeMs).toBeGreaterThan(3_600_000);
    });

    test('carries what is attached, byte for byte', async () => {
      const content = new Uint8Array(70_000).map((_, i) => (i * 7) % 256);
      const attachments = [
        { name: 'estado de cuenta año 1.pdf', type: 'application/pdf', content },
        { name: 'movimientos.csv', type: 'text/csv', content: new TextEncoder().encode('día,monto\n1,2\n') },
      ];
      const mail = aMail({ attachments });
      await under.mailer.send(mail);
      if (under.deliveredUnder(mail.key) === null) return;
      expect(
        under.attachedUnder(mail.key).map(({ content: bytes, ...rest }) => ({ ...rest, content: [...bytes] })),
      ).toEqual(attachments.map(({ content: bytes, ...rest }) => ({ ...rest, content: [...bytes] })));
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
