import { createHash } from 'node:crypto';
import { epochMs } from '../../../domain/time/epoch.ts';
import type { CallLine } from '../../../ports/usage-files/usage-files.ts';
import type { UsageEvent } from './bodies.ts';

/** Events as a delivery of one part; lines are counted from 1. */
export async function* eventLines(events: readonly UsageEvent[]): AsyncGenerator<CallLine[]> {
  yield events.map((event, i): CallLine => {
    const { eventId, from, to, startedAt, endedAt, seconds, answered, direction, device, accountId } = event;
    const startedMs = epochMs(startedAt);
    const endedMs = endedAt == null ? startedMs + seconds * 1_000 : epochMs(endedAt);
    const line = i + 1;
    if (endedMs < startedMs) return { line, rejected: { code: 'bad_time', message: 'endedAt lies before startedAt' } };
    return {
      line,
      call: {
        eventId: eventId ?? null,
        from,
        to,
        startedMs,
        endedMs,
        seconds,
        answered: answered ?? seconds > 0,
        direction: direction ?? null,
        device: device ?? null,
        accountId: accountId ?? null,
      },
    };
  });
}

/** What makes a delivery the same again: what it says, and how it is read. */
export const shaOf = (...said: unknown[]): string => createHash('sha256').update(JSON.stringify(said)).digest('hex');
