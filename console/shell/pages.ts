import IconTransfer from '@tabler/icons-react/icons/IconArrowsLeftRight';
import IconBuildings from '@tabler/icons-react/icons/IconBuildings';
import IconChart from '@tabler/icons-react/icons/IconChartBar';
import IconChecklist from '@tabler/icons-react/icons/IconChecklist';
import IconImport from '@tabler/icons-react/icons/IconFileImport';
import IconDispute from '@tabler/icons-react/icons/IconMessageQuestion';
import IconPower from '@tabler/icons-react/icons/IconPower';
import IconReceipt from '@tabler/icons-react/icons/IconReceipt2';
import IconSettings from '@tabler/icons-react/icons/IconSettings';
import IconStairs from '@tabler/icons-react/icons/IconStairs';
import IconSun from '@tabler/icons-react/icons/IconSun';
import IconUsers from '@tabler/icons-react/icons/IconUsers';
import { useUser } from '../../ui/api/session.ts';

const everybody = { for: 'everybody' } as const;

/** Every page of its own, in the order of a day's work; `letter` after `g` leads there. */
const PAGES = [
  { to: '/today', word: 'nav.today', icon: IconSun, letter: 't', keyWord: 'keys.today', ...everybody },
  { to: '/accounts', word: 'nav.accounts', icon: IconBuildings, letter: 'a', keyWord: 'keys.accounts', ...everybody },
  { to: '/proofs/{-$id}', word: 'nav.proofs', icon: IconReceipt, letter: 'p', keyWord: 'keys.proofs', ...everybody },
  {
    to: '/transfers/{-$id}',
    word: 'nav.transfers',
    icon: IconTransfer,
    letter: 'b',
    keyWord: 'keys.transfers',
    ...everybody,
  },
  {
    to: '/disputes/{-$id}',
    word: 'nav.disputes',
    icon: IconDispute,
    letter: 'd',
    keyWord: 'keys.disputes',
    ...everybody,
  },
  { to: '/tasks/{-$id}', word: 'nav.tasks', icon: IconChecklist, letter: 'q', keyWord: 'keys.tasks', ...everybody },
  { to: '/analytics', word: 'nav.analytics', icon: IconChart, letter: 'n', keyWord: 'keys.analytics', ...everybody },
  { to: '/policies', word: 'nav.policies', icon: IconStairs, letter: 'o', keyWord: 'keys.policies', ...everybody },
  { to: '/switches', word: 'nav.switches', icon: IconPower, letter: 's', keyWord: 'keys.switches', ...everybody },
  { to: '/import', word: 'nav.import', icon: IconImport, letter: 'i', keyWord: 'keys.import', for: 'admin' },
  { to: '/people', word: 'nav.people', icon: IconUsers, letter: 'u', keyWord: 'keys.people', for: 'admin' },
  // In the menu of whoever is signed in, not in the rail.
  { to: '/me', word: 'nav.me', icon: IconSettings, letter: 'm', keyWord: 'keys.me', ...everybody, isInMenu: true },
] as const;

export type Page = (typeof PAGES)[number];

/** Of a desk: which one is looked at is no part of where the page is. */
export const NONE_CHOSEN = { id: undefined };

/** Where the desks are: what is looked at there changes, and the page stays. */
export const DESKS: readonly string[] = PAGES.filter(({ to }) => to.endsWith('/{-$id}')).map(
  ({ to }) => to.split('/')[1] ?? '',
);

/** The pages that whoever is signed in may see: an admin all of them. */
export function usePages(): Page[] {
  const role = useUser()?.role;
  return PAGES.filter(({ for: whom }) => whom === 'everybody' || role === whom);
}
