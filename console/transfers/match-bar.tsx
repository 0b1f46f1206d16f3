import { Button } from '@mantine/core';
import { useId } from 'react';
import { useMoney } from '../../ui/money.tsx';
import { useUndo } from '../../ui/undo.tsx';
import { type Say, useSay } from '../../ui/words.tsx';
import type { WhyNot } from './allocating.ts';
import classes from './match-bar.module.css';

/** What is still to allocate, and the button that decides; when it can't, why. */
export function MatchBar(props: {
  currency: string;
  remainderMinor: number;
  whyNot: WhyNot | null;
  hasAccounts: boolean;
  /** The account that the rest would be credit of. */
  creditOf: string | null;
  mayDecide: boolean;
  onMatch: () => void;
}) {
  const say = useSay();
  const money = useMoney();
  const { held } = useUndo();
  const id = useId();
  const amount = (minor: number): string => money(minor, props.currency);
  const { whyNot, remainderMinor, creditOf } = props;
  const note = !props.mayDecide
    ? say('act.viewer')
    : !props.hasAccounts
      ? say('transfers.whyNot.noAccount')
      : whyNot !== null
        ? reasonOf(whyNot, say, amount)
        : remainderMinor > 0 && creditOf !== null
          ? say('transfers.restIsCredit', { amount: amount(remainderMinor), name: creditOf })
          : null;
  return (
    <div className={classes.bar} data-raised={held.size > 0 || undefined}>
      <p className={classes.rest} data-below={remainderMinor < 0 || undefined}>
        <span>{say('transfers.toAllocate')}</span> <strong aria-live="polite">{amount(remainderMinor)}</strong>
      </p>
      <p id={id} className={classes.note} data-bad={(props.hasAccounts && whyNot !== null) || undefined}>
        {note}
      </p>
      <Button
        disabled={!props.mayDecide || whyNot !== null}
        aria-describedby={note === null ? undefined : id}
        onClick={props.onMatch}
      >
        {say('transfers.match')}
        <kbd aria-hidden>a</kbd>
      </Button>
    </div>
  );
}

function reasonOf(whyNot: WhyNot, say: Say, amount: (minor: number) => string): string {
  switch (whyNot.why) {
    case 'nothing':
      return say('transfers.whyNot.nothing');
    case 'unreadable':
      return say('transfers.whyNot.unreadable', { number: whyNot.number });
    case 'tooMuch':
      return say('transfers.whyNot.tooMuch', { amount: amount(whyNot.minor) });
    case 'aboveBalance':
      return say('transfers.whyNot.aboveBalance', { number: whyNot.number, amount: amount(whyNot.minor) });
    case 'severalDontAddUp':
      return say('transfers.whyNot.severalDontAddUp', { amount: amount(whyNot.minor) });
  }
}
