import { expect, test } from '@jest/globals';
import { refusedOverrideLine } from '../../domain/chart/requests/refused-override.ts';
import { AGENT } from './life.ts';

test('an override that was refused is told with who, why and what was said to it', () => {
  const data = {
    command: 'resume',
    reason: 'They asked',
    basedOnVersion: 3,
    code: 'not_allowed_now',
    message: 'Nothing is paused',
  } as const;
  const at = '2026-03-02T15:00:00.000Z';
  expect(refusedOverrideLine(data, AGENT, at)).toEqual({
    type: 'override.refused',
    at,
    actor: AGENT,
    summary: 'resume refused: Nothing is paused',
    data,
  });
});
