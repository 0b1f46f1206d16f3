import type { AutopayState } from '../../account.ts';
import type { Context } from '../state/context.ts';
import { autopayMethod, defaultMethod } from './methods.ts';

/** A default method that can't be charged by itself: the only part of autopay's state that its ladders don't say. */
const needsMethod = (c: Context): boolean =>
  defaultMethod(c)?.blocked === true ||
  (c.ladders.length > 0 && autopayMethod(c) === null) ||
  c.ladders.some((ladder) => ladder.state === 'needsMethod');

/** Where automatic charging stands, with no attempt in flight. */
export function autopayStands(c: Context): Exclude<AutopayState, 'charging' | 'unknown'> {
  if (!c.autopayOn) return 'off';
  if (needsMethod(c)) return 'needsMethod';
  if (c.ladders.length === 0) return 'idle';
  return c.ladders.some((ladder) => ladder.state === 'running') ? 'retryScheduled' : 'exhausted';
}
