import type { ReactNode } from 'react';
import { useUser } from '../../ui/api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { useSay } from '../../ui/words.tsx';

/** What would be refused to others isn't shown to them. */
export function ForAdmins({ children }: { children: ReactNode }) {
  const say = useSay();
  const user = useUser();
  if (user === null) return null;
  return user.role === 'admin' ? children : <Empty what={say('policies.forAdmins')} />;
}
