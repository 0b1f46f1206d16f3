import { describe, test } from '@jest/globals';
import fc from 'fast-check';
import { deeds, RandomLife, setting } from './random-life.ts';
import { LIVES } from './lives.ts';
import { watcher } from './watching.ts';

/** Random lives, in which anything may happen at any time (`PUNTUAL_LIVES` of them; a failure prints its seed and the shortest life that shows it). */
describe(`${LIVES} random lives`, () => {
  test('every rule holds at every step, and every state is left by payment', () => {
    fc.assert(
      fc.property(setting, deeds, (given, happens) => {
        const life = new RandomLife(given, watcher());
        for (const one of happens) life.does(one);
        life.comesToRest();
        const before = life.state.snapshot.context;
        const owed = before.debts.some((debt) => debt.overdueNoted);
        const { fraud } = before.service;
        life.paysEverything();
        const { collections, service } = life.state.snapshot.value as unknown as Record<string, string>;
        if (owed && !fraud && service !== 'active') throw new Error(`Everything is paid, and the service is ${service}`);
        if (collections !== 'current' && collections !== 'writtenOff') throw new Error(`Everything is paid, and the case is ${collections}`);
        // Nothing is open: whatever time brings now, nobody is charged or asked for anything.
        const from = life.effects.length;
        life.later(150 * 24 * 60);
        const wrong = life.effects.slice(from).find(({ effect }) => effect.type === 'chargeBalance' || effect.type === 'deactivateService' && !before.service.forgiven || (effect.type === 'sendEmail' && /reminder|notice|needed|upcoming/.test(effect.params.mail.topic.template)));
        if (wrong !== undefined) throw new Error(`Nothing is owed, and yet: ${JSON.stringify(wrong)}`);
      }),
      { numRuns: LIVES },
    );
  });
});
