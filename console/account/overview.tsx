import { useAccount } from './asked.ts';
import { Happened } from './happened.tsx';
import { Next } from './next.tsx';
import classes from './overview.module.css';
import { Owed } from './owed.tsx';
import { Who } from './who.tsx';

/** What happens next and what happened, beside what is owed and who owes it. */
export function Overview({ id }: { id: string }) {
  const account = useAccount(id);
  return (
    <div className={classes.columns}>
      <div className={classes.story}>
        <Next account={account} />
        <Happened account={account} />
      </div>
      <aside className={classes.side}>
        <Owed account={account} />
        <Who account={account} />
      </aside>
    </div>
  );
}
