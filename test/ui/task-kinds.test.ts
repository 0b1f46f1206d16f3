import { describe, expect, test } from '@jest/globals';
import { KINDS, type Task, toldOf } from '../../console/tasks/kinds.ts';
import { searchIn } from '../../console/tasks/search.ts';
import { BY_ACT, TASK_KINDS } from '../../domain/tasks.ts';

const task = (kind: Task['kind'], more: Partial<Task> = {}): Task =>
  ({ kind, accountId: 'acc_1', subject: {}, ...more }) as Task;

describe('kinds of task, as the console tells them', () => {
  test('all of them, and those are done by a word that the record takes a word for', () => {
    expect([...KINDS].sort()).toEqual([...TASK_KINDS].sort());
    for (const kind of TASK_KINDS) expect([kind, toldOf(kind).byAct ?? false]).toEqual([kind, kind in BY_ACT]);
  });

  test('each leads to where it is done, and nowhere without what it is about', () => {
    const pathOf = (one: Task): string | undefined => toldOf(one.kind).leads(one)?.path;
    expect(pathOf(task('proofReview', { subject: { proofId: 'prf_1' } }))).toBe('/proofs/prf_1');
    expect(pathOf(task('transferUnmatched', { accountId: null, subject: { transferId: 'btx_1' } }))).toBe(
      '/transfers/btx_1',
    );
    expect(pathOf(task('disputeUndecided', { subject: { disputeId: 'dsp_1' } }))).toBe('/disputes/dsp_1');
    expect(pathOf(task('chargeback'))).toBe('/accounts/acc_1/attempts');
    expect(pathOf(task('deactivationApproval'))).toBe('/accounts/acc_1/act/deactivate');
    expect(pathOf(task('reply', { accountId: null }))).toBeUndefined();
    expect(pathOf(task('proofReview'))).toBeUndefined();
  });

  test('what an address says of the list is kept, and what nobody understands is left out', () => {
    expect(searchIn({ kind: 'followUp', who: 'me', due: 'week', asleep: true })).toEqual({
      kind: 'followUp',
      who: 'me',
      due: 'week',
      asleep: true,
    });
    expect(searchIn({ kind: 'laundry', who: 'you', due: 'never', asleep: 'yes' })).toEqual({});
  });
});
