import { expect, test } from '@jest/globals';
import { stampOnce } from '../../api/fiscal/stamp-once.ts';
import { type Stamper, StampUnknown, type Unstamped } from '../../ports/stamper/stamper.ts';
import { TryLater } from '../../ports/failures.ts';

/** What a stamper of a contract's run is, and papers of which it says what is asked for. */
export interface StamperUnderTest {
  stamper: Stamper;
  /** That it takes. */
  good(key: string): Unstamped;
  /** That it rejects. */
  bad(key: string): Unstamped;
  /** That it stamps, and doesn't answer. */
  silent(key: string): Unstamped;
  /** That it doesn't get the first time. */
  lost(key: string): Unstamped;
}

/** What every stamper has to hold. */
export function stamperContract(open: () => StamperUnderTest): void {
  test('a key is stamped once, however often it is sent', async () => {
    const { stamper, good } = open();
    const first = await stamper.stamp(good('one'));
    expect(first).toMatchObject({
      is: 'stamped',
      uuid: expect.stringMatching(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/),
    });
    expect(await stamper.stamp(good('one'))).toEqual(first);
    expect(await stamper.lookUp('one')).toEqual(first);
    const other = await stamper.stamp(good('two'));
    expect('uuid' in other && 'uuid' in first && other.uuid !== first.uuid).toBe(true);
  });

  test('what came back has the stamp in it, and all that was sent', async () => {
    const { stamper, good } = open();
    const answer = await stamper.stamp(good('whole'));
    if (answer.is !== 'stamped') throw new Error('It was to be stamped');
    expect(answer.xml).toContain('TimbreFiscalDigital');
    expect(answer.xml).toContain(answer.uuid);
    expect(answer.xml).toContain('<cfdi:Emisor/>');
  });

  test('a rejection is a value, with its code; it stays so under its key', async () => {
    const { stamper, bad } = open();
    const answer = await stamper.stamp(bad('wrong'));
    expect(answer).toMatchObject({
      is: 'rejected',
      code: expect.stringMatching(/^CFDI\d{5}$/),
      message: expect.any(String),
    });
    expect(await stamper.stamp(bad('wrong'))).toEqual(answer);
  });

  test('what nobody has sent is not known', async () => {
    expect(await open().stamper.lookUp('nothing')).toBeNull();
  });

  test('without an answer nobody knows; looked up, it is stamped', async () => {
    const { stamper, silent } = open();
    await expect(stamper.stamp(silent('silent'))).rejects.toThrow(StampUnknown);
    const found = await stamper.lookUp('silent');
    expect(found).toMatchObject({ is: 'stamped' });
    expect(await stampOnce(stamper, silent('silent'), { mayBeSent: true })).toEqual(found);
  });

  test('stamped once: a time-out is looked up, and what is not there is for later', async () => {
    const { stamper, silent, lost } = open();
    expect(await stampOnce(stamper, silent('once'), { mayBeSent: false })).toEqual(await stamper.lookUp('once'));
    await expect(stampOnce(stamper, lost('lost'), { mayBeSent: false })).rejects.toThrow(TryLater);
    expect(await stamper.lookUp('lost')).toBeNull();
    expect(await stampOnce(stamper, lost('lost'), { mayBeSent: true })).toMatchObject({ is: 'stamped' });
  });

  test('two that send one key at once get one stamp', async () => {
    const { stamper, good } = open();
    const answers = await Promise.all([1, 2, 3].map(() => stampOnce(stamper, good('at once'), { mayBeSent: false })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });
}
