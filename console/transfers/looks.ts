import IconAlert from '@tabler/icons-react/icons/IconAlertTriangle';
import IconCheck from '@tabler/icons-react/icons/IconCircleCheck';
import IconOff from '@tabler/icons-react/icons/IconCircleOff';
import IconClock from '@tabler/icons-react/icons/IconClock';
import type { Look } from '../../ui/status.tsx';
import type { Words } from '../../ui/words.tsx';
import type { Schemas } from '../../ui/api/client.ts';
import type { Transfer } from './search.ts';

export const TRANSFER = {
  unmatched: { tone: 'warn', icon: IconAlert, word: 'transfer.unmatched' },
  partial: { tone: 'due', icon: IconClock, word: 'transfer.partial' },
  matched: { tone: 'good', icon: IconCheck, word: 'transfer.matched' },
  duplicate: { tone: 'still', icon: IconOff, word: 'transfer.duplicate' },
} satisfies Record<Transfer['status'], Look>;

export type Fact = Schemas['TransferSuggestions']['items'][number]['evidence'][number]['fact'];

/** What may speak for an account, as one says it. */
export const FACTS = {
  referenceFound: 'fact.referenceFound',
  exactAmount: 'fact.exactAmount',
  sumOfInvoices: 'fact.sumOfInvoices',
  knownPayerClabe: 'fact.knownPayerClabe',
  payerName: 'fact.payerName',
  proofKey: 'fact.proofKey',
  virtualClabe: 'fact.virtualClabe',
} satisfies Record<Fact, keyof Words>;
