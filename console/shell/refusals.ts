import type { Problem } from '../../ui/api/problem.ts';
import type { Say } from '../../ui/words.tsx';

/** Why somebody isn't let in, and from when on they may try again. */
export function sentenceOf({ status, code, retryAfter, message }: Problem, say: Say, withCode = false): string {
  if (status === 0) return say('wrong.unreachable');
  if (code === 'wrong_credentials') return say(withCode ? 'signIn.wrongCode' : 'signIn.wrong');
  if (retryAfter === null) return message;
  const until = new Date(Date.now() + retryAfter * 1_000);
  const clock = until.toLocaleTimeString([], {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return say(code === 'locked' ? 'signIn.locked' : 'signIn.tooMany', { until: clock });
}
