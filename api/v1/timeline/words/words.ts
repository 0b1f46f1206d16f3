import type { HoldKind } from '../../../../domain/account.ts';
import { formatMoney } from '../../../../domain/money/money.ts';
import type { Command } from '../../../../domain/projection.ts';
import type { HeldWhy } from '../../../../domain/safety/clearance.ts';
import type { TimelineData, TimelineType } from '../../../../domain/timeline.ts';
import type { Day, Instant } from '../../../../domain/time/time.ts';

/** How a reader's language writes what stands in a sentence. */
export interface Written {
  /** Minor units, of the account's currency. */
  money(minor: number): string;
  day(day: Day): string;
  /** By the account's own clock. */
  instant(at: Instant): string;
  list(items: readonly string[]): string;
}

/** The sentence of each type of entry, from its data. What people wrote stays as they wrote it. */
export interface TimelineWords {
  sentences: { [T in TimelineType]: (data: TimelineData[T], written: Written) => string };
  /** What collection waits for. */
  holds: Record<HoldKind, string>;
  commands: Record<Command, string>;
  /** Why a deactivation waits. */
  held: Record<HeldWhy, string>;
}

export function writtenIn(locale: string, { currency, timeZone }: { currency: string; timeZone: string }): Written {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const list = new Intl.ListFormat(locale);
  return {
    money: (minor) => formatMoney(minor, currency, locale),
    day: (one) => day.format(new Date(one)),
    instant: (at) => instant.format(new Date(at)),
    list: (items) => list.format(items),
  };
}
