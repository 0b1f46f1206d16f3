import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { databaseOf } from '../../cli/database-of.ts';
import type { Http } from '../../cli/demo/http.ts';
import { inkFor, plainInk } from '../../cli/ink.ts';
import { runningOn } from '../../cli/running.ts';
import { readSettings } from '../../cli/settings.ts';
import { temporalOf } from '../../cli/temporal-of.ts';
import type { Step } from '../../cli/try/show.ts';
import { callText, cut, localTime, money, stepText, tableLines, wrapped } from '../../cli/try/show.ts';
import { story, WentOtherwise } from '../../cli/try/story.ts';

describe('what is printed', () => {
  test('words are put on lines, and none is broken', () => {
    expect(wrapped('The clock goes to 12 January.', 12)).toEqual(['The clock', 'goes to 12', 'January.']);
    expect(wrapped('  a   deactivation ', 4)).toEqual(['a', 'deactivation']);
    expect(wrapped('', 10)).toEqual([]);
  });

  test('what is too long ends in an ellipsis', () => {
    expect(cut('last-notice', 11)).toBe('last-notice');
    expect(cut('last-notice', 8)).toBe('last-no…');
    expect(cut('one two', 5)).toBe('one…');
  });

  test('columns are aligned, amounts to the right', () => {
    const table = {
      columns: ['invoice', { name: 'total', right: true as const }, 'status'],
      rows: [
        ['IN1', '1,160.00 MXN', 'open'],
        ['IN60001000002', '5.00 MXN', 'paid'],
      ],
    };
    expect(tableLines(table, 77)).toEqual([
      'invoice               total  status',
      'IN1            1,160.00 MXN  open',
      'IN60001000002      5.00 MXN  paid',
    ]);
  });

  test('letters with accents take the room of one, however they are written', () => {
    expect(
      tableLines(
        {
          columns: ['name', 'x'],
          rows: [
            ['Ópera', '1'],
            ['O\u0301pera', '2'],
          ],
        },
        77,
      ),
    ).toEqual(['name   x', 'Ópera  1', 'O\u0301pera  2']);
  });

  test('the last column gives way, the others never', () => {
    expect(
      tableLines(
        { columns: ['when', 'in words'], rows: [['2026-01-10 11:19', 'Charge of 1,160.00 MXN on 1 invoice']] },
        30,
      ),
    ).toEqual(['when              in words', '2026-01-10 11:19  Charge of 1…']);
  });

  test('a call is what could be sent by hand', () => {
    expect(callText('GET', '/v1/accounts/acc_1')).toBe('GET /v1/accounts/acc_1');
    expect(callText('PATCH', '/v1/accounts/acc_1', { autopay: false })).toBe(
      'PATCH /v1/accounts/acc_1 { "autopay": false }',
    );
  });

  test('times are the account’s own', () => {
    expect(localTime('2026-01-10T17:19:00.000Z', 'America/Mexico_City')).toBe('2026-01-10 11:19');
    expect(localTime('2026-03-11T06:00:00Z', 'America/Mexico_City')).toBe('2026-03-11 00:00');
    expect(localTime('soon', 'America/Mexico_City')).toBe('soon');
  });

  test('money has its currency’s digits', () => {
    expect([money(116_000, 'MXN'), money(0, 'MXN'), money(5_000, 'JPY')]).toEqual([
      '1,160.00 MXN',
      '0.00 MXN',
      '5,000 JPY',
    ]);
  });

  const step: Step = {
    title: 'Pay',
    says: 'The service is back at once.',
    calls: ['POST /v1/accounts/{id}/pay-balance {}'],
    tables: [{ columns: ['case', 'service'], rows: [['current', 'active']] }],
  };

  test('a step says what was done, how it was asked, and what came of it', () => {
    expect(stepText(9, step, plainInk)).toBe(
      [
        ' 9 Pay',
        '   The service is back at once.',
        '   POST /v1/accounts/{id}/pay-balance {}',
        '',
        '   case     service',
        '   current  active',
        '',
        '',
      ].join('\n'),
    );
  });

  test('an empty table says so', () => {
    expect(stepText(1, { ...step, tables: [{ columns: ['left'], rows: [] }] }, plainInk)).toContain(
      '\n   left\n   (none)\n',
    );
  });

  test('colours are for terminals, and not for whoever wants none', () => {
    expect(inkFor(true, {}).bold('Pay')).toBe('\x1b[1mPay\x1b[22m');
    for (const ink of [inkFor(false, {}), inkFor(true, { NO_COLOR: '1' })])
      expect(ink.bold('Pay') + ink.dim('GET')).toBe('PayGET');
  });
});

