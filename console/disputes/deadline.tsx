import IconAlert from '@tabler/icons-react/icons/IconAlertTriangle';
import IconCheck from '@tabler/icons-react/icons/IconCircleCheck';
import IconClock from '@tabler/icons-react/icons/IconClock';
import IconX from '@tabler/icons-react/icons/IconX';
import { type Look, Status } from '../../ui/status.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Dispute } from './search.ts';

const DECIDED = {
  accepted: { tone: 'good', icon: IconCheck, word: 'disputes.accepted' },
  rejected: { tone: 'still', icon: IconX, word: 'disputes.rejected' },
} satisfies Record<Exclude<Dispute['status'], 'open'>, Look>;

const SOON_DAYS = 3;

/** How long there is to decide it, in words; or how it was decided. */
export function Deadline({ dispute: { status, daysLeft } }: { dispute: Dispute }) {
  const say = useSay();
  if (status !== 'open') return <Status look={DECIDED[status]} />;
  const days = daysLeft ?? 0;
  const look: Look =
    days < 0
      ? { tone: 'bad', icon: IconAlert, word: 'disputes.deadline' }
      : days <= SOON_DAYS
        ? { tone: 'warn', icon: IconAlert, word: 'disputes.deadline' }
        : { tone: 'due', icon: IconClock, word: 'disputes.deadline' };
  const left =
    days < 0
      ? say('disputes.daysLate', { days: -days })
      : days === 0
        ? say('disputes.dueToday')
        : say('disputes.daysLeft', { days });
  return <Status look={look} more={`: ${left}`} />;
}
