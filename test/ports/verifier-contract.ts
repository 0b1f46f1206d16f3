import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TryLater } from '../../ports/failures.ts';
import type { ClaimedTransfer, TransferVerifier, Verdict } from '../../ports/verifier/verifier.ts';

export interface VerifierUnderTest {
  verifier: TransferVerifier;
  /** A tracking key whose transfer is so, as far as the other side's test environment has one. */
  keys: Partial<Record<Verdict | 'unreachable', string>> & { valid: string };
  close(): Promise<void>;
}

export const claimed = (trackingKey: string, more: Partial<ClaimedTransfer> = {}): ClaimedTransfer => ({
  trackingKey,
  amountMinor: 116_000,
  paidOn: '2026-03-13',
  fromBank: 'BBVA MEXICO',
  paidFromBefore: [],
  toClabes: ['106180000147960160'],
  ...more,
});

/** What whoever knows of transfers has to do. */
export function verifierContract(name: string, open: () => Promise<VerifierUnderTest>): void {
  describe(`a verifier of transfers: ${name}`, () => {
    let under: VerifierUnderTest;
    beforeAll(async () => {
      under = await open();
    });
    afterAll(() => under.close());

    test.each(['valid', 'returned', 'late', 'notFound'] as const)('says that a transfer is %s', async (verdict) => {
      const key = under.keys[verdict];
      if (key !== undefined) expect(await under.verifier.verify(claimed(key))).toBe(verdict);
    });

    test('knows a valid one by its key however it is written', async () => {
      const { valid } = under.keys;
      expect(await under.verifier.verify(claimed(` ${valid.slice(0, 4)} ${valid.slice(4).toLowerCase()} `))).toBe(
        'valid',
      );
    });

    test('of which too little is known finds it, or says that it can not be asked', async () => {
      for (const less of [{ fromBank: null }, { fromBank: 'Banco que no hay' }, { toClabes: [] }]) {
        const asked = under.verifier.verify(claimed(under.keys.valid, less));
        const said = await asked.catch((error: unknown) => error);
        expect(said === 'valid' || said instanceof TryLater).toBe(true);
      }
    });

    test('is handed some at a time, and answers all of them', async () => {
      expect(under.verifier.atOnce).toBeGreaterThanOrEqual(1);
      const asked = [1, 2, 3].map(() => under.verifier.verify(claimed(under.keys.valid)));
      expect(await Promise.all(asked)).toEqual(['valid', 'valid', 'valid']);
    });

    test('that can not be asked says so, and why', async () => {
      const key = under.keys.unreachable;
      if (key === undefined) return;
      const said = await under.verifier.verify(claimed(key)).catch((error: unknown) => error);
      expect(said).toBeInstanceOf(TryLater);
      expect((said as TryLater).message).not.toBe('');
      expect((said as TryLater).afterMs).toBeGreaterThan(0);
    });
  });
}