/** Answers as Puntual would, if the bank's book said this. */
function scripted(book: string[]): { http: Http; keys: string[] } {
  const keys: string[] = [];
  const account = {
    id: 'acc_1',
    timeZone: 'America/Mexico_City',
    currency: 'MXN',
    clock: { now: '2026-01-05T15:00:00Z' },
    collections: { state: 'deactivated', daysOverdue: 64 },
    autopay: { enabled: true, state: 'idle' },
    balance: { openMinor: 116_000, overdueMinor: 116_000 },
  };
  const at = ['2026-01-10T17:19:00.000Z', '2026-01-10T18:19:00.000Z'];
  const tries = (outcomes: string[]) => ({
    items: outcomes.map((outcome, i) => ({
      at: at[i],
      trigger: 'autopay',
      outcome,
      declineCode: null,
      amountMinor: 116_000,
    })),
    nextCursor: null,
  });
  let isPaid = false;
  const answerTo = (path: string): unknown => {
    if (path.includes('payment-attempts')) return tries(['declined', 'succeeded']);
    if (path.includes('sandbox/charges')) return tries(book);
    if (path.includes('emails'))
      return {
        items: [{ at: at[0], template: 'overdue-reminder', subject: `Overdue balance ${'and so on '.repeat(20)}` }],
        nextCursor: null,
      };
    if (path.includes('timeline')) return { items: [], nextCursor: null };
    if (path.includes('payment-methods')) return { brand: 'mastercard', last4: '5100', default: true };
    if (path.includes('invoices'))
      return {
        number: 'IN60001000001',
        totalMinor: 116_000,
        issuedOn: '2026-01-05',
        dueOn: '2026-01-10',
        status: 'open',
      };
    if (path.includes('pay-balance')) isPaid = true;
    if (path.includes('pay-balance')) return { outcome: 'succeeded' };
    return { ...account, service: { state: isPaid ? 'active' : 'deactivated' } };
  };
  const http: Http = {
    get: <T>(path: string) => Promise.resolve(answerTo(path) as T),
    post: <T>(path: string, _body: unknown, key: string) => {
      keys.push(key);
      return Promise.resolve(answerTo(path) as T);
    },
    patch: <T>(path: string) => Promise.resolve(answerTo(path) as T),
  };
  return { http, keys };
}

async function toldBy(http: Http): Promise<Step[]> {
  const steps: Step[] = [];
  for await (const step of story(http, 'run')) steps.push(step);
  return steps;
}

describe('the first five minutes', () => {
  test('from opening an account to its timeline, on 80 columns, each POST under a key of its own', async () => {
    const { http, keys } = scripted(['declined', 'succeeded']);
    const steps = await toldBy(http);
    expect(steps.map(({ title }) => title)).toEqual([
      'Open an account',
      'Add a card',
      'Issue an invoice',
      'Let time pass over the 10th',
      'Ask the bank',
      'Switch autopay off, and issue the next invoice',
      'Let two months pass',
      'Read the mails',
      'Pay',
      'Look at the timeline',
    ]);
    expect(
      steps.flatMap((step, i) => stepText(i + 1, step, plainInk).split('\n')).filter((line) => [...line].length > 80),
    ).toEqual([]);
    expect(steps.flatMap(({ calls }) => calls)).toContain('PATCH /v1/accounts/{id} { "autopay": false }');
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('a bank that says otherwise ends it: what is shown is true', async () => {
    await expect(toldBy(scripted(['declined', 'succeeded', 'succeeded']).http)).rejects.toThrow(WentOtherwise);
    await expect(toldBy(scripted(['declined']).http)).rejects.toThrow("the bank's book agrees with ours");
  });
});

describe('the Puntual that runs on a data folder', () => {
  let folder: string;
  const at = (env: NodeJS.ProcessEnv = {}) => runningOn(readSettings({ PUNTUAL_DATA: folder, ...env }));

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'puntual-try-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is named when there is none', () => {
    expect(at).toThrow(`No Puntual runs on ${folder}: start one with npm start`);
  });

  test('is none any more when it was killed, whatever it has left', () => {
    const run = {
      url: 'http://127.0.0.1:4400',
      databaseUrl: 'postgresql://127.0.0.1:1/x',
      temporalAddress: '127.0.0.1:1',
    };
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(join(folder, 'run.json'), JSON.stringify({ ...run, pid }));
    expect(at).toThrow(`No Puntual runs on ${folder}`);
    const settings = readSettings({ PUNTUAL_DATA: folder });
    expect(() => databaseOf(settings)).toThrow(`No Puntual runs on ${folder}`);
    expect(temporalOf(settings)).toBe(settings.temporal);
    writeFileSync(join(folder, 'run.json'), JSON.stringify({ ...run, pid: process.pid }));
    expect([databaseOf(settings), temporalOf(settings).address]).toEqual([run.databaseUrl, run.temporalAddress]);
  });

  test('wants the key that it was started with', () => {
    writeFileSync(join(folder, 'run.json'), JSON.stringify({ url: 'http://127.0.0.1:4400', pid: process.pid }));
    expect(at).toThrow(`No key is kept in ${folder}: set PUNTUAL_API_KEY`);
    expect(at({ PUNTUAL_API_KEY: 'a-key-of-one-s-own' })).toEqual({
      url: 'http://127.0.0.1:4400',
      key: 'a-key-of-one-s-own',
    });
    writeFileSync(join(folder, 'api-key'), 'pk_kept\n');
    expect(at()).toEqual({ url: 'http://127.0.0.1:4400', key: 'pk_kept' });
  });
});
