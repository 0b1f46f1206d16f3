import { Outlet } from '@tanstack/react-router';
import { usePageTitle } from '../../ui/page-title.tsx';
import { Local } from '../../ui/time.tsx';
import { AccountHeader } from './account-header.tsx';
import { useAccount } from './asked.ts';
import { ClockStrip } from './clock-strip.tsx';
import { NewsOf } from './news-of.tsx';
import { Tabs } from './tabs.tsx';

/** An account: who it is and how it stands, what may be done, and its papers behind tabs. */
export function AccountPage({ id }: { id: string }) {
  const account = useAccount(id);
  usePageTitle(account.name);
  return (
    <Local place={{ timeZone: account.timeZone, now: account.clock.now }}>
      <ClockStrip account={account} />
      <NewsOf account={account} />
      <AccountHeader account={account} />
      <Tabs id={id} />
      <Outlet />
    </Local>
  );
}
