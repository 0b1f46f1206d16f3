import { Money } from '../../ui/money.tsx';
import { Section } from '../../ui/section.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay, type Words } from '../../ui/words.tsx';
import type { Evidence } from './asked.ts';
import { Facts } from './facts.tsx';
import classes from './transfers.module.css';

type Candidate = Evidence['waiting'][number];

const FACTS = {
  sameKey: 'proofs.fact.sameKey',
  sameAmount: 'proofs.fact.sameAmount',
  sameDay: 'proofs.fact.sameDay',
  knownPayer: 'proofs.fact.knownPayer',
  payerName: 'proofs.fact.payerName',
  referenceFound: 'proofs.fact.referenceFound',
} satisfies Record<Candidate['evidence'][number]['fact'], keyof Words>;

interface Props {
  waiting: readonly Candidate[] | undefined;
  currency: string;
  picked: string | null;
  pick: (transferId: string | null) => void;
}

/** Transfers that nobody could match and that may be its money: each with what speaks for it, chosen by its number. */
export function Transfers({ waiting = [], currency, picked, pick }: Props) {
  const say = useSay();
  if (waiting.length === 0) return null;
  return (
    <Section title={say('proofs.transfers')}>
      <ol className={classes.transfers}>
        {waiting.map(({ transfer, evidence }, i) => {
          const isPicked = transfer.id === picked;
          return (
            <li key={transfer.id} className={classes.card} data-picked={isPicked || undefined}>
              <button
                type="button"
                className={classes.transfer}
                aria-pressed={isPicked}
                onClick={() => pick(isPicked ? null : transfer.id)}
              >
                <kbd>{i + 1}</kbd>
                <span className={classes.payer}>{transfer.payerName ?? say('proofs.nameless')}</span>
                <Money minor={transfer.amountMinor} currency={currency} />
                <span className={classes.more}>
                  <Instant at={transfer.settledAt} /> · {transfer.trackingKey ?? transfer.bankReference}
                </span>
              </button>
              <Facts
                facts={evidence.map(({ fact, holds }) => ({
                  id: fact,
                  tone: holds ? 'good' : 'still',
                  said: holds ? say(FACTS[fact]) : say('proofs.fact.not', { fact: say(FACTS[fact]) }),
                }))}
              />
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
