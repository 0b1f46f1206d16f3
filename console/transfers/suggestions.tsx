import { useQuery } from '@tanstack/react-query';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconX from '@tabler/icons-react/icons/IconX';
import type { Schemas } from '../../ui/api/client.ts';
import { Empty } from '../../ui/empty.tsx';
import { Money } from '../../ui/money.tsx';
import { COLLECTIONS, Status } from '../../ui/status.tsx';
import { useSay } from '../../ui/words.tsx';
import { accountQuery } from '../../ui/api/asked.ts';
import { FACTS } from './looks.ts';
import classes from './suggestions.module.css';

type Suggestion = Schemas['TransferSuggestions']['items'][number];

const BY_NUMBER = 9;

/** Accounts of which it may be, each with what speaks for it and what doesn't: facts to look at, and no score. */
export function Suggestions(props: {
  items: Suggestion[];
  chosen: readonly string[];
  onChoose: (suggestion: Suggestion) => void;
}) {
  const say = useSay();
  if (props.items.length === 0) return <Empty what={say('transfers.noSuggestion')} />;
  return (
    <ol className={classes.suggestions} aria-label={say('transfers.suggestions')}>
      {props.items.map((suggestion, i) => (
        <li key={suggestion.accountId} data-chosen={props.chosen.includes(suggestion.accountId) || undefined}>
          <Head
            suggestion={suggestion}
            number={i < BY_NUMBER ? i + 1 : null}
            isChosen={props.chosen.includes(suggestion.accountId)}
            onChoose={() => props.onChoose(suggestion)}
          />
          <Evidence facts={suggestion.evidence} />
        </li>
      ))}
    </ol>
  );
}

function Head(props: { suggestion: Suggestion; number: number | null; isChosen: boolean; onChoose: () => void }) {
  const { data: account } = useQuery(accountQuery(props.suggestion.accountId));
  return (
    <div className={classes.head}>
      <button type="button" aria-pressed={props.isChosen} onClick={props.onChoose} className={classes.choose}>
        {props.number !== null && <kbd aria-hidden>{props.number}</kbd>}
        {account?.name ?? '…'}
      </button>
      {account !== undefined && (
        <>
          <Status look={COLLECTIONS[account.collections.state]} />
          <Money minor={account.balance.openMinor} currency={account.currency} />
        </>
      )}
    </div>
  );
}

/** What holds first. */
function Evidence({ facts }: { facts: Suggestion['evidence'] }) {
  const say = useSay();
  const sorted = [...facts.filter(({ holds }) => holds), ...facts.filter(({ holds }) => !holds)];
  return (
    <ul className={classes.evidence} aria-label={say('transfers.evidence')}>
      {sorted.map(({ fact, holds }) => (
        <li key={fact} data-holds={holds || undefined}>
          {holds ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
          <span>{say(FACTS[fact])}</span>
          <span className="heard">{say(holds ? 'fact.yes' : 'fact.no')}</span>
        </li>
      ))}
    </ul>
  );
}
