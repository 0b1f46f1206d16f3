import { beforeAll, expect, test } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { traceOf } from '../kill/trace.ts';
import { faultsOf } from './audit.ts';
import { historiesOf, replayFaults } from './histories.ts';
import type { Life } from './life.ts';
import { oneTown } from './one-town.ts';

const here = oneTown();
const nextBuild = ['--import', 'tsx', fileURLToPath(new URL('./next-build.ts', import.meta.url))];
const NEW_WORDS = 'Aviso nuevo: ';

/** A life up to the moment at which the other build takes it over, and what happens then. */
interface Story {
  begin(): Promise<Life>;
  go(life: Life): Promise<unknown>;
}

async function owing(card?: string): Promise<Life> {
  const life = await here.life({ from: '2026-03-02', ...(card === undefined ? {} : { card }) });
  await life.invoice(116_000, '2026-03-10');
  return life;
}
const until = async (life: Promise<Life>, ...when: Parameters<Life['on']>): Promise<Life> => {
  await (await life).on(...when);
  return life;
};
/** To the moment of its charge, and so much on. */
async function charged(card: string, minutesOn: number): Promise<Life> {
  const life = await until(owing(card), '2026-03-09');
  await life.advance({ to: (await life.account()).autopay.nextChargeAt ?? '' });
  await life.advance({ minutes: minutesOn });
  return life;
}

const STORIES: Record<string, Story> = {
  'declined, half an hour before it is tried again': {
    begin: () => charged('tok_declined_once', 30),
    go: (life) => life.on('2026-03-20'),
  },
  'in the middle of its retries': {
    begin: () => until(owing('tok_insufficient_funds'), '2026-03-14'),
    go: (life) => life.on('2026-04-20'),
  },
  'unanswered, before it is looked up': {
    begin: () => charged('tok_timeout_charged', 1),
    go: (life) => life.on('2026-03-20'),
  },
  'in the middle of its reminders, until it is off': {
    begin: () => until(owing(), '2026-04-01'),
    go: (life) => life.on('2026-06-20'),
  },
  'with a direct debit on its way': {
    begin: () => until(owing('tok_bank_ok'), '2026-03-10', '20:00'),
    go: (life) => life.on('2026-03-20', '23:00'),
  },
  'off, and then a transfer comes': {
    begin: () => until(owing(), '2026-05-12'),
    async go(life) {
      await life.transfer(116_000, '2026-05-12', { concept: `Pago ${life.invoices[0]?.number}` });
      await life.on('2026-05-30');
    },
  },
  'not due yet, then two invoices paid by one charge': {
    begin: () => until(owing('tok_ok'), '2026-03-05'),
    async go(life) {
      await life.invoice(58_000, '2026-03-10');
      await life.on('2026-03-20');
    },
  },
};
const NAMES = Object.keys(STORIES);

const twins = new Map<string, unknown>();
/** While both builds are at work, and after the older one has gone. */
const taken: { name: string; when: 'both' | 'after'; life: Life }[] = [];
/** Its charge was at the bank when the worker that had sent it went. */
let slow: Life;

beforeAll(async () => {
  await Promise.all(
    NAMES.map(async (name) => {
      const twin = await STORIES[name]!.begin();
      await STORIES[name]!.go(twin);
      twins.set(name, await traceOf(twin));
    }),
  );
  const when = ['both', 'after'] as const;
  taken.push(
    ...(await Promise.all(
      NAMES.flatMap((name) => when.map(async (moment) => ({ name, when: moment, life: await STORIES[name]!.begin() }))),
    )),
  );
  const goes = (moment: (typeof when)[number]) =>
    Promise.all(taken.filter((one) => one.when === moment).map(({ name, life }) => STORIES[name]!.go(life)));

  const older = { worker: here.worker, api: here.api };
  await here.startWorker(nextBuild);
  await goes('both');

  slow = await until(owing('tok_slow'), '2026-03-09');
  const going = slow.on('2026-03-20');
  await here.until(async () => (await slow.book()).length > 0);
  await Promise.all([older.worker.stop(), older.api.stop()]);
  await here.startApi(nextBuild);
  await Promise.all([goes('after'), going]);
}, 400_000);

test.each(NAMES)('%s: no action is missed, and none is done twice', async (name) => {
  const asBefore = (trace: unknown): unknown => JSON.parse(JSON.stringify(trace).replaceAll(NEW_WORDS, ''));
  for (const { when, life } of taken.filter((one) => one.name === name))
    expect([when, asBefore(await traceOf(life))]).toEqual([when, twins.get(name)]);
});

test('a charge that was at the bank when its worker went is asked for under its key, and taken once', async () => {
  expect(await slow.calls()).toEqual(['2026-03-10 succeeded 116000']);
  expect((await slow.payments()).map(({ amountMinor }) => amountMinor)).toEqual([116_000]);
});

test('the bank took what we recorded, and each mail went once', async () => {
  expect((await Promise.all(here.lives.map(faultsOf))).flat()).toEqual([]);
});

test('the new words are in the reminders that went since, and in no other', async () => {
  const [reminded] = taken.filter(
    ({ name, when }) => name.startsWith('in the middle of its reminders') && when === 'after',
  );
  const subjects = (await reminded!.life.emails())
    .filter(({ template }) => template === 'overdue-reminder')
    .map(({ at, subject }) => [at > '2026-04-01', subject.startsWith(NEW_WORDS)]);
  expect(subjects.filter(([isSince, isNew]) => isSince !== isNew)).toEqual([]);
  expect(new Set(subjects.map(([isSince]) => isSince))).toEqual(new Set([true, false]));
});

test('no workflow task has failed, and every history replays', async () => {
  const histories = (await Promise.all(here.lives.map((life) => historiesOf(here, life.id)))).flat();
  const failed = histories.flatMap(({ name, history }) =>
    (history.events ?? []).flatMap(({ workflowTaskFailedEventAttributes: fault }) =>
      fault ? [`${name}: ${fault.cause} ${fault.failure?.message}`] : [],
    ),
  );
  // A nudge that comes just when a run would end: the server has it look once more.
  expect(failed.filter((fault) => !fault.endsWith('UnhandledCommand'))).toEqual([]);
  expect(await replayFaults(histories)).toEqual([]);
});
