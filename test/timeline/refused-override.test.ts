import { expect, test } from '@jest/globals';
import { story } from './story.ts';

test('an override that was refused is told with who, why and what was said to it, and is no change', () => {
  const life = story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
  const { version } = life.view;
  const data = { command: 'resume', reason: 'They asked', basedOnVersion: version, code: 'not_allowed_now', message: 'Nothing is paused' } as const;
  life.fact({ type: 'OVERRIDE_REFUSED', ...data });
  expect(life.entries.at(-1)).toMatchObject({ type: 'override.refused', summary: 'resume refused: Nothing is paused', data });
  expect(life.view.version).toBe(version);
});
