import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import type { Day } from '../../domain/time/time.ts';
import { faultsOf } from '../lives/audit.ts';
import type { Life } from '../lives/life.ts';
import { Town } from '../lives/town.ts';
import type { Moment } from './death.ts';
import { carried, dyingWorker, planOf, reached, writePlan } from './death.ts';
import { traceOf } from './trace.ts';

const here = new Town();
const DEATH_WITHIN_MS = 120_000;
const planFile = join(here.folder, 'death.json');

beforeAll(async () => {
  here.env.PUNTUAL_TEST_DEATH = planFile;
  writePlan(planFile, []);
  await here.start(dyingWorker);
});
afterAll(() => here.stop());

/** A life up to the day before something happens, what happens then, and until when it is watched. */
interface Story {
  begin(): Promise<Life>;
  go(life: Life): Promise<unknown>;
}

const invoiced = async (card?: string): Promise<Life> => {
  const life = await here.life({ from: '2026-03-02', ...(card === undefined ? {} : { card }) });
  await life.invoice(116_000, '2026-03-10');
  return life;
};
const at = (life: Promise<Life>, day: Day): Promise<Life> =>
  life.then(async (one) => {
    await one.on(day);
    return one;
  });

const STORIES = {
  declinedOnce: { begin: () => at(invoiced('tok_declined_once'), '2026-03-09'), go: (life) => life.on('2026-03-20') },
  unanswered: { begin: () => at(invoiced('tok_timeout_charged'), '2026-03-09'), go: (life) => life.on('2026-03-20') },
  lost: { begin: () => at(invoiced('tok_timeout_lost'), '2026-03-09'), go: (life) => life.on('2026-03-20') },
  neverPays: { begin: () => at(invoiced(), '2026-04-30'), go: (life) => life.on('2026-05-20') },
  paysAtNight: {
    begin: () => at(invoiced(), '2026-05-12'),
    async go(life) {
      await life.transfer(116_000, '2026-05-12', { concept: `Pago ${life.invoices[0]?.number}` });
      await life.on('2026-05-30');
    },
  },
} satisfies Record<string, Story>;
type StoryName = keyof typeof STORIES;

type Held = Omit<Moment, 'about'> & { about?: string[] };
/** Where each account is held at the first death and, if it comes there again, at the second. */
const MOMENTS: { story: StoryName; name: string; first: Held; second?: Held }[] = [
  {
    story: 'declinedOnce',
    name: 'its time has come, and nothing is decided',
    first: { call: 'store.reach', when: 'before' },
    second: { call: 'store.reach', when: 'after' },
  },
  {
    story: 'declinedOnce',
    name: 'before the attempt has a row',
    first: { call: 'store.beginCharge', when: 'before' },
    second: { call: 'store.beginCharge', when: 'after' },
  },
  {
    story: 'declinedOnce',
    name: 'the attempt has a row, the bank was not called',
    first: { call: 'store.beginCharge', when: 'after' },
    second: { call: 'gateway.charge', when: 'before' },
  },
  {
    story: 'declinedOnce',
    name: 'the bank has declined, and nobody heard it',
    first: { call: 'gateway.charge', when: 'after' },
    second: { call: 'gateway.charge', when: 'after' },
  },
  {
    story: 'declinedOnce',
    name: 'the bank has taken the money, and nobody heard it',
    first: { call: 'gateway.charge', when: 'after', nth: 2 },
    second: { call: 'gateway.charge', when: 'after' },
  },
  {
    story: 'declinedOnce',
    name: 'the decline is not written',
    first: { call: 'store.settleCharge', when: 'before' },
    second: { call: 'store.settleCharge', when: 'after' },
  },
  {
    story: 'declinedOnce',
    name: 'the payment is written, the workflow was not told',
    first: { call: 'store.settleCharge', when: 'after', nth: 2 },
  },
  {
    story: 'declinedOnce',
    name: 'the receipt is written, not handed over',
    first: { call: 'store.keepEmail', when: 'after', about: ['payment-receipt'] },
    second: { call: 'mailer.send', when: 'after', about: ['payment-receipt'] },
  },
  {
    story: 'declinedOnce',
    name: 'the receipt is with the carrier, not marked',
    first: { call: 'mailer.send', when: 'after', about: ['payment-receipt'] },
    second: { call: 'mailer.send', when: 'after', about: ['payment-receipt'] },
  },
  {
    story: 'declinedOnce',
    name: 'the receipt is marked, the workflow was not told',
    first: { call: 'store.settleMail', when: 'after' },
  },
  {
    story: 'unanswered',
    name: 'the bank has been asked what became of it, and nobody heard it',
    first: { call: 'gateway.lookUp', when: 'after' },
    second: { call: 'gateway.lookUp', when: 'after' },
  },
  {
    story: 'unanswered',
    name: 'the money that was found is written, the workflow was not told',
    first: { call: 'store.settleLookUp', when: 'after' },
  },
  {
    story: 'lost',
    name: 'sent once more, and nobody heard that it was taken',
    first: { call: 'gateway.charge', when: 'after', nth: 2 },
    second: { call: 'gateway.charge', when: 'after' },
  },
  {
    story: 'neverPays',
    name: 'the last notice is with the carrier, not marked',
    first: { call: 'mailer.send', when: 'after', about: ['last-notice'] },
    second: { call: 'store.settleMail', when: 'before' },
  },
  {
    story: 'neverPays',
    name: 'the service is off, and nobody heard it',
    first: { call: 'service.call', when: 'after' },
    second: { call: 'service.call', when: 'after' },
  },
  {
    story: 'paysAtNight',
    name: 'the service is on again, and nobody heard it',
    first: { call: 'service.call', when: 'after' },
    second: { call: 'store.settleService', when: 'before' },
  },
  {
    story: 'paysAtNight',
    name: 'that the service is on is written, the workflow was not told',
    first: { call: 'store.settleService', when: 'after' },
  },
];

