import IconBuildings from '@tabler/icons-react/icons/IconBuildings';
import IconFileImport from '@tabler/icons-react/icons/IconFileImport';
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
  { to: '/import', word: 'nav.import', icon: IconFileImport, letter: 'i', keyWord: 'keys.import', for: 'admin' },
] as const;

export type Page = (typeof PAGES)[number];

/** The pages that whoever is signed in may see: an admin all of them. */
export function usePages(): Page[] {
  const role = useUser()?.role;
  return PAGES.filter(({ for: whom }) => whom === 'everybody' || role === whom);
}
