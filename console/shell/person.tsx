import { Menu, useMantineColorScheme } from '@mantine/core';
import IconChevron from '@tabler/icons-react/icons/IconChevronDown';
import { Link } from '@tanstack/react-router';
import { speak } from '../../ui/api/me.ts';
import { useUser } from '../../ui/api/session.ts';
import { SCHEMES } from '../../ui/theme.ts';
import { chooseLanguage, LANGUAGES, NAMES, useLanguage, useSay } from '../../ui/words.tsx';
import { useLeave } from './leave.ts';
import classes from './person.module.css';

/** Who is signed in, how they like it, and the way out. */
export function Person() {
  const say = useSay();
  const user = useUser();
  const leave = useLeave();
  const spoken = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  if (user === null) return null;

  return (
    <Menu position="bottom-end" width={220} shadow="md">
      <Menu.Target>
        <button type="button" className={classes.person}>
          <span className={classes.letters} data-letters={lettersOf(user.name)} aria-hidden />
          <span className={classes.name}>{user.name}</span>
          <span className="heard">{say('person.menu')}</span>
          <IconChevron size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.email} · {say(`role.${user.role}`)}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{say('theme')}</Menu.Label>
        {SCHEMES.map((scheme) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={scheme === colorScheme}
            onClick={() => setColorScheme(scheme)}
          >
            <Chosen isSo={scheme === colorScheme}>{say(`theme.${scheme}`)}</Chosen>
          </Menu.Item>
        ))}
        <Menu.Label>{say('language')}</Menu.Label>
        {LANGUAGES.map((one) => (
          <Menu.Item
            key={one}
            role="menuitemradio"
            aria-checked={one === spoken}
            lang={one}
            onClick={() => void speak(one, user.locale).catch(() => chooseLanguage(one))}
          >
            <Chosen isSo={one === spoken}>{NAMES[one]}</Chosen>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} to="/me">
          {say('person.me')}
        </Menu.Item>
        <Menu.Item onClick={() => void leave()}>{say('person.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const Chosen = ({ isSo, children }: { isSo: boolean; children: string }) => (
  <span className={classes.choice} data-chosen={isSo || undefined}>
    {children}
  </span>
);

const lettersOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0] ?? '')
    .join('')
    .toUpperCase();
