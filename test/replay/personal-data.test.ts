import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { Deed } from '../../activities/index.ts';
import { COLLECTIONS_STATES, SERVICE_STATES } from '../../api/v1/accounts/shapes.ts';
import type { DeadlineKind } from '../../domain/events.ts';
import { QUEUES } from '../../domain/work.ts';
import { historiesOf, type Told } from '../lives/histories.ts';
import { type Life, local } from '../lives/life.ts';
import { Town } from '../lives/town.ts';
import { failuresIn, leavesOf, payloadsIn, textsIn } from './payloads.ts';

/** What is somebody's own, or said in somebody's words. Each is found at a glance wherever it stands. */
const SECRETS = {
  name: 'Zoraida Ñandú SA de CV',
  email: 'zoraida@quetzalli.example',
  recipient: 'contabilidad@quetzalli.example',
  receipts: 'recibos@quetzalli.example',
  externalId: 'ZORRO-77-4711',
  rfc: 'GODE561231GR8',
  tag: 'xochimilco-vip',
  description: 'Línea privada de la abuela Ixchel',
  reason: 'Habló llorando con Citlali',
  dispute: 'Llamadas que nadie hizo desde Tepoztlán',
  reference: 'Ref 99887766',
  concept: 'Renta de la tía Xóchitl',
  payer: 'Moctezuma Ilhuicamina',
  trackingKey: 'MBAN01ZORAIDA0001',
  proofKey: 'BNET01ZORAIDA0002',
  stopReason: 'Cuauhtémoc llamó al banco',
};
const MINOR = 1_234_567;

/** Enough for some failures of each of what is tried again. */
const SOME_TRIES_MS = 10_000;

const KINDS = {
  charge: true,
  retry: true,
  reminder: true,
  lastNotice: true,
  deactivation: true,
  relock: true,
  holdEnds: true,
  undecided: true,
  lookup: true,
  overdue: true,
  credit: true,
  contact: true,
  heldMail: true,
  notice: true,
  billMonth: true,
  issueEquipment: true,
  portOverdue: true,
  contractEnds: true,
  task: true,
} satisfies Record<DeadlineKind, true>;
const VERBS = {
  chargeBalance: true,
  lookUpCharge: true,
  refundPayment: true,
  sendEmail: true,
  deactivateService: true,
  reactivateService: true,
} satisfies Record<Deed, true>;

