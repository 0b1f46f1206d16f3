import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TryLater } from '../../ports/failures.ts';
import type { ClaimedTransfer, TransferVerifier, Verdict } from '../../ports/verifier/verifier.ts';

export interface VerifierUnderTest {
  verifier: TransferVerifier;
  /** A tracking key whose transfer is so, as far as the other side's test environment has one. */
  keys: Partial<Record<Verdict | 'unreachable', string>>;
  close(): Promise<void>;
}

export const claimed = (trackingKey: string, more: Partial<ClaimedTransfer> = {}): ClaimedTransfer => ({
  trackingKey,
  amountMinor: 116_000,
  paidOn: '2026-03-13',
  fromBank: 'BBVA MEXICO',
  toClabe: '106180000147960160',
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

    test('knows a valid one by its key however it is written, whoever asks and what is not known of it', async () => {
      const key = under.keys.valid as string;
      const asked = claimed(` ${key.toLowerCase()} `, { fromBank: null, toClabe: null });
      expect(await under.verifier.verify(asked)).toBe('valid');
    });

    test('that can not be asked says so', async () => {
      const key = under.keys.unreachable;
      if (key !== undefined) await expect(under.verifier.verify(claimed(key))).rejects.toThrow(TryLater);
    });
  });
}
