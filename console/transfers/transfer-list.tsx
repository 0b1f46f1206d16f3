import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { DeskList } from '../../ui/desk.tsx';
import { Money } from '../../ui/money.tsx';
import { Status } from '../../ui/status.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { TRANSFER } from './looks.ts';
import type { Shown, Transfer } from './search.ts';
import classes from './transfer-list.module.css';

/** Who sent how much, when, and what was written with it. */
export function TransferList(props: {
  rows: Transfer[];
  chosen: string | null;
  shown: Shown;
  more: (() => void) | null;
  isMore: boolean;
}) {
  const say = useSay();
  const isMixed = new Set(props.rows.map(({ currency }) => currency)).size > 1;
  return (
    <>
      <DeskList
        label={say('transfers.title')}
        rows={props.rows}
        keyOf={({ id }) => id}
        chosen={props.chosen}
        link={({ id }, inside) => (
          <Link
            to="/transfers/{-$id}"
            params={{ id }}
            search={{ status: props.shown === 'unmatched' ? undefined : props.shown }}
            resetScroll={false}
            {...inside}
          />
        )}
        row={(row) => (
          <span className={classes.row}>
            <span className={classes.payer}>{row.payerName ?? say('transfers.nobody')}</span>
            <Money minor={row.amountMinor} currency={row.currency} named={isMixed} />
            <span className={classes.words}>{row.reference ?? row.concept ?? row.trackingKey}</span>
            <span className={classes.day}>
              <Instant at={row.settledAt} dayOnly />
            </span>
            {props.shown === 'all' && <Status look={TRANSFER[row.status]} />}
          </span>
        )}
      />
      {props.more !== null && (
        <Button variant="default" fullWidth mt={12} loading={props.isMore} onClick={props.more}>
          {say('queue.more')}
        </Button>
      )}
    </>
  );
}
