import type { AutopayState } from '../../account.ts';
import type { Context } from '../state/context.ts';
import { autopayMethod } from './methods.ts';

/** There is none that may be charged by itself, or what was declined wants another. */
const needsMethod = (c: Context): boolean =>
  autopayMethod(c) === null || c.ladders.some((ladder) => ladder.state === 'needsMethod');

/** Where automatic charging stands, with no attempt in flight. */
export function autopayStands(c: Context): Exclude<AutopayState, 'charging' | 'unknown'> {
  if (!c.autopayOn) return 'off';
  if (needsMethod(c)) return 'needsMethod';
  if (c.ladders.length === 0) return 'idle';
  return c.ladders.some((ladder) => ladder.state === 'running') ? 'retryScheduled' : 'exhausted';
}
