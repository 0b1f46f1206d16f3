import IconBell from '@tabler/icons-react/icons/IconBell';
import IconCard from '@tabler/icons-react/icons/IconCreditCard';
import IconInvoice from '@tabler/icons-react/icons/IconFileInvoice';
import IconHand from '@tabler/icons-react/icons/IconHandStop';
import IconMail from '@tabler/icons-react/icons/IconMail';
import IconPower from '@tabler/icons-react/icons/IconPower';
import IconSearch from '@tabler/icons-react/icons/IconZoomQuestion';
import type { ComponentType } from 'react';
import { HOLD, type Tone } from '../../ui/status.tsx';
import { useMoney } from '../../ui/money.tsx';
import { type Say, useSay, type Words } from '../../ui/words.tsx';
import type { Foreseen } from './effect.ts';

interface Kind {
  icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  tone: Tone;
}

/** What time may bring, each with its picture. */
export const FORESEEN = {
  charge: { icon: IconCard, tone: 'due' },
  retry: { icon: IconCard, tone: 'warn' },
  reminder: { icon: IconBell, tone: 'due' },
  lastNotice: { icon: IconBell, tone: 'warn' },
  deactivation: { icon: IconPower, tone: 'bad' },
  relock: { icon: IconPower, tone: 'bad' },
  holdEnds: { icon: IconHand, tone: 'held' },
  lookup: { icon: IconSearch, tone: 'still' },
  invoice: { icon: IconInvoice, tone: 'still' },
  serviceEnds: { icon: IconPower, tone: 'bad' },
  email: { icon: IconMail, tone: 'still' },
} satisfies Record<Foreseen['kind'], Kind>;

/** Returned, so that it can be said in lists, sentences and announcements alike: one item of what will happen. */
export function useForeseen(currency: string): (item: Foreseen) => string {
  const say = useSay();
  const money = useMoney();
  return ({ kind, detail }) => {
    switch (kind) {
      case 'charge':
      case 'retry': {
        const amount = typeof detail.amountMinor === 'number' ? money(detail.amountMinor, currency) : '';
        const outcome = typeof detail.outcome === 'string' ? ` · ${outcomeOf(detail.outcome, say)}` : '';
        return `${say(kind === 'charge' ? 'next.charge' : 'next.retry', { amount })}${outcome}`;
      }
      case 'reminder':
        return say(detail.deactivated === true ? 'next.reminderOff' : 'next.reminder');
      case 'holdEnds':
        return say('next.holdEnds', { hold: say(HOLD[detail.hold as keyof typeof HOLD]?.word ?? 'hold.agent') });
      case 'email':
        return say('next.email', { template: templateOf(String(detail.template), say) });
      case 'lastNotice':
      case 'deactivation':
      case 'relock':
      case 'lookup':
      case 'invoice':
      case 'serviceEnds':
        return say(`next.${kind}`);
    }
  };
}

const outcomeOf = (outcome: string, say: Say): string =>
  outcome === 'succeeded' || outcome === 'declined' ? say(`attempt.${outcome}`) : outcome;

/** The name of a mail; a template of the company's own has only its file's. */
export function templateOf(template: string, say: Say): string {
  const id = `mail.${template}` as keyof Words;
  const said = say(id);
  return said === id ? template : said;
}
