import type { PolicySegment } from './segments.ts';
import { segmentPolicy } from './segments.ts';

/** What a new account gets that names none; null: its policy's. */
export interface NewAccountDefaults {
  policy: string;
  timeZone: string | null;
  locale: string | null;
  currency: string;
}

/** Under which policy a new account begins, and where and in which language it lives; null: its policy's. */
export function newAccountOf(
  wanted: { policy?: string | null; currency?: string; tags: string[]; locale?: string; timeZone?: string },
  { segments, defaults }: { segments: readonly PolicySegment[]; defaults: NewAccountDefaults },
): { policyName: string; currency: string | null; locale: string | null; timeZone: string | null } {
  const { currency, tags } = wanted;
  const policyName =
    wanted.policy ?? segmentPolicy(segments, { currency: currency ?? defaults.currency, tags }) ?? defaults.policy;
  // Under another policy than its own default one the company's zone and language would be a foreign country's.
  const own = policyName === defaults.policy ? defaults : { locale: null, timeZone: null };
  return {
    policyName,
    currency: currency ?? null,
    locale: wanted.locale ?? own.locale,
    timeZone: wanted.timeZone ?? own.timeZone,
  };
}
