import { expect, test } from '@jest/globals';
import type { Instant } from '../../domain/time/time.ts';
import { isToBeSeen, SESSION_LIMITS, sessionEnd } from '../../domain/access/sessions.ts';

test('a session ends half an hour after its last request, and after twelve hours at the latest', () => {
  const expiresAt = '2026-03-02T21:00:00.000Z';
  const end = (lastSeenAt: Instant) => sessionEnd({ lastSeenAt, expiresAt }, SESSION_LIMITS);
  expect(end('2026-03-02T09:00:00.000Z')).toBe('2026-03-02T09:30:00.000Z');
  expect(end('2026-03-02T20:45:00.000Z')).toBe(expiresAt);
  expect(SESSION_LIMITS).toEqual({ idleMinutes: 30, hours: 12 });
});

test('who was seen is written down once a minute', () => {
  const lastSeenAt = '2026-03-02T09:00:00.000Z';
  expect(isToBeSeen(lastSeenAt, '2026-03-02T09:00:59.999Z')).toBe(false);
  expect(isToBeSeen(lastSeenAt, '2026-03-02T09:01:00.000Z')).toBe(true);
  expect(isToBeSeen(null, lastSeenAt)).toBe(true);
});
