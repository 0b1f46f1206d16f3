import { Button, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { EffectOf } from '../account/effect-of.tsx';
import type { Account } from '../account/commands.ts';
import { isNothing, readMinor, typedMinor } from '../../ui/amount.ts';
import { api, newKey, type Schemas } from '../../ui/api/client.ts';
import { decidedOn } from '../../ui/api/stale.ts';
import { useMayAct } from '../../ui/api/session.ts';
import { draftOf, dropDraft, keepDraft } from '../../ui/drafts.ts';
import { useLetters } from '../../ui/letters.ts';
import { useMoney } from '../../ui/money.tsx';
import { Section } from '../../ui/section.tsx';
import { useUndo } from '../../ui/undo.tsx';
import { useSay } from '../../ui/words.tsx';
import classes from './decision.module.css';

type Shown = Schemas['ShownDispute'];

interface Props {
  dispute: Shown;
  account: Account;
  onDecided: () => void;
  onUndone: () => void;
}

const PAUSE_MS = 300;

/** Both answers, each with what it would change; the credit, and what it may be at most; and why. */
export function Decision({ dispute, account, onDecided, onUndone }: Props) {
  const say = useSay();
  const intl = useIntl();
  const money = useMoney();
  const { decide } = useUndo();
  const { currency, credit } = dispute;
  const mostMinor = credit?.mostMinor ?? 0;
  const draft = draftOf<{ typed: string; reason: string }>(dispute.id);
  const [typed, setTyped] = useState(
    () => draft?.typed ?? typedMinor(Math.min(dispute.disputedMinor, mostMinor), intl.locale, currency),
  );
  const [reason, setReason] = useState(draft?.reason ?? '');
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const creditMinor = isNothing(typed) ? 0 : readMinor(typed, intl.locale, currency);
  const mayDecide = useMayAct();
  const wrong =
    creditMinor === null
      ? say('missing.amount')
      : creditMinor > mostMinor
        ? say('disputes.tooMuch', { amount: money(mostMinor, currency) })
        : null;
  const [settled] = useDebouncedValue(wrong === null ? creditMinor : null, PAUSE_MS);

  const answer = (outcome: 'accepted' | 'rejected'): void => {
    const key = newKey();
    keepDraft(dispute.id, { typed, reason });
    const why = reason.trim();
    const name = dispute.accountName;
    decide({
      id: dispute.id,
      said:
        outcome === 'accepted'
          ? say('disputes.wasAccepted', { amount: money(creditMinor ?? 0, currency), name })
          : say('disputes.wasRejected', { name }),
      send: async () => {
        const sent = api.POST('/v1/disputes/{id}/resolve', {
          params: { path: { id: dispute.id }, header: { 'Idempotency-Key': key } },
          body: {
            outcome,
            ...(outcome === 'accepted' && creditMinor !== null ? { creditMinor } : {}),
            ...(why === '' ? {} : { reason: why }),
          },
          keepalive: true,
        });
        // Refused, too: somebody may have been faster.
        await sent.then(() => dropDraft(dispute.id)).finally(() => decidedOn('/v1/disputes', [dispute.accountId]));
      },
      undone: onUndone,
    });
    onDecided();
  };
  const accept = (): void => answer('accepted');
  /** Whoever is told no is owed a reason. */
  const reject = (): void => {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') field.current?.focus();
    else answer('rejected');
  };
  useLetters({ a: mayDecide && wrong === null ? accept : undefined, r: mayDecide ? reject : undefined });

  return (
    <Section title={say('disputes.decision')}>
      <div className={classes.fields}>
        <TextInput
          label={say('disputes.credit')}
          description={
            credit?.ownMinor == null
              ? say('disputes.most', { most: money(mostMinor, currency) })
              : say('disputes.mostOwn', {
                  most: money(mostMinor, currency),
                  left: money(credit.leftMinor, currency),
                  own: money(credit.ownMinor, currency),
                })
          }
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          error={wrong}
          disabled={!mayDecide}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Textarea
          ref={field}
          label={say('reason.label')}
          description={say('field.reasonHint')}
          autosize
          minRows={2}
          maxLength={1_000}
          value={reason}
          error={isMissing ? say('reason.missing') : null}
          disabled={!mayDecide}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      <div className={classes.answers}>
        <div>
          <EffectOf
            account={account}
            title={say('disputes.ifAccepted')}
            imagined={
              settled === null ? null : { dispute: { id: dispute.id, outcome: 'accepted', creditMinor: settled } }
            }
          />
          <Button disabled={!mayDecide || wrong !== null} onClick={accept}>
            {say('disputes.accept')}
            <kbd aria-hidden>a</kbd>
          </Button>
        </div>
        <div>
          <EffectOf
            account={account}
            title={say('disputes.ifRejected')}
            imagined={{ dispute: { id: dispute.id, outcome: 'rejected' } }}
          />
          <Button variant="default" disabled={!mayDecide} onClick={reject}>
            {say('disputes.reject')}
            <kbd aria-hidden>r</kbd>
          </Button>
        </div>
      </div>
      {!mayDecide && <p className={classes.viewer}>{say('act.viewer')}</p>}
    </Section>
  );
}
