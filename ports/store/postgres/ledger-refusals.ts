import { refusedOverrideLine } from '../../../domain/chart/requests/refused-override.ts';
import type { Ledger } from '../store.ts';
import { decideOn } from './decision.ts';
import type { Desk } from './desk.ts';

export const ledgerOfRefusals = (desk: Desk): Pick<Ledger, 'noteRefusal'> => ({
  noteRefusal: ({ accountId, refused, actor }) =>
    decideOn(desk, accountId, async (account) => account.note(refusedOverrideLine(refused, actor, account.moment))),
});
