import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Letter, Mailer } from '../../ports/mailer/mailer.ts';

export interface MailerUnderTest {
  mailer: Mailer;
  /** The subjects that were delivered under a key; null where nobody carries anything. */
  deliveredUnder(key: string): string[] | null;
  close(): Promise<void>;
}

export const aLetter = (more: Partial<Letter> = {}): Letter => ({
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

    test('takes a letter and answers with its own id of it, if it has one', async () => {
      const letter = aLetter();
      const { providerId } = await under.mailer.send(letter);
      const delivered = under.deliveredUnder(letter.key);
      if (delivered === null) expect(providerId).toBeNull();
      else {
        expect(providerId).toMatch(/./);
        expect(delivered).toEqual([letter.subject]);
      }
    });

    test('the same letter twice is one letter, with one answer', async () => {
      const letter = aLetter();
      const first = await under.mailer.send(letter);
      expect(await under.mailer.send(letter)).toEqual(first);
      expect(under.deliveredUnder(letter.key)?.length ?? 1).toBe(1);
    });

    test('takes us, and remembers its keys for a while', async () => {
      await under.mailer.probe();
      expect(under.mailer.keyLifeMs).toBeGreaterThan(3_600_000);
    });

    test('two letters of one wording are two', async () => {
      const letters = [aLetter(), aLetter()];
      await Promise.all(letters.map((letter) => under.mailer.send(letter)));
      for (const { key } of letters) expect(under.deliveredUnder(key)?.length ?? 1).toBe(1);
    });

    test('takes one without a reply address, and one with every sign that a company may have in its name', async () => {
      await under.mailer.send(aLetter({ replyTo: null }));
      const letter = aLetter({ subject: "Recibimos su pago, <b>O'Hara & Söhne</b> 🎉" });
      await under.mailer.send(letter);
      expect(under.deliveredUnder(letter.key) ?? [letter.subject]).toEqual([letter.subject]);
    });
  });
}
