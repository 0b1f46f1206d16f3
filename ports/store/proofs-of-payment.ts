import type { Actor } from '../../domain/account.ts';
import type { PaymentReceipt } from '../../domain/mexico/payment-receipt.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import type { Verdict } from '../verifier/verifier.ts';
import type { Page, PageQuery } from './page.ts';

export interface ProofRow {
  id: string;
  accountId: string;
  trackingKey: string | null;
  amountMinor: number;
  paidOn: Day;
  fileName: string | null;
  fileType: string | null;
  fileBytes: number | null;
  /** What its file says, as far as it could be read; null: nothing, or it has none. */
  read: PaymentReceipt | null;
  /** What the central bank says of its transfer; null: nothing yet, or nobody asks. */
  verdict: Verdict | null;
  status: 'received' | 'accepted' | 'rejected' | 'settled' | 'returned';
  reason: string | null;
  createdAt: Instant;
}

/** Proofs of payment; they are accepted and rejected by asking the account (`asks.ts`). */
export interface ProofsOfPayment {
  /** Under a tracking key that the account has a standing proof of: that one, whatever its id. */
  receiveProof(input: {
    id: string;
    accountId: string;
    trackingKey: string | null;
    amountMinor: number;
    paidOn: Day;
    file: { name: string; type: string; bytes: Uint8Array } | null;
    /** What the file says, where somebody has read it. */
    read?: PaymentReceipt | null;
    actor: Actor;
  }): Promise<ProofRow>;
  proofById(id: string): Promise<ProofRow | null>;
  proofs(page: PageQuery & { status?: string; accountId?: string }): Promise<Page<ProofRow>>;
  proofFile(id: string): Promise<{ name: string; type: string; bytes: Uint8Array } | null>;
}