const bound = (life: Life, { about = [], ...held }: Held): Moment => ({ ...held, about: [life.id.slice(4), ...about] });

const lives: { story: StoryName; name: string; life: Life }[] = [];
const nameOf = (idWithoutPrefix = ''): string =>
  lives.find(({ life }) => life.id.endsWith(idWithoutPrefix))?.name ?? '';

/** Waits for the death, and has the worker started again. */
async function bury(next: Moment[]): Promise<void> {
  await here
    .until(async () => !here.worker.alive(), DEATH_WITHIN_MS)
    .catch(() => {
      const met = reached(planFile).map((moment) => JSON.stringify(moment));
      const missed = planOf(planFile).moments.filter((moment) => !met.includes(JSON.stringify(moment)));
      const named = missed.map(({ when, call, about }) => `${when} ${call} of "${nameOf(about[0])}"`);
      throw new Error(`The worker lives, since these moments did not come: ${named.join(', ')}`);
    });
  writePlan(planFile, next);
  await here.startWorker(dyingWorker);
}

describe('kill -9 of the worker, twice, at the worst moments of many accounts at once', () => {
  const twins = {} as Record<StoryName, Awaited<ReturnType<typeof traceOf>>>;

  beforeAll(async () => {
    await Promise.all(
      (Object.entries(STORIES) as [StoryName, Story][]).map(async ([name, { begin, go }]) => {
        const twin = await begin();
        await go(twin);
        twins[name] = await traceOf(twin);
      }),
    );
    const begun = await Promise.all(
      MOMENTS.map(async (moment) => ({ ...moment, life: await STORIES[moment.story].begin() })),
    );
    lives.push(...begun);

    writePlan(
      planFile,
      begun.map(({ life, first }) => bound(life, first)),
    );
    const going = Promise.all(begun.map(({ story, life }) => (STORIES[story] as Story).go(life)));
    // Should a death not come, that is said; what then becomes of these lives is nobody's.
    going.catch(() => undefined);
    const seconds = begun.flatMap(({ life, second }) => (second === undefined ? [] : [bound(life, second)]));
    await bury(seconds);
    await bury([]);
    await going;
  }, 400_000);

  test('every one of these moments was met', () => {
    const planned = MOMENTS.flatMap(({ first, second }) => [first, ...(second === undefined ? [] : [second])]);
    expect(
      reached(planFile)
        .map(({ call, when }) => `${when} ${call}`)
        .sort(),
    ).toEqual(planned.map(({ call, when }) => `${when} ${call}`).sort());
  });

  test.each(MOMENTS.map(({ name }) => name))('%s: the story ends as its twin that nobody disturbed', async (name) => {
    const told = lives.find((one) => one.name === name)!;
    expect(await traceOf(told.life)).toEqual(twins[told.story]);
  });

  test('the bank took what we recorded, and each mail went once', async () => {
    expect((await Promise.all(here.lives.map(faultsOf))).flat()).toEqual([]);
  });

  test('a mail that was handed over again was the same mail under the same key', () => {
    const mails = carried(planFile);
    const again = mails.filter(({ key }, i) => mails.findIndex((one) => one.key === key) < i);
    expect(again.length).toBeGreaterThanOrEqual(4);
    for (const mail of again) expect(mail).toEqual(mails.find(({ key }) => key === mail.key));
  });
});
