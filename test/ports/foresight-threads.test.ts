import { afterEach, describe, expect, test } from '@jest/globals';
import { forecast } from '../../domain/foresight/forecast/forecast.ts';
import type { Question } from '../../domain/foresight/forecast/forecast.ts';
import { policyChange } from '../../domain/foresight/forecast/policy-change.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { ForesightBusy, TooMuchToForesee } from '../../ports/foresight/foresight.ts';
import type { Foresight } from '../../ports/foresight/foresight.ts';
import { FORESIGHT_LIMITS, threadedForesight } from '../../ports/foresight/threads/foresight.ts';
import { Life } from '../forecast/life.ts';

const open: Foresight[] = [];
const foresight = (limits: Partial<typeof FORESIGHT_LIMITS> = {}): Foresight => {
  const made = threadedForesight({ ...FORESIGHT_LIMITS, answerMs: 60_000, waitMs: 60_000, ...limits });
  open.push(made);
  return made;
};
afterEach(async () => void (await Promise.all(open.splice(0).map((one) => one.close()))));

const debtor = (invoices: number): Life => {
  const life = new Life({ card: 'declines' }).on('2026-03-02');
  for (let i = 0; i < invoices; i++) life.invoice(116_000 + i, '2026-03-10');
  return life;
};
const asked = (life: Life, until: Question['until'] = null): Question => ({
  state: life.current,
  inFlight: [],
  now: life.now,
  until,
  banks: { charge: 'declined' },
  override: null,
});

/** Seconds of work, where it is done here. */
const crowded = asked(debtor(400), '2030-12-31');
const small = asked(debtor(1), '2026-03-12');

describe('lives that are played ahead in a thread', () => {
  test('are those that are played here', async () => {
    const threads = foresight();
    const question = asked(debtor(2));
    expect(await threads.forecast(question, 'ana')).toEqual(forecast(question));
    const strict = { ...mexicoPolicy(), version: 2, deactivation: { ...mexicoPolicy().deactivation, afterDays: 30 } };
    expect(await threads.policyChange({ ...question, policy: strict }, 'ana')).toEqual(
      policyChange(question.state, strict, question.now),
    );
    expect(await threads.rehearse({ policy: mexicoPolicy(), now: question.now }, 'ana')).toBeNull();
    const override = { request: { type: 'RESUME_REQUESTED', reason: 'what if', expectedVersion: null, role: 'agent' } };
    const refused = { ...question, override: { ...override, actor: { kind: 'agent', id: 'ana' } } } as Question;
    expect(await threads.forecast(refused, 'ana')).toEqual(forecast(refused));
  });

  test('keep nobody waiting who asks for something else', async () => {
    const threads = foresight();
    await threads.forecast(small, 'ana');
    const begun = performance.now();
    let [longestMs, last] = [0, begun];
    const beat = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - last);
      last = performance.now();
    }, 5);
    const { ok } = await threads.forecast(crowded, 'ana');
    const tookMs = performance.now() - begun;
    clearInterval(beat);
    expect(ok).toBe(true);
    // Here it would have been all of it.
    expect(longestMs / tookMs).toBeLessThan(0.5);
  });

  test('are ended when they take too long; the next is answered', async () => {
    const patient = foresight({ threads: 1 });
    await patient.forecast(small, 'ana');
    const begun = performance.now();
    await patient.forecast(crowded, 'ana');
    const hasty = foresight({ threads: 1, answerMs: (performance.now() - begun) / 2 });
    const { ok } = await hasty.forecast(small, 'ana');
    await expect(hasty.forecast(crowded, 'ana')).rejects.toThrow(TooMuchToForesee);
    expect([ok, (await hasty.forecast(small, 'ana')).ok]).toEqual([true, true]);
  });

  test('are played by so many threads; who asks much is no burden to who asks once', async () => {
    const threads = foresight({ threads: 1 });
    const done: string[] = [];
    const ask = (by: string) => threads.forecast(small, by).then(() => done.push(by));
    await Promise.all([ask('ana'), ask('ana'), ask('ana'), ask('ana'), ask('ben')]);
    expect(done).toEqual(['ana', 'ben', 'ana', 'ana', 'ana']);
  });

  test('are not waited for by more than so many, nor for longer than so', async () => {
    const threads = foresight({ threads: 1, waiting: 1, waitMs: 50 });
    const first = threads.forecast(crowded, 'ana');
    const second = threads.forecast(small, 'ana');
    await expect(threads.forecast(small, 'ben')).rejects.toThrow('Too many wait already');
    await expect(second).rejects.toThrow(ForesightBusy);
    expect((await first).ok).toBe(true);
  });

  test('end with whoever asks: nobody is left waiting', async () => {
    const threads = foresight({ threads: 1 });
    const all = Promise.allSettled([threads.forecast(crowded, 'ana'), threads.forecast(small, 'ben')]);
    await threads.close();
    expect((await all).map((one) => one.status === 'rejected' && one.reason instanceof ForesightBusy)).toEqual([
      true,
      true,
    ]);
    await expect(threads.forecast(small, 'ana')).rejects.toThrow(ForesightBusy);
  });

  test('say what broke, and go on', async () => {
    const broken = { ...small, now: 'yesterday' as Question['now'] };
    const threads = foresight({ threads: 1 });
    await expect(threads.forecast(broken, 'ana')).rejects.toThrow(/yesterday|Invalid|RangeError/);
    const unsendable = { ...small, banks: { charge: () => 'declined' } } as unknown as Question;
    await expect(threads.forecast(unsendable, 'ana')).rejects.toThrow('could not be cloned');
    expect((await threads.forecast(small, 'ana')).ok).toBe(true);
  });
});
