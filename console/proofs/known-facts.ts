import type { Schemas } from '../../ui/api/client.ts';
import { useMoney } from '../../ui/money.tsx';
import { useSay, type Words } from '../../ui/words.tsx';
import type { Evidence, Proof } from './asked.ts';
import type { Fact } from './facts.tsx';
import { keyFact } from './key-fact.ts';

interface Looked {
  proof: Proof;
  account: Schemas['Account'];
  evidence: Evidence | undefined;
  others: readonly Proof[];
}

const STANDING: Proof['status'][] = ['received', 'accepted'];

const VERDICTS = {
  valid: { tone: 'good', word: 'proofs.verdict.valid' },
  returned: { tone: 'bad', word: 'proofs.verdict.returned' },
  late: { tone: 'still', word: 'proofs.verdict.late' },
  notFound: { tone: 'still', word: 'proofs.verdict.notFound' },
} satisfies Record<NonNullable<Proof['verdict']>, { tone: Fact['tone']; word: keyof Words }>;

/** What speaks for a proof and what against it, each with what was looked at. */
export function useFacts({ proof, account, evidence, others }: Looked): Fact[] {
  const say = useSay();
  const money = useMoney();
  const { overdueMinor } = account.balance;
  const togetherMinor = others
    .filter(({ status }) => STANDING.includes(status))
    .reduce((sum, { amountMinor }) => sum + amountMinor, proof.amountMinor);
  const lackingMinor = overdueMinor - togetherMinor;
  const covers: Fact = {
    id: 'covers',
    tone: lackingMinor > 0 ? 'bad' : 'good',
    said:
      lackingMinor > 0
        ? say('proofs.lacks', { amount: money(lackingMinor, account.currency) })
        : say(overdueMinor > 0 ? 'proofs.covers' : 'proofs.nothingOverdue'),
  };
  const file: Fact[] =
    proof.read === null
      ? []
      : proof.differs.length > 0
        ? [{ id: 'file', tone: 'bad', said: say('proofs.fileDiffers') }]
        : [{ id: 'file', tone: 'good', said: say('proofs.fileAgrees') }];
  const verdict: Fact[] =
    proof.verdict === null
      ? []
      : [{ id: 'verdict', tone: VERDICTS[proof.verdict].tone, said: say(VERDICTS[proof.verdict].word) }];
  const key = keyFact(proof, evidence);
  return [covers, ...(key === null ? [] : [{ id: 'key', tone: key.tone, said: say(key.word) }]), ...file, ...verdict];
}
