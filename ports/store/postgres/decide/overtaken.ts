import { routeOf } from '../../../../domain/routes.ts';
import type { NewEffect } from './columns.ts';
import type { OpenWork } from './open-work.ts';

/**
 * What a new effect makes needless, in a lane of which only the newest counts: what waits there of another kind, open
 * from before or decided just now.
 */
export function overtakenBy(
  { effect }: NewEffect,
  waiting: { openWork: readonly OpenWork[]; effects: readonly NewEffect[] },
): { open: OpenWork[]; decided: NewEffect | null } {
  const { lane } = routeOf(effect);
  if (lane !== 'service') return { open: [], decided: null };
  return {
    open: waiting.openWork.filter((one) => one.lane === lane && one.verb !== effect.type && one.isPending),
    decided:
      waiting.effects.find((one) => routeOf(one.effect).lane === lane && one.effect.type !== effect.type) ?? null,
  };
}
