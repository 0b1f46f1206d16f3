import { refusedOverrideLine } from '../../../domain/chart/overrides.ts';
import type { Ledger } from '../store.ts';
import { decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';

export const ledgerOfRefusals = (desk: Desk): Pick<Ledger, 'noteRefusal'> => ({
  noteRefusal: ({ accountId, refused, actor }) =>
    decideOn(desk, accountId, async (account) => account.note(refusedOverrideLine(refused, actor, account.moment))),
});
