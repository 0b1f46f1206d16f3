import { keepPreviousData, useQuery } from '@tanstack/react-query';
import IconArrow from '@tabler/icons-react/icons/IconArrowRight';
import IconMinus from '@tabler/icons-react/icons/IconMinus';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import { useId } from 'react';
import { asProblem } from '../../ui/api/problem.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { forecastQuery } from './asked.ts';
import type { Account } from './commands.ts';
import { type Change, changesBetween } from './effect.ts';
import classes from './effect-of.module.css';
import { useForeseen } from './foreseen.tsx';
import type { Imagined, WhatIf } from './order.ts';

const SHOWN = 8;
const ICONS = { moved: IconArrow, added: IconPlus, removed: IconMinus } satisfies Record<Change['is'], unknown>;

/** What would move, come and go if this were done: judged as in earnest, and nothing is changed. */
export function Effect({ account, order }: { account: Account; order: WhatIf | null }) {
  const say = useSay();
  return (
    <EffectOf account={account} imagined={order === null ? null : { override: order }} title={say('effect.title')} />
  );
}

/** The same of whatever can be imagined; null: something is missing still. */
export function EffectOf(props: { account: Account; imagined: Imagined | null; title: string }) {
  const say = useSay();
  const { account, imagined } = props;
  const id = useId();
  const before = useQuery(forecastQuery(account, null));
  const after = useQuery({
    ...forecastQuery(account, imagined),
    enabled: imagined !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <section aria-labelledby={id} className={classes.effect} aria-busy={after.isFetching || undefined}>
      <h3 id={id}>{props.title}</h3>
      {imagined === null ? (
        <p>{say('effect.incomplete')}</p>
      ) : after.error ? (
        <p className={classes.refused}>{asProblem(after.error).message}</p>
      ) : before.error ? (
        <p className={classes.refused}>{asProblem(before.error).message}</p>
      ) : before.data === undefined || after.data === undefined ? (
        <Skeleton rows={3} />
      ) : (
        <Changes changes={changesBetween(before.data, after.data)} currency={account.currency} />
      )}
    </section>
  );
}

function Changes({ changes, currency }: { changes: Change[]; currency: string }) {
  const say = useSay();
  const when = useWhen();
  const words = useForeseen(currency);
  if (changes.length === 0) return <p>{say('effect.none')}</p>;
  return (
    <>
      <ul className={classes.changes}>
        {changes.slice(0, SHOWN).map((change) => {
          const Icon = ICONS[change.is];
          return (
            <li
              key={`${change.is} ${change.item.kind} ${change.item.at} ${JSON.stringify(change.item.detail)}`}
              data-is={change.is}
            >
              <Icon size={16} aria-hidden />
              <span className={classes.what}>{words(change.item)}</span>
              <span className={classes.when}>
                {change.is === 'moved'
                  ? say('effect.moved', { before: when.instant(change.before), after: when.instant(change.item.at) })
                  : say(change.is === 'added' ? 'effect.added' : 'effect.removed', {
                      at: when.instant(change.item.at),
                    })}
              </span>
            </li>
          );
        })}
      </ul>
      {changes.length > SHOWN && <p>{say('effect.more', { count: changes.length - SHOWN })}</p>}
    </>
  );
}
