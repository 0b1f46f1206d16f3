import { describe, expect, test } from '@jest/globals';
import type { Day } from '../../domain/time/time.ts';
import type { Life } from './life.ts';
import { oneTown } from './one-town.ts';

const here = oneTown();

/** Due on Tuesday 10 March 2026; on Monday 11 May at eight the service is off. */
async function owing(upTo: Day | null, card?: string): Promise<Life> {
  const life = await here.life({ from: '2026-03-02', autopay: false, ...(card === undefined ? {} : { card }) });
  await life.invoice(100_000, '2026-03-10');
  if (upTo !== null) await life.on(upTo);
  return life;
}

const numberOf = (life: Life): string => life.invoices[0]?.number ?? '';
const shown = async (life: Life) => {
  const { collections, service, balance } = await life.account();
  return [collections.state, service.state, balance.openMinor, balance.creditMinor, (await life.papers())[0]?.status];
};

describe('money after all', () => {
  test.concurrent('F50, F51: written off while off, paid, undone, and paid again by card', async () => {
    const life = await owing('2026-05-20', 'tok_ok');
    await life.override({ command: 'writeOff' });
    expect(await shown(life)).toEqual(['writtenOff', 'deactivated', 0, 0, 'uncollectible']);
    const { id } = await life.transfer(100_000, '2026-05-20', { concept: numberOf(life) });
    expect(await shown(life)).toEqual(['current', 'active', 0, 0, 'paid']);
    await life.unmatch(id);
    expect(await shown(life)).toEqual(['writtenOff', 'active', 0, 0, 'uncollectible']);
    expect((await life.tasks()).filter(({ status }) => status === 'open')).toMatchObject([{ kind: 'recoveryUndone' }]);
    await life.on('2026-07-31');
    expect(await life.mails('overdue-reminder', 'last-notice')).not.toContainEqual(expect.stringMatching(/2026-0[67]/));
    expect(await life.payBalance()).toMatchObject({ status: 200, body: { outcome: 'succeeded' } });
    expect(await shown(life)).toEqual(['current', 'active', 0, 0, 'paid']);
    expect(await life.told('invoice.paid')).toHaveLength(2);
  });

  test.concurrent('F09: refunded and charged back it is owed again; won, it is paid', async () => {
    const life = await owing(null, 'tok_ok');
    await life.payBalance();
    await life.creditNote(life.invoices[0]?.id ?? '', 40_000);
    await life.refund(40_000);
    await life.chargeback();
    expect(await shown(life)).toEqual(['current', 'active', 100_000, 0, 'open']);
    expect((await life.tasks()).map(({ kind }) => kind).sort()).toEqual(['chargeback', 'moneyOutTwice']);
    const [payment] = await life.payments();
    await life.closeChargeback(payment?.id ?? '', 'won');
    expect(await shown(life)).toEqual(['current', 'active', 0, 0, 'paid']);
    expect((await life.tasks()).every(({ status }) => status === 'done')).toBe(true);
    await life.rest();
    expect(await life.mails('payment-receipt')).toHaveLength(2);
  });

  test.concurrent("F30: the accepted proof's own transfer settles it; the answer comes when all is applied", async () => {
    const life = await owing('2026-05-20');
    await life.invoice(30_000, '2026-05-10');
    const key = `FR${life.id.slice(4, 16)}`;
    await life.acceptProof((await life.proof(130_000, '2026-05-20', key.toLowerCase())).id);
    expect((await life.account()).service.state).toBe('provisional');
    expect(
      await life.transfer(135_000, '2026-05-20', { trackingKey: key.toUpperCase(), concept: 'Pago telefonia' }),
    ).toMatchObject({ status: 'matched', creditMinor: 5_000 });
    expect((await life.account()).balance).toEqual({ openMinor: 0, overdueMinor: 0, creditMinor: 5_000 });
    await life.on('2026-06-15');
    expect((await life.account()).service.state).toBe('active');
    expect((await life.proofs()).map(({ status }) => status)).toEqual(['settled']);
    expect(await life.told('service.relocked')).toEqual([]);
  });
});
