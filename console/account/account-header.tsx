import IconClock from '@tabler/icons-react/icons/IconClock';
import { CopyId } from '../../ui/copy-id.tsx';
import { AUTOPAY, COLLECTIONS, HOLD, SERVICE, Status } from '../../ui/status.tsx';
import { ownZone, useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Acts } from './acts.tsx';
import classes from './account-header.module.css';
import type { Account } from './commands.ts';
import { Erased } from './erased.tsx';
import { Neighbours } from './neighbours.tsx';
import { Sentence } from './sentence.tsx';

/** Who it is, how it stands in a sentence, and what may be done about it. */
export function AccountHeader({ account }: { account: Account }) {
  const say = useSay();
  const { collections, service, autopay } = account;
  const holds = [...new Set(collections.holds.map(({ kind }) => kind))];
  return (
    <header className={classes.header}>
      <div className={classes.who}>
        <h1 tabIndex={-1}>{account.name}</h1>
        <div className={classes.states}>
          <Status look={COLLECTIONS[collections.state]} />
          {service.state !== 'active' && service.state !== collections.state && (
            <Status look={SERVICE[service.state]} />
          )}
          {holds.map((kind) => (
            <Status key={kind} look={HOLD[kind]} />
          ))}
          {['retryScheduled', 'unknown', 'needsMethod', 'exhausted', 'charging'].includes(autopay.state) && (
            <Status look={AUTOPAY[autopay.state]} />
          )}
        </div>
      </div>
      <div className={classes.facts}>
        <CopyId id={account.id} />
        {account.externalId !== null && <span>{account.externalId}</span>}
        {!account.clock.test && <LocalTime account={account} />}
        <Neighbours id={account.id} />
      </div>
      {account.stuck !== null && (
        <p role="alert" className={classes.stuck}>
          {say('account.stuck')}
        </p>
      )}
      {account.erasedAt === null ? (
        <>
          <Sentence account={account} />
          <Acts account={account} />
        </>
      ) : (
        <Erased at={account.erasedAt} />
      )}
    </header>
  );
}

/** What time it is there. */
function LocalTime({ account }: { account: Account }) {
  const when = useWhen();
  const { now } = account.clock;
  const at = `${when.dated(when.today)} ${when.clock(now)}`;
  const zone = account.timeZone === ownZone() ? '' : `, ${when.city(account.timeZone)}`;
  return (
    <span className={classes.clock}>
      <IconClock size={14} aria-hidden />
      <time dateTime={now}>
        {at}
        {zone}
      </time>
    </span>
  );
}
