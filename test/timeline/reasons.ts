import type { Because } from '../../domain/because.ts';
import type { Line } from './life.ts';
import { localTime } from './lines.ts';
import type { Story } from './story.ts';

/**
 * A life's whole timeline with its reasons, a line an entry:
 * `12 2026-03-10 10:30 charge.attempted | Charging: the charge on the due day | charge.window.from 09:00 | 3 4`. An
 * entry that decided nothing says `-`.
 */
export function reasonsOf({ entries }: Story, zone = 'America/Mexico_City'): string[] {
  const told = entries.filter((entry) => entry.type !== 'task.opened') as (Line & { because: Because | null })[];
  return told.map(({ type, at, because, data }, i) => {
    const detail = data.template ?? data.hold ?? data.command;
    const what = `${i + 1} ${localTime(at, zone)} ${type}${detail === undefined ? '' : ` ${String(detail)}`}`;
    if (because === null) return `${what} | -`;
    const numbers = Object.entries(because.numbers).map(([path, one]) => `${path} ${String(one)}`);
    return [what, because.rule, numbers.join(', '), because.entries.join(' ')].join(' | ').trimEnd();
  });
}
