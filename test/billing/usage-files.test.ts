import { describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { type CallLine, UnreadableUsage, type UsageForm } from '../../ports/usage-files/usage-files.ts';
import { dialled } from '../../ports/usage-files/numbers.ts';
import { callsIn } from '../../ports/usage-files/read.ts';

/** How switches write their calls, read as they come. */
const GENERIC: UsageForm = { preset: 'generic', timeZone: null };

/** In pieces that fall where they like. */
async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function read(text: string | Uint8Array, form = GENERIC, size = 7): Promise<CallLine[]> {
  const lines: CallLine[] = [];
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  for await (const some of callsIn(pieces(bytes, size), form)) lines.push(...some);
  return lines;
}
const faults = (lines: readonly CallLine[]): string[] =>
  lines.flatMap((one) => ('rejected' in one ? [`${one.line} ${one.rejected.code}`] : []));
const callOf = (line: CallLine | undefined) => (line !== undefined && 'call' in line ? line.call : undefined);

const HEADING = 'eventId,from,to,startedAt,endedAt,seconds,answered,direction,device';
const ROW = 'e1,+525512345678,+13055551234,2026-08-05T12:00:00Z,2026-08-05T12:01:01Z,61,true,out,lobby';

describe('our own form', () => {
  test('has its columns by their names, in any order, in whatever pieces it comes', async () => {
    for (const size of [1, 7, 10_000]) {
      const [first] = await read(`\ufeff${HEADING}\r\n${ROW}\r\n`, GENERIC, size);
      expect(first).toEqual({
        line: 2,
        call: {
          eventId: 'e1',
          from: '+525512345678',
          to: '+13055551234',
          startedMs: Date.UTC(2026, 7, 5, 12),
          endedMs: Date.UTC(2026, 7, 5, 12, 1, 1),
          seconds: 61,
          answered: true,
          direction: 'out',
          device: 'lobby',
          accountId: null,
        },
      });
    }
    const [short] = await read('seconds,TO,note,from,startedAt\n0,104,"a, ""b""",101,2026-08-05T12:00:00-06:00');
    expect(callOf(short)).toMatchObject({ to: '104', from: '101', answered: false, direction: null, eventId: null });
    expect(callOf(short)).toMatchObject({ startedMs: Date.UTC(2026, 7, 5, 18), endedMs: Date.UTC(2026, 7, 5, 18) });
  });

  test('a stamp without an offset is local to the zone that was told, also where the clock is put back', async () => {
    const row = 'e1,1,2,2026-08-05 12:00:00,,5,,,';
    expect(faults(await read(`${HEADING}\n${row}`))).toEqual(['2 bad_time']);
    const [told] = await read(`${HEADING}\n${row}`, { preset: 'generic', timeZone: 'America/Mexico_City' });
    expect(callOf(told)?.startedMs).toBe(Date.UTC(2026, 7, 5, 18));
    const autumn = `${HEADING}\ne1,1,2,2026-11-01 01:30:00,,5,,,`;
    const [twice] = await read(autumn, { preset: 'generic', timeZone: 'America/Tijuana' });
    expect(callOf(twice)?.startedMs).toBe(Date.UTC(2026, 10, 1, 8, 30));
  });

  test('each broken line is named by its number, and harms no other', async () => {
    const broken = [
      `"${ROW}`,
      ROW,
      'e1,1,2',
      'e1,1,2,2026-02-30T12:00:00Z,,5,,,',
      'e1,1,2,2026-08-05T25:00:00Z,,5,,,',
      'e1,1,2,1999-08-05T12:00:00Z,,5,,,',
      '',
      'e1,1,2,2026-08-05T12:00:00Z,2026-08-05T11:00:00Z,5,,,',
      'e1,1,2,2026-08-05T12:00:00Z,,-5,,,',
      'e1,1,2,2026-08-05T12:00:00Z,,999999,,,',
      'e1,1,2,2026-08-05T12:00:00Z,,5,perhaps,,',
      'e1,1,2,2026-08-05T12:00:00Z,,5,,up,',
      `e1,"1"2,2,2026-08-05T12:00:00Z,,5,,,`,
      'x'.repeat(70_000),
      ROW,
    ];
    const lines = await read([HEADING, ...broken].join('\n'), GENERIC, 1_000);
    expect(faults(lines)).toEqual([
      '2 unreadable',
      '4 unreadable',
      '5 bad_time',
      '6 bad_time',
      '7 bad_time',
      '9 bad_time',
      '10 bad_seconds',
      '11 bad_seconds',
      '12 bad_answered',
      '13 bad_direction',
      '14 unreadable',
      '15 unreadable',
    ]);
    expect(lines.flatMap((one) => ('call' in one ? [one.line] : []))).toEqual([3, 16]);
  });

  test('packed it is the same; damaged, or without its heading, it is refused', async () => {
    const packed = gzipSync(`${HEADING}\n${`${ROW}\n`.repeat(1_000)}`);
    expect(await read(packed, GENERIC, 100)).toHaveLength(1_000);
    await expect(read(packed.subarray(0, -20))).rejects.toThrow(UnreadableUsage);
    await expect(read('a,from,to\n1,2,3')).rejects.toThrow('startedAt, seconds of');
    expect(await read('')).toEqual([]);
  });
});

describe('what switches write', () => {
  test('Asterisk: billsec, a local stamp, an id of two parts, the device of the channel', async () => {
    const row =
      '"acc_17","101","5511112222","from-internal","""Ana"" <101>","PJSIP/lobby-0000002a","PJSIP/trunk-0000002b","Dial",' +
      '"PJSIP/5511112222@trunk,30","2026-08-05 12:00:00","2026-08-05 12:00:09","2026-08-05 12:01:10",70,61,"ANSWERED",' +
      '"DOCUMENTATION","1785931200.17","1785931200.17",42';
    const zone = { preset: 'asterisk', timeZone: 'America/Mexico_City' } as const;
    const [one, busy] = await read(`${row}\n${row.replace('"ANSWERED"', '"BUSY"').replace(',42', '')}\n`, zone);
    expect(callOf(one)).toEqual({
      eventId: '1785931200.17-42',
      from: '101',
      to: '5511112222',
      startedMs: Date.UTC(2026, 7, 5, 18),
      endedMs: Date.UTC(2026, 7, 5, 18, 1, 10),
      seconds: 61,
      answered: true,
      direction: null,
      device: 'lobby',
      accountId: 'acc_17',
    });
    expect(callOf(busy)).toMatchObject({ answered: false, eventId: '1785931200.17' });
    expect(faults(await read('1,2,3', zone))).toEqual(['1 unreadable']);
  });

  test('FreeSWITCH: the a-leg is the call, the b-leg that it names is none', async () => {
    const row = (uuid: string, other: string, answer = '2026-08-05 12:00:09'): string =>
      `"Ana","101","5511112222","default","2026-08-05 12:00:00","${answer}","2026-08-05 12:01:10","70","61",` +
      `"NORMAL_CLEARING","${uuid}","${other}","acc_17"`;
    const rows = [row('a1', 'b1'), row('b1', ''), row('a2', '', '')];
    const lines = await read(rows.join('\n'), { preset: 'freeswitch', timeZone: 'America/Mexico_City' });
    expect(lines.map((one) => [one.line, callOf(one)?.eventId, callOf(one)?.answered])).toEqual([
      [1, 'a1', true],
      [3, 'a2', false],
    ]);
  });
});

describe('what was dialled', () => {
  test.each([
    ['+447911123456', 'number 447911123456'],
    ['0044 20 7946 0958', 'number 442079460958 GB'],
    ['(55) 1234-5678', 'number 525512345678 MX'],
    ['525512345678', 'number 525512345678 MX'],
    ['+5215512345678', 'number 525512345678 MX'],
    ['5215512345678', 'number 525512345678 MX'],
    ['0445512345678', 'number 525512345678 MX'],
    ['015512345678', 'number 525512345678 MX'],
    ['01 800 123 4567', 'number 528001234567 MX'],
    ['+17875551234', 'number 17875551234 PR'],
    ['+18095551234', 'number 18095551234 DO'],
    ['+14165551234', 'number 14165551234 CA'],
    ['+18005551234', 'number 18005551234 US'],
    ['+353841234567', 'number 353841234567 IE'],
    ['+88161234567', 'number 88161234567'],
    ['104', 'extension 104'],
    ['123456', 'extension 123456'],
    ['911', 'shortCode 911'],
    ['066', 'shortCode 066'],
    ['*97', 'shortCode *97'],
    ['5', 'nothing'],
    ['+1800', 'nothing'],
    ['sip:ana', 'nothing'],
    ['+525512345678901234', 'nothing'],
  ])('%s from Mexico is %s', (text, expected) => {
    const read = dialled(text, 'MX');
    const said = read === null ? 'nothing' : `${read.reach} ${read.digits} ${read.country ?? ''}`.trim();
    expect(said.startsWith(expected)).toBe(true);
  });

  test('a national number is one of the country it is dialled in', () => {
    expect(dialled('3055551234', 'US')).toMatchObject({ digits: '13055551234', country: 'US' });
    expect(dialled('011525512345678', 'US')).toMatchObject({ digits: '525512345678', country: 'MX' });
  });
});
