import { useAccount } from './asked.ts';
import { Contacts } from './contacts.tsx';
import { FollowUp } from './follow-up.tsx';
import { Happened } from './happened.tsx';
import { Next } from './next.tsx';
import { Notes } from './notes.tsx';
import classes from './overview.module.css';
import { Owed } from './owed.tsx';
import { Who } from './who.tsx';

/** What happens next and what happened, beside what is owed, who looks after it and who owes it. */
export function Overview({ id }: { id: string }) {
  const account = useAccount(id);
  return (
    <div className={classes.columns}>
      <div className={classes.story}>
        {account.erasedAt === null && <Next account={account} />}
        <Happened account={account} />
      </div>
      <div className={classes.owed}>
        <Owed account={account} />
      </div>
      <div className={classes.who}>
        <FollowUp account={account} />
        <Contacts account={account} />
        <Notes account={account} />
        <Who account={account} />
      </div>
    </div>
  );
}