type Check = (value: unknown) => boolean;
const text =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const oneOf =
  (...known: readonly string[]): Check =>
  (value) =>
    known.includes(value as string);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const upTo =
  (most: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;

const [account, workId] = [text(/^acc_[a-z0-9]{20}$/), text(/^\d{1,4}\.\d{1,2}$/)];
const instant = text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
/**
 * Of each leaf of what is said, by its place. Nothing else may be said at all. The first is what stands alone: an
 * account, what a timer waits for, an attribute.
 */
const ALLOWED: Record<string, Check> = {
  '': orNull((value) =>
    [
      account,
      oneOf(...Object.keys(KINDS)),
      oneOf(...COLLECTIONS_STATES),
      oneOf(...SERVICE_STATES),
      text(/^\d{4}-\d\d-\d\d$/),
    ].some((check) => check(value)),
  ),
  accountId: account,
  workId,
  step: upTo(1_000),
  wakeAt: orNull(instant),
  next: orNull(oneOf(...Object.keys(KINDS))),
  'work.id': workId,
  'work.verb': oneOf(...Object.keys(VERBS)),
  'work.lane': orNull(oneOf('payment', 'service')),
  'work.queue': oneOf(...Object.values(QUEUES)),
  'work.priority': upTo(5),
  'attributes.PuntualState': oneOf(...COLLECTIONS_STATES),
  'attributes.PuntualService': oneOf(...SERVICE_STATES),
  'attributes.PuntualNextAction': orNull(oneOf(...Object.keys(KINDS))),
  'attributes.PuntualOverdueSince': orNull(text(/^\d{4}-\d\d-\d\d$/)),
  // What Temporal's own marker says of what was asked within a turn.
  seq: upTo(1_000),
  attempt: upTo(1),
  activity_id: text(/^\d+$/),
  activity_type: oneOf('look', 'reach'),
  'complete_time.seconds': upTo(Number.MAX_SAFE_INTEGER),
  'complete_time.nanos': upTo(999_999_999),
  'original_schedule_time.seconds': upTo(Number.MAX_SAFE_INTEGER),
  'original_schedule_time.nanos': upTo(999_999_999),
  backoff: orNull(() => false),
};

const here = new Town();
let told: Told[];
let opened = 0;

const living = (card?: string): Promise<Life> => {
  const profile = {
    name: SECRETS.name,
    email: SECRETS.email,
    externalId: `${SECRETS.externalId}-${++opened}`,
    rfc: SECRETS.rfc,
    tags: [SECRETS.tag],
    billingRecipients: [SECRETS.recipient],
    receiptEmail: SECRETS.receipts,
  };
  return here.life({ from: '2026-03-02', ...(card === undefined ? {} : { card }), profile });
};
const invoice = (life: Life, dueOn: string): Promise<{ id: string; number: string }> =>
  here.http.post(`/v1/accounts/${life.id}/invoices`, {
    dueOn,
    lines: [{ description: SECRETS.description, quantity: 1, unitAmountMinor: MINOR }],
  });

async function declinedAndDisputed(): Promise<void> {
  const life = await living('tok_declined_once');
  const { id } = await invoice(life, '2026-03-10');
  const dispute = await here.http.post<{ id: string }>(`/v1/invoices/${id}/disputes`, { reason: SECRETS.dispute });
  await life.resolve(dispute.id, { outcome: 'rejected' });
  await life.override({ command: 'pause', until: '2026-03-08', reason: SECRETS.reason });
  await life.on('2026-03-20');
}

async function neverPays(): Promise<void> {
  const life = await living();
  const { number } = await invoice(life, '2026-03-10');
  await life.on('2026-05-12');
  await life.acceptProof((await life.proof(MINOR, '2026-05-12', SECRETS.proofKey)).id);
  const { reference, concept, payer: payerName, trackingKey } = SECRETS;
  await here.http.post('/v1/bank-transfers', {
    trackingKey,
    amountMinor: MINOR,
    currency: 'MXN',
    settledAt: local('2026-05-13', '11:30'),
    reference: `${reference} ${number}`,
    concept,
    payerName,
  });
  await life.on('2026-05-20');
}

/** The carrier is away, and back, and then refuses us: each activity that failed has told Temporal why. */
async function nothingWorks(): Promise<void> {
  const fails = (kind: string): Promise<unknown> => here.http.post('/v1/sandbox/faults', { rail: 'mail', kind });
  for (const kind of ['away', 'unauthorized']) {
    const life = await living('tok_ok');
    await fails(kind);
    await invoice(life, '2026-03-10');
    await pause(SOME_TRIES_MS);
    await fails('none');
    await life.rest();
  }
  await here.http.post('/v1/switches', { name: 'mails', stopped: false, reason: SECRETS.stopReason });
}

beforeAll(async () => {
  await here.start();
  await Promise.all([declinedAndDisputed(), neverPays()]);
  await nothingWorks();
  told = (await Promise.all(here.lives.map((life) => historiesOf(here, life.id)))).flat();
}, 200_000);
afterAll(() => here.stop());

describe('no history holds anything of a person', () => {
  test(
    'not a name, an address, a tax number, a reason, a reference, an amount or a word of theirs, in ' +
      'whatever was said or answered',
    () => {
      const texts = told.flatMap(({ history }) => textsIn(history)).map((text) => text.toLowerCase());
      expect(texts.length).toBeGreaterThan(1_000);
      const words = [
        ...Object.values(SECRETS).flatMap((secret) => [
          secret,
          ...secret.split(/[\s@.]+/).filter((word) => word.length >= 6),
        ]),
        '1,234,567',
        '12,345.67',
        String(MINOR),
        'tok_',
        'servicio',
      ];
      expect(words.filter((word) => texts.some((text) => text.includes(word.toLowerCase())))).toEqual([]);
    },
  );

  test('of what goes wrong they know the kind and when to try again', () => {
    const failures = told.flatMap(({ history }) => failuresIn(history));
    const kinds = new Set(failures.map(({ message }) => message));
    expect([...kinds]).toEqual(expect.arrayContaining(['TryLater', 'RailRefused']));
    expect([...kinds].filter((kind) => !/^[A-Z][A-Za-z]+$/.test(kind))).toEqual([]);
    expect(
      failures.filter(
        ({ message, stackTrace }) => stackTrace !== '' && !stackTrace.startsWith(`ApplicationFailure: ${message}\n`),
      ),
    ).toEqual([]);
  });

  test('what they hold is ids, instants, days, small numbers, and kinds of a closed list', () => {
    const leaves = told.flatMap(({ history }) => payloadsIn(history)).flatMap((payload) => leavesOf(payload));
    expect(new Set(leaves.map(({ name }) => name))).toEqual(new Set(Object.keys(ALLOWED)));
    expect(leaves.filter(({ name, value }) => !ALLOWED[name]?.(value))).toEqual([]);
  });
});
