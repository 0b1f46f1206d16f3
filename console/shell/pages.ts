import IconBuildings from '@tabler/icons-react/icons/IconBuildings';
import IconPower from '@tabler/icons-react/icons/IconPower';
import IconSettings from '@tabler/icons-react/icons/IconSettings';
import IconSun from '@tabler/icons-react/icons/IconSun';
import IconUsers from '@tabler/icons-react/icons/IconUsers';
import { useUser } from '../../ui/api/session.ts';

/** Every page of its own, in the order of a day's work; `letter` after `g` leads there. */
const PAGES = [
  { to: '/today', word: 'nav.today', icon: IconSun, letter: 't', keyWord: 'keys.today', for: 'everybody' },
  {
    to: '/accounts',
    word: 'nav.accounts',
    icon: IconBuildings,
    letter: 'a',
    keyWord: 'keys.accounts',
    for: 'everybody',
  },
  { to: '/switches', word: 'nav.switches', icon: IconPower, letter: 's', keyWord: 'keys.switches', for: 'everybody' },
  { to: '/people', word: 'nav.people', icon: IconUsers, letter: 'u', keyWord: 'keys.people', for: 'admin' },
  // In the menu of whoever is signed in, not in the rail.
  {
    to: '/me',
    word: 'nav.me',
    icon: IconSettings,
    letter: 'm',
    keyWord: 'keys.me',
    for: 'everybody',
    isInMenu: true,
  },
] as const;

export type Page = (typeof PAGES)[number];

/** The pages that whoever is signed in may see: an admin all of them. */
export function usePages(): Page[] {
  const role = useUser()?.role;
  return PAGES.filter(({ for: whom }) => whom === 'everybody' || role === whom);
}
