import { Button, Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/icons/IconDots';
import { useRouter } from '@tanstack/react-router';
import { useLetters } from '../../ui/letters.ts';
import { useSay } from '../../ui/words.tsx';
import classes from './acts.module.css';
import type { Account, Command } from './commands.ts';
import { offerOf, offered } from './commands.ts';

const FIRST = 5;

/** What may be done now: the usual as buttons, the rest behind one more. `.` leads there by keyboard. */
export function Acts({ account }: { account: Account }) {
  const say = useSay();
  const router = useRouter();
  const commands = offered(account);
  const open = (command: Command) => () =>
    void router.navigate({ to: '/accounts/$id/act/$command', params: { id: account.id, command }, resetScroll: false });
  useLetters({ '.': () => document.querySelector<HTMLElement>('[data-acts] button')?.focus() });

  if (commands.length === 0) return null;
  const isMore = commands.length > FIRST + 1;
  const [first, rest] = isMore ? [commands.slice(0, FIRST), commands.slice(FIRST)] : [commands, []];
  return (
    <div className={classes.acts} data-acts>
      {first.map((command, i) => (
        <Button key={command} variant={i === 0 ? 'filled' : 'default'} onClick={open(command)}>
          {say(offerOf(command).word)}
        </Button>
      ))}
      {rest.length > 0 && (
        <Menu position="bottom-start" shadow="md">
          <Menu.Target>
            <Button variant="default" leftSection={<IconDots size={16} aria-hidden />}>
              {say('act.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map((command) => (
              <Menu.Item
                key={command}
                onClick={open(command)}
                data-grave={offerOf(command).isGrave}
                className={classes.more}
              >
                {say(offerOf(command).word)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
