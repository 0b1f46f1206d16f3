import type { Life, Setting } from '../lives/life.ts';

/** Lives whose histories are kept: together they go through charge, retry, unknown outcomes, ladder, deactivation, proof and direct debit. */
export const KEPT_LIVES: Record<string, Setting & { go(life: Life): Promise<unknown> }> = {
  'declined-once': {
    from: '2026-03-02', card: 'tok_declined_once',
    async go(life) {
      await life.invoice(116_000, '2026-03-10');
      await life.on('2026-03-20');
    },
  },
  'retries-exhausted': {
    from: '2026-03-02', card: 'tok_insufficient_funds',
    async go(life) {
      await life.invoice(116_000, '2026-03-10');
      await life.on('2026-03-28');
      await life.method('tok_ok', { chargeNow: true });
      await life.on('2026-03-30');
    },
  },
  'unknown-found': {
    from: '2026-03-02', card: 'tok_timeout_charged',
    async go(life) {
      await life.invoice(116_000, '2026-03-10');
      await life.on('2026-03-12');
    },
  },
  'unknown-lost': {
    from: '2026-03-02', card: 'tok_timeout_lost',
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
    from: '2026-03-02', card: 'tok_bank_returned',
    async go(life) {
      await life.invoice(116_000, '2026-03-10');
      await life.on('2026-03-13', '23:00');
    },
  },
  'asked-to-pay': {
    from: '2026-03-02', card: 'tok_declined_once', autopay: false,
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
};
