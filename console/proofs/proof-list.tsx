import { Link } from '@tanstack/react-router';
import { DeskList } from '../../ui/desk.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Money } from '../../ui/money.tsx';
import { useSay } from '../../ui/words.tsx';
import { daysLeft, type Waiting } from './asked.ts';
import { TimeLeft } from './time-left.tsx';
import classes from './proof-list.module.css';

/** Whose proofs wait, how much they show, and how long collection still waits for them. */
export function ProofList({ rows, chosen }: { rows: readonly Waiting[]; chosen: string | null }) {
  const say = useSay();
  const currencies = new Set(rows.map(({ amount }) => amount.currency)).size;
  if (rows.length === 0) return <Empty what={say('proofs.none')} />;
  return (
    <DeskList
      label={say('proofs.list')}
      rows={rows}
      keyOf={({ id }) => id}
      chosen={chosen}
      link={({ id }, inside) => <Link to="/proofs/{-$id}" params={{ id }} resetScroll={false} {...inside} />}
      row={(row) => (
        <span className={classes.row}>
          <span className={classes.name}>{row.account.name}</span>
          <Money {...row.amount} named={currencies > 1} />
          <TimeLeft days={daysLeft(row)} />
        </span>
      )}
    />
  );
}
