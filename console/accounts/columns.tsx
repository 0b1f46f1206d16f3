import { type ReactNode, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useColleagues } from '../../ui/api/colleagues.ts';
import { columnsKept, keepColumns } from '../../ui/columns.tsx';
import { Money } from '../../ui/money.tsx';
import { AUTOPAY, COLLECTIONS, HOLD, SERVICE, Status } from '../../ui/status.tsx';
import { Day, Instant, Local } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Account } from '../account/commands.ts';
import classes from './accounts-table.module.css';
import { type AccountsSearch, COLUMNS, type Column, columnsIn, USUAL_COLUMNS } from './search.ts';

const LIST = 'accounts';

/** Which columns are shown: those of the address, else as this browser was left. */
export const shownColumns = ({ columns }: AccountsSearch): readonly Column[] =>
  columnsIn(columns) ?? columnsIn(columnsKept(LIST)?.join(',')) ?? USUAL_COLUMNS;

/** Keeps a choice for this browser; what the address is to say of it. */
export function chosenColumns(shown: readonly string[]): string | undefined {
  keepColumns(LIST, shown);
  return shown.join(',') || undefined;
}

export function useColumnNames(): { id: Column; name: string }[] {
  const say = useSay();
  return COLUMNS.map((id) => ({ id, name: say(`accounts.${id}`) }));
}

/** What stands in each column, beside its sorting. */
export function useCells(isMixed: boolean): Record<Column, (row: Account) => ReactNode> {
  const say = useSay();
  const intl = useIntl();
  const { nameOf } = useColleagues();
  return useMemo(() => {
    const money = (pick: (row: Account) => number) => (row: Account) => (
      <Money minor={pick(row)} currency={row.currency} named={isMixed} />
    );
    return {
      state: ({ collections, service }) => (
        <span className={classes.states}>
          <Status look={COLLECTIONS[collections.state]} />
          {service.state === 'provisional' && <Status look={SERVICE.provisional} />}
          {[...new Set(collections.holds.map(({ kind }) => kind))].map((kind) => (
            <Status key={kind} look={HOLD[kind]} />
          ))}
        </span>
      ),
      service: ({ service }) => <Status look={SERVICE[service.state]} />,
      autopay: ({ autopay }) => <Status look={AUTOPAY[autopay.state]} />,
      days: ({ collections: { daysOverdue } }) => daysOverdue > 0 && intl.formatNumber(daysOverdue),
      next: ({ upcoming: [next], timeZone, clock }) =>
        next !== undefined && (
          <Local place={{ timeZone, now: clock.now }}>
            {say(`kind.${next.kind}`)} · <Instant at={next.at} dayOnly />
          </Local>
        ),
      owner: ({ ownerId }) => ownerId !== null && nameOf(ownerId),
      nextAction: ({ nextActionOn, timeZone, clock }) =>
        nextActionOn !== null && (
          <Local place={{ timeZone, now: clock.now }}>
            <Day on={nextActionOn} />
          </Local>
        ),
      tags: ({ tags }) => tags.join(', '),
      email: ({ email }) => email,
      policy: ({ policy }) => say('who.policyVersion', policy),
      overdue: money(({ balance }) => balance.overdueMinor),
      credit: money(({ balance }) => balance.creditMinor),
      balance: money(({ balance }) => balance.openMinor),
    };
  }, [say, intl, nameOf, isMixed]);
}
