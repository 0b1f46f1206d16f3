import IconTransfer from '@tabler/icons-react/icons/IconArrowsLeftRight';
import IconBuildings from '@tabler/icons-react/icons/IconBuildings';
import IconChecklist from '@tabler/icons-react/icons/IconChecklist';
import IconDispute from '@tabler/icons-react/icons/IconMessageQuestion';
import IconReceipt from '@tabler/icons-react/icons/IconReceipt2';
import IconSun from '@tabler/icons-react/icons/IconSun';
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
  {
    to: '/proofs/{-$id}',
    word: 'nav.proofs',
    icon: IconReceipt,
    letter: 'p',
    keyWord: 'keys.proofs',
    for: 'everybody',
  },
  {
    to: '/transfers/{-$id}',
    word: 'nav.transfers',
    icon: IconTransfer,
    letter: 'b',
    keyWord: 'keys.transfers',
    for: 'everybody',
  },
  {
    to: '/disputes/{-$id}',
    word: 'nav.disputes',
    icon: IconDispute,
    letter: 'd',
    keyWord: 'keys.disputes',
    for: 'everybody',
  },
  { to: '/tasks/{-$id}', word: 'nav.tasks', icon: IconChecklist, letter: 'q', keyWord: 'keys.tasks', for: 'everybody' },
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
