import { useQueries, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { readMinor, typedMinor } from '../../ui/amount.ts';
import { api, newKey, type Schemas } from '../../ui/api/client.ts';
import { decidedOn } from '../../ui/api/stale.ts';
import { useMayAct } from '../../ui/api/session.ts';
import { draftOf, dropDraft, keepDraft } from '../../ui/drafts.ts';
import { useLetters } from '../../ui/letters.ts';
import { useMoney } from '../../ui/money.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useUndo } from '../../ui/undo.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { AccountShare } from './account-share.tsx';
import { allocatingOf, type Share } from './allocating.ts';
import { accountQuery } from '../../ui/api/asked.ts';
import { openInvoicesQuery, suggestionsQuery } from './asked.ts';
import { FindAccount } from './find-account.tsx';
import { MatchBar } from './match-bar.tsx';
import { NotOurs } from './not-ours.tsx';
import type { Transfer } from './search.ts';
import { Suggestions } from './suggestions.tsx';

type Suggestion = Schemas['TransferSuggestions']['items'][number];

interface Props {
  transfer: Transfer;
  /** Null: none, or not known yet. */
  task: Schemas['Task'] | null;
  onDecided: () => void;
  onUndone: () => void;
}

/** Whose it may be, what it would pay, and the decision. The first suggestion stands there until something else is chosen. */
export function Matching({ transfer, task, onDecided, onUndone }: Props) {
  const say = useSay();
  const intl = useIntl();
  const money = useMoney();
  const { decide } = useUndo();
  const { data, error, refetch } = useQuery(suggestionsQuery(transfer.id));
  const suggested = data?.items;
  const [chosen, setShares] = useState(() => draftOf<readonly Share[]>(transfer.id));
  const shareOf = ({ accountId, allocations }: Suggestion): Share => ({
    accountId,
    typed: Object.fromEntries(
      allocations.map((one) => [one.invoiceId, typedMinor(one.amountMinor, intl.locale, transfer.currency)]),
    ),
  });
  // The one that was seen first stays, also when a better one comes in: a key is for what was seen.
  const seen = useRef<string | null>(null);
  const proposed = suggested?.find(({ accountId }) => accountId === seen.current) ?? suggested?.[0];
  seen.current = proposed?.accountId ?? null;
  const shares = chosen ?? (proposed === undefined ? [] : [shareOf(proposed)]);
  const accounts = useQueries({ queries: shares.map(({ accountId }) => accountQuery(accountId)) });
  const invoices = useQueries({ queries: shares.map(({ accountId }) => openInvoicesQuery(accountId)) });
  const payable = new Map(invoices.flatMap(({ data: open }) => open ?? []).map((one) => [one.id, one]));
  const minorOf = (text: string): number | null => readMinor(text, intl.locale, transfer.currency);
  const { allocations, accountIds, remainderMinor, whyNot } = allocatingOf(
    transfer.amountMinor,
    shares,
    payable,
    minorOf,
  );
  const nameOf = (id: string): string => accounts.find(({ data: one }) => one?.id === id)?.data?.name ?? '';
  const names = accountIds.map(nameOf);
  const mayDecide = useMayAct();

  const choose = (suggestion: Suggestion): void => setShares([shareOf(suggestion)]);
  /** What was only proposed gives way to what was looked for; what was chosen or typed stays beside it. */
  const add = (accountId: string): void =>
    setShares([...(chosen ?? []).filter((one) => one.accountId !== accountId), { accountId, typed: {} }]);
  const match = (): void => {
    const key = newKey();
    keepDraft(transfer.id, shares);
    const amount = money(transfer.amountMinor, transfer.currency);
    decide({
      id: transfer.id,
      said: say('transfers.matchedTo', { amount, names: intl.formatList(names) }),
      send: async () => {
        const sent = api.POST('/v1/bank-transfers/{id}/match', {
          params: { path: { id: transfer.id }, header: { 'Idempotency-Key': key } },
          body: { allocations },
          keepalive: true,
        });
        // Refused, too: somebody may have been faster.
        await sent.then(() => dropDraft(transfer.id)).finally(() => decidedOn('/v1/bank-transfers', accountIds));
      },
      undone: onUndone,
    });
    onDecided();
  };
  const isReady = mayDecide && whyNot === null;
  useLetters({
    a: isReady ? match : undefined,
    ...Object.fromEntries((suggested ?? []).slice(0, 9).map((one, i) => [String(i + 1), () => choose(one)])),
  });

  return (
    <>
      <Section title={say('transfers.suggestions')}>
        {error ? (
          <Wrong error={error} again={() => void refetch()} />
        ) : suggested === undefined ? (
          <Skeleton rows={3} />
        ) : (
          <Suggestions items={suggested} chosen={shares.map(({ accountId }) => accountId)} onChoose={choose} />
        )}
        <FindAccount currency={transfer.currency} onChoose={add} />
      </Section>
      <Section title={say('transfers.pays')}>
        {shares.map((share) => (
          <AccountShare
            key={share.accountId}
            share={share}
            currency={transfer.currency}
            remainderMinor={remainderMinor}
            onType={(typed) =>
              setShares(shares.map((one) => (one.accountId === share.accountId ? { ...one, typed } : one)))
            }
            onRemove={() => setShares(shares.filter((one) => one.accountId !== share.accountId))}
          />
        ))}
        <MatchBar
          currency={transfer.currency}
          remainderMinor={remainderMinor}
          whyNot={whyNot}
          hasAccounts={shares.length > 0}
          creditOf={names.length === 1 ? (names[0] ?? null) : null}
          mayDecide={mayDecide}
          onMatch={match}
        />
      </Section>
      {mayDecide && task !== null && (
        <NotOurs transfer={transfer} task={task} onDecided={onDecided} onUndone={onUndone} />
      )}
    </>
  );
}
