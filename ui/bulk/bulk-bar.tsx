import { Button, Menu } from '@mantine/core';
import { useUser } from '../api/session.ts';
import type { Ticks } from '../ticks.ts';
import { useSay } from '../words.tsx';
import classes from './bulk.module.css';
import { chosenIn, type Whole } from './chosen.ts';
import { type BulkCommand, bulkCommandsFor, offerOf } from './commands.ts';

/** How many are ticked, a way to all, and what they may be ordered. It is there before anything is ticked. */
export function BulkBar(props: { ticks: Ticks; whole: Whole | null; onChoose: (command: BulkCommand) => void }) {
  const { ticks, whole } = props;
  const say = useSay();
  const role = useUser()?.role ?? 'viewer';
  const { count } = chosenIn(ticks, whole);
  const commands = bulkCommandsFor(role);
  const others = commands.filter((command) => !offerOf(command).isUsual);
  return (
    <section aria-label={say('bulk.title')} className={classes.bar} data-on={count > 0 || undefined}>
      <div className={classes.who}>
        <span className={classes.count} aria-live="polite">
          {ticks.isAll
            ? say('bulk.allChosen', { count })
            : count > 0
              ? say('bulk.chosen', { count })
              : say('bulk.hint')}
        </span>
        {whole !== null && whole.count > 0 && !ticks.isAll && (
          <button type="button" className={classes.link} onClick={ticks.tickAll}>
            {say('bulk.selectAll', { count: whole.count })}
          </button>
        )}
        {count > 0 && (
          <button type="button" className={classes.link} onClick={() => ticks.only([])}>
            {say('bulk.clear')}
          </button>
        )}
      </div>
      {count > 0 && (
        <div className={classes.acts}>
          {commands
            .filter((command) => offerOf(command).isUsual)
            .map((command) => (
              <Button key={command} variant="default" size="xs" onClick={() => props.onChoose(command)}>
                {say(offerOf(command).word)}
              </Button>
            ))}
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <Button variant="default" size="xs">
                {say('bulk.others')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {others.map((command) => (
                <Menu.Item
                  key={command}
                  className={classes.other}
                  data-grave={offerOf(command).isGrave}
                  onClick={() => props.onChoose(command)}
                >
                  {say(offerOf(command).word)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      )}
    </section>
  );
}
