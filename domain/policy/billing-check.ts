import { minuteOfDay } from '../time/epoch.ts';
import type { ClockTime } from '../time/time.ts';
import { windowProblems } from './calendar-check.ts';
import type { Policy } from './policy.ts';

type Problem = { path: string; message: string };

/** What would contradict itself in how months are billed. */
export const billingProblems = ({ window, gate, unbilled, calls, porting }: Policy['billing']): Problem[] => [
  ...windowProblems(window, 'billing.window'),
  ...clockProblems(gate.untilTime, 'billing.gate.untilTime'),
  ...clockProblems(unbilled.taskTime, 'billing.unbilled.taskTime'),
  // A task for what is only waiting would be one for everybody.
  ...notBelow(unbilled.taskOnDay, gate.untilDay, 'billing.unbilled.taskOnDay'),
  ...(unbilled.taskOnDay === gate.untilDay && unbilled.taskTime < gate.untilTime
    ? [
        {
          path: 'billing.unbilled.taskTime',
          message: `must not be before ${gate.untilTime} on the gate's own last day`,
        },
      ]
    : []),
  ...notBelow(porting.mostDays, porting.fewestDays, 'billing.porting.mostDays'),
  ...(['call', 'pair'].includes(calls.row) ? [] : [{ path: 'billing.calls.row', message: 'must be call or pair' }]),
];

const notBelow = (value: number, least: number, path: string): Problem[] =>
  value < least ? [{ path, message: `must not be below ${least}` }] : [];

function clockProblems(time: ClockTime, path: string): Problem[] {
  try {
    minuteOfDay(time);
    return [];
  } catch {
    return [{ path, message: 'must be a time, HH:MM' }];
  }
}
