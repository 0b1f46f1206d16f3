import type { Life, Setting } from '../lives/life.ts';
import type { Town } from '../lives/town.ts';
import { newRun, untilEnded } from './runs.ts';

/**
 * Lives whose histories are kept: together they go through every verb, through work of several lanes at once, through
 * runs that end and are begun again, and through one that goes on from another.
 */
export const KEPT_LIVES: Record<string, Setting & { go(life: Life, town: Town): Promise<unknown> }> = {
  'declined-once': {
    from: '2026-03-02',
    card: 'tok_declined_once',
    async go(life) {
      await life.invoice(116_000, '2026-03-10');
      await life.on('2026-03-20');
    },
  },
  'retries-exhausted': {
    from: '2026-03-02',
    card: 'tok_insufficient_funds',
    async go(life) {
      await life.invoice(116_000, '2026-03-10');
      await life.on('2026-03-28');
      await life.method('tok_ok', { chargeNow: true });
      await life.on('2026-03-30');
    },
  },
  'unknown-found': {
    from: '2026-03-02',
    card: 'tok_timeout_charged',
    async go(life) {
      await life.invoice(116_000, '2026-03-10');
      await life.on('2026-03-12');
    },
  },
  'unknown-lost': {
    from: '2026-03-02',
    card: 'tok_timeout_lost',
    async go(life) {
      await life.invoice(116_000, '2026-03-10');
      await life.on('2026-03-12');
    },
  },
  'deactivated-then-proof': {
    from: '2026-03-02',
    async go(life) {
      const { number } = await life.invoice(116_000, '2026-03-10');
      await life.on('2026-05-13', '18:30');
      await life.acceptProof((await life.proof(116_000, '2026-05-13', 'BNET01002605130012345678')).id);
      await life.on('2026-05-19', '12:00');
      await life.transfer(116_000, '2026-05-19', { concept: `Pago ${number}` });
      await life.on('2026-05-21');
    },
  },
  'direct-debit-returned': {
    from: '2026-03-02',
    card: 'tok_bank_returned',
    async go(life) {
      await life.invoice(116_000, '2026-03-10');
      await life.on('2026-03-13', '23:00');
    },
  },
  'asked-to-pay': {
    from: '2026-03-02',
    card: 'tok_declined_once',
    autopay: false,
    async go(life) {
      const { id } = await life.invoice(116_000, '2026-03-10');
      await life.invoice(58_000, '2026-03-10');
      await life.payInvoice(id);
      await life.payBalance();
      await life.creditNote(id, 16_000);
      await life.advance({ hours: 1, minutes: 5 });
      await life.payBalance();
    },
  },
  'paid-and-nothing-to-come': {
    from: '2026-03-02',
    card: 'tok_ok',
    async go(life, town) {
      await life.invoice(116_000, '2026-03-10');
      await life.on('2026-03-12');
      await untilEnded(town, life.id);
      await life.invoice(58_000, '2026-04-10');
      await life.on('2026-04-12');
      await untilEnded(town, life.id);
    },
  },
  'by-itself': {
    from: '2026-03-02',
    card: 'tok_ok',
    async go(life, town) {
      await life.invoice(116_000, '2026-03-10');
      const { autopay } = await life.on('2026-03-09');
      await life.advance({ to: new Date(Date.parse(autopay.nextChargeAt ?? '') - 3_000).toISOString() });
      await town.until(async () => (await life.book()).length === 1);
      await untilEnded(town, life.id);
    },
  },
  'in-a-new-run': {
    from: '2026-03-02',
    card: 'tok_declined_once',
    async go(life, town) {
      await life.invoice(116_000, '2026-03-10');
      await life.on('2026-03-09');
      await newRun(town, life.id);
      await life.on('2026-03-20');
    },
  },
};
