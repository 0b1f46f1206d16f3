import type { Schemas } from '../../ui/api/client.ts';
import type { Command } from './commands.ts';

export type Override = Schemas['OverrideInput'];
export type WhatIf = Schemas['WhatIfInput'];
/** What a forecast takes as done: an override, or a dispute that is decided. */
export type Imagined = Pick<Schemas['ForecastQuestionInput'], 'override' | 'dispute'>;

/** A form as it is typed. */
export interface Typed {
  reason: string;
  amount: string;
  on: string;
  until: string;
  days: string;
  installments: { on: string; amount: string }[];
  method: string;
  version: string;
  legal: boolean;
  fraud: boolean;
  name: string;
}

export const NOTHING_TYPED: Typed = {
  reason: '',
  amount: '',
  on: '',
  until: '',
  days: '',
  installments: [{ on: '', amount: '' }],
  method: '',
  version: '',
  legal: false,
  fraud: false,
  name: '',
};

const whole = (text: string): number | null => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : null);

/**
 * What the form asks for, as the API takes it; null while something is missing, so that no effect can be shown yet.
 * `minorOf` reads an amount as the reader writes it.
 */
export function orderOf(command: Command, typed: Typed, minorOf: (text: string) => number | null): WhatIf | null {
  switch (command) {
    case 'pause':
      if (typed.legal) return { command, legal: true };
      return typed.until === '' ? null : { command, until: typed.until, legal: false };
    case 'promise': {
      const amountMinor = minorOf(typed.amount);
      return amountMinor === null || typed.on === '' ? null : { command, amountMinor, on: typed.on };
    }
    case 'plan': {
      const installments = typed.installments.flatMap(({ on, amount }) => {
        const amountMinor = minorOf(amount);
        return on === '' || amountMinor === null ? [] : [{ on, amountMinor }];
      });
      return installments.length < typed.installments.length ? null : { command, installments };
    }
    case 'extend': {
      const days = whole(typed.days);
      return days === null ? null : { command, days };
    }
    case 'changePolicy': {
      const version = whole(typed.version);
      return version === null ? null : { command, version };
    }
    case 'retryNow':
      return { command, ...(typed.method === '' ? {} : { paymentMethodId: typed.method }) };
    case 'reactivate':
      return { command, ...(typed.until === '' ? {} : { until: typed.until }) };
    case 'deactivate':
      return { command, fraud: typed.fraud };
    case 'resume':
    case 'cancelPromise':
    case 'cancelPlan':
    case 'skipReminder':
    case 'sendReminder':
    case 'writeOff':
    case 'close':
    case 'reopen':
      return { command };
  }
}
