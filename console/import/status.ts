import IconAlert from '@tabler/icons-react/icons/IconAlertTriangle';
import IconCheck from '@tabler/icons-react/icons/IconCircleCheck';
import IconClock from '@tabler/icons-react/icons/IconClock';
import IconEye from '@tabler/icons-react/icons/IconEye';
import type { Look } from '../../ui/status.tsx';
import type { Import } from './asked.ts';

/** How far a file is. */
export const STATUS = {
  checking: { tone: 'warn', icon: IconAlert, word: 'import.status.checking' },
  observing: { tone: 'due', icon: IconClock, word: 'import.status.observing' },
  observed: { tone: 'still', icon: IconEye, word: 'import.status.observed' },
  goingLive: { tone: 'due', icon: IconClock, word: 'import.status.goingLive' },
  live: { tone: 'good', icon: IconCheck, word: 'import.status.live' },
} satisfies Record<Import['status'], Look>;
