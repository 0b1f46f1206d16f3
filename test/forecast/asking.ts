import type { OverrideRequest } from '../../domain/events.ts';
import type { Forecast, ForecastItem, Question } from '../../domain/foresight/forecast/forecast.ts';
import { forecast } from '../../domain/foresight/forecast/forecast.ts';
import type { Life } from './life.ts';
import { AGENT, local } from './life.ts';

/** What a forecast is asked, and how its story is read. */

export const ask = (life: Life, more: Partial<Question> = {}): Forecast =>
  forecast({
    state: life.current,
    inFlight: [],
    now: life.now,
    until: null,
    banks: { charge: 'declined' },
    override: null,
    ...more,
  });

export function itemsOf(life: Life, more: Partial<Question> = {}): ForecastItem[] {
  const answer = ask(life, more);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.items;
}

export const lineOf = ({ at, kind, detail }: ForecastItem): string =>
  `${local(at)} ${kind}${kind === 'email' ? ` ${detail.template}` : ''}`;

export const override = (
  given: Omit<OverrideRequest, 'reason' | 'expectedVersion' | 'role'>,
  role: 'admin' | 'agent' = 'agent',
) => ({ request: { reason: 'what if', expectedVersion: null, role, ...given } as OverrideRequest, actor: AGENT });
