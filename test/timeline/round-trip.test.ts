import { describe, test } from '@jest/globals';
import fc from 'fast-check';
import { accountChart, agendaOf, step } from '../../domain/chart/chart.ts';
import { COMMANDS, mildest } from '../../domain/chart/commands.ts';
import { allowedNow } from '../../domain/chart/projection.ts';
import { SYSTEM } from '../../domain/chart/turn.ts';
import { LIVES, SEED } from './lives.ts';
import type { Watcher } from './random-life.ts';
import { anything, deeds } from './deeds.ts';
import { RandomLife } from './random-life.ts';

const numRuns = Math.ceil(LIVES / 20);

const lives = (watcher: Watcher) => fc.property(anything, deeds, (given, happens) => {
  const life = new RandomLife(given, watcher);
  for (const one of happens) life.does(one);
});

describe(`${numRuns} random lives`, () => {
  test('a state that went through JSON goes on exactly as if it had not', () => {
    fc.assert(lives(({ event, effects, state }, before) => {
      if (before === null) return;
      const again = step(accountChart.revive(JSON.parse(JSON.stringify(accountChart.freeze(before)))), event);
      const same = JSON.stringify([again.effects, accountChart.freeze(again.state), agendaOf(again.state)]) === JSON.stringify([effects, accountChart.freeze(state), agendaOf(state)]);
      if (!same) throw new Error(`Another life after ${JSON.stringify(event)}`);
    }), { numRuns, seed: SEED });
  });

  test('what is allowed is what the machine itself says that it can take', () => {
    fc.assert(lives(({ state: { snapshot } }) => {
      for (const role of ['admin', 'agent'] as const) {
        const can = COMMANDS.filter((command) => snapshot.can({ ...mildest(command, snapshot.context), role, at: snapshot.context.now, actor: SYSTEM }));
        const allowed = allowedNow(snapshot)[role];
        if (JSON.stringify(can) !== JSON.stringify(allowed)) throw new Error(`It can ${can.join()}, and allows ${allowed.join()}`);
      }
    }), { numRuns, seed: SEED });
  });
});
