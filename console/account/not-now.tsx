import { useUser } from '../../ui/api/session.ts';
import { useSay } from '../../ui/words.tsx';
import { type Account, type Command, offerOf, offered } from './commands.ts';

/** An address that leads to something that can't be done now: what can, instead. */
export function NotNow({ account, command }: { account: Account; command: Command }) {
  const say = useSay();
  const user = useUser();
  const others = offered(account).map((one) => say(offerOf(one).word));
  return (
    <p role="alert">
      {user?.role === 'viewer'
        ? say('act.viewer')
        : say('act.notNow', { act: say(offerOf(command).word), others: others.join(', ') })}
    </p>
  );
}
