import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useUser } from '../../ui/api/session.ts';
import { useCurrentInView } from '../../ui/current-in-view.ts';
import { Empty } from '../../ui/empty.tsx';
import { usePageTitle } from '../../ui/page-title.tsx';
import { useSay } from '../../ui/words.tsx';
import { AuditPart } from './audit-part.tsx';
import { KeysPart } from './keys-part.tsx';
import { PARTS, type Part } from './parts.ts';
import classes from './people-page.module.css';
import { SignInsPart } from './sign-ins-part.tsx';
import { UsersPart } from './users-part.tsx';

const route = getRouteApi('/people');
const SHOWN = { users: UsersPart, keys: KeysPart, signIns: SignInsPart, audit: AuditPart } satisfies Record<
  Part,
  () => unknown
>;

/** Who may come in, by a password or by a key, and what they did that concerns security. */
export function PeoplePage({ part }: { part: Part }) {
  const say = useSay();
  const navigate = route.useNavigate();
  const isAdmin = useUser()?.role === 'admin';
  usePageTitle(say('people.title'));
  const row = useCurrentInView<HTMLDivElement>();
  const Shown = SHOWN[part];
  return (
    <>
      <h1 tabIndex={-1} className={classes.title}>
        {say('people.title')}
      </h1>
      {!isAdmin ? (
        <Empty what={say('people.notAdmin')} />
      ) : (
        <Tabs
          value={part}
          onChange={(next) => void navigate({ search: { show: next as Part }, replace: true, resetScroll: false })}
          keepMounted={false}
        >
          <Tabs.List ref={row} aria-label={say('people.title')} className={classes.parts}>
            {PARTS.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {say(`people.${one}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={part} pt={20}>
            <Shown />
          </Tabs.Panel>
        </Tabs>
      )}
    </>
  );
}
