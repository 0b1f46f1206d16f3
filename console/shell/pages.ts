import IconTransfer from '@tabler/icons-react/icons/IconArrowsLeftRight';
import IconBuildings from '@tabler/icons-react/icons/IconBuildings';
import IconDispute from '@tabler/icons-react/icons/IconMessageQuestion';
import IconSun from '@tabler/icons-react/icons/IconSun';
import { useUser } from '../../ui/api/session.ts';

/**
 * A desk's address without anything chosen. The router's types know but the template, which would take along what is
 * looked at now.
 */
const LIST = {
  transfers: '/transfers' as string as '/transfers/{-$transfer}',
  disputes: '/disputes' as string as '/disputes/{-$dispute}',
};

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
  {
    to: LIST.transfers,
    word: 'nav.transfers',
    icon: IconTransfer,
    letter: 'b',
    keyWord: 'keys.transfers',
    for: 'everybody',
  },
  {
    to: LIST.disputes,
    word: 'nav.disputes',
    icon: IconDispute,
    letter: 'd',
    keyWord: 'keys.disputes',
    for: 'everybody',
  },
] as const;

export type Page = (typeof PAGES)[number];

/** The pages that whoever is signed in may see: an admin all of them. */
export function usePages(): Page[] {
  const role = useUser()?.role;
  return PAGES.filter(({ for: whom }) => whom === 'everybody' || role === whom);
}
