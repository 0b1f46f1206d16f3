import { describe, expect, test } from '@jest/globals';
import { accountChart } from '../../domain/chart/chart.ts';
import { accountMachine } from '../../domain/chart/machine/machine.ts';
import { SHOWN } from '../../domain/chart/projection.ts';
import { MAILS } from '../../domain/chart/reads/mails.ts';
import type { InternalType } from '../../domain/chart/state/turn.ts';
import { COUNTS } from '../../domain/chart/substance.ts';
import type { DeadlineKind } from '../../domain/events.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';

/** What a new member of a closed set must have besides compiling. */

const EVENTS = Object.keys(COUNTS);
/** What regions tell each other. */
const INTERNAL = Object.keys({
  OWED_LESS: 0,
  DEBT_FORGIVEN: 0,
  WRITE_OFF_RECOVERED: 0,
  RECOVERY_UNDONE: 0,
  SERVICE_CUT: 0,
  SERVICE_RESTORED: 0,
  ACCOUNT_OVER: 0,
} satisfies Record<InternalType, 0>);
const DEADLINES = Object.keys(SHOWN) as DeadlineKind[];

type Guard = string | { type: string; params?: { kind?: DeadlineKind } } | undefined;
interface Way {
  at: string;
  event: string;
  guard: Guard;
}

/** A state of the machine, as XState has it. */
interface Node {
  id: string;
  states: Record<string, Node>;
  transitions: ReadonlyMap<string, readonly { guard?: Guard }[]>;
}

/** Every transition that an event may take, in every region and state of the machine. */
const ways: Way[] = waysOf(accountMachine.root as unknown as Node);

function waysOf(node: Node): Way[] {
  const own = [...node.transitions].flatMap(([event, taken]) =>
    taken.map(({ guard }) => ({ at: node.id, event, guard })),
  );
  return [...own, ...Object.values(node.states).flatMap(waysOf)];
}

describe('events', () => {
  const handled = [...new Set(ways.map((way) => way.event))].filter((event) => event !== '');

  test('each that the chart can be told, some region knows', () => {
    expect(EVENTS.filter((event) => !handled.includes(event))).toEqual([]);
    expect(INTERNAL.filter((event) => !handled.includes(event))).toEqual([]);
  });

  test('each that a region knows, the chart can be told', () => {
    expect(handled.filter((event) => !EVENTS.includes(event) && !INTERNAL.includes(event))).toEqual([]);
  });

  test('no request is taken that nothing was asked about', () => {
    const asked = ways.filter(({ event }) => /_REQUESTED$|^PROOF_(ACCEPTED|REJECTED)$/.test(event));
    expect(asked.length).toBeGreaterThan(12);
    const asking = ['isPermitted', 'mayRestoreOnProof', 'isFraud', 'isLoan', 'wasOff', 'reopensWrittenOff'];
    const named = (guard: Guard): string => (typeof guard === 'object' ? guard.type : (guard ?? ''));
    expect(asked.filter(({ guard }) => !asking.includes(named(guard)))).toEqual([]);
  });
});

describe('deadlines', () => {
  const reached = ways
    .filter(({ event }) => event === 'DEADLINE_REACHED')
    .map(({ at, guard }) => ({ at, kind: typeof guard === 'object' ? guard.params?.kind : undefined }));

  test('each way says which kind it takes', () => {
    expect(reached.filter(({ kind }) => kind === undefined)).toEqual([]);
  });

  test('each kind is taken by some region', () => {
    expect(DEADLINES.filter((kind) => !reached.some((way) => way.kind === kind))).toEqual([]);
  });

  const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
    story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
  /** For each kind a life in which time is to bring it. */
  const LIVES: Record<DeadlineKind, () => Story> = {
    charge: () => owing({ card: 'tok_ok' }),
    retry: () => owing({ card: 'tok_insufficient_funds' }).on('2026-03-10', '11:00'),
    reminder: () => owing().on('2026-03-12'),
    lastNotice: () => owing().on('2026-03-12'),
    deactivation: () => owing().on('2026-03-12'),
    relock: () => owing().on('2026-05-13').proof('prf_1', '1,000.00').accepts('prf_1'),
    holdEnds: () => owing().pause('2026-03-31'),
    undecided: () => owing().disputes('A'),
    lookup: () => owing({ card: 'tok_timeout_charged' }).on('2026-03-10', '10:31'),
    overdue: () => owing(),
    credit: () => owing().transfer('400.00', ''),
    contact: () => story().on('2026-03-02', '22:00').invoice('1,000.00', { due: '2026-03-10' }),
    heldMail: () => owing().stops('mails').promises('1,000.00', '2026-03-12'),
    notice: () => owing({ card: 'tok_ok' }),
    billMonth: () => story().subscribes('2026-01-15', '2026-02-01'),
    issueEquipment: () => story().orders('eqo_1', '2026-03-02'),
    portOverdue: () => story().ports('prt_1', '2026-03-10'),
    contractEnds: () => story().subscribes('2026-01-15', '2026-02-01', '2026-07-14'),
    task: () => story().nextAction('2026-03-10'),
  };

  test.each(DEADLINES)('%s stands on the agenda when it is to come', (kind) => {
    const kinds = accountChart.deadlines(LIVES[kind]().state).map(({ event }) => event.kind);
    expect(kinds).toContain(kind);
  });
});

describe('mails', () => {
  const contacts = Object.entries(MAILS).flatMap(([template, { contact }]) =>
    contact === null ? [] : [{ template, strength: contact.strength }],
  );

  test('of two contacts one is always the stronger', () => {
    expect(new Set(contacts.map(({ strength }) => strength)).size).toBe(contacts.length);
  });

  test('each is a contact, or an answer, or either; or a paper', () => {
    expect(Object.values(MAILS).filter((mail) => 'paper' in mail === (mail.answer || mail.contact !== null))).toEqual(
      [],
    );
  });
});
