import type { Actor } from '../../domain/account.ts';
import type { ImportedAccount } from '../../domain/imports/imported.ts';
import { heldThrough } from '../../domain/imports/spread.ts';
import { type OpeningStep, openingSteps } from '../../domain/imports/steps.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { dayOf } from '../../domain/time/calendar.ts';
import type { Gateway, MethodDetails } from '../gateway/gateway.ts';
import type { ImportRow, Opened } from '../store/imports.ts';
import { Refused, type Store } from '../store/store.ts';
import { policyNamed } from './imports.ts';

type Needs = Pick<Store, 'importMember' | 'openAccount' | 'ask' | 'issueInvoice' | 'addMethod' | 'changeAccount'>;

/**
 * Brings one account of a file in, by the same writes as the API's. Each has an id that follows from the file and the
 * account: whoever does it again after a crash does the rest of it, and nothing twice. What the record refuses is said,
 * and holds up no other.
 */
export async function openImported(
  store: Needs,
  gateway: Pick<Gateway, 'describe'>,
  policies: ReadonlyMap<string, Policy>,
  { row, externalId }: { row: Pick<ImportRow, 'id' | 'liveAt' | 'liveActor'>; externalId: string },
): Promise<Opened> {
  const member = await store.importMember(row.id, externalId);
  if (member === null || row.liveAt === null || row.liveActor === null)
    throw new Error(`${row.id} is not going live with ${externalId}`);
  const { account, wave } = member;
  const accountId = account.profile.id;
  // Before anything is there: an account without the method that it is to be charged by would be half an account.
  const details = account.method === null ? null : await gateway.describe(account.method.token, accountId);
  if (account.method !== null && details === null)
    return {
      outcome: 'refused',
      code: 'unknown_token',
      detail: 'The provider does not know its methodToken',
      accountId: null,
    };
  const today = dayOf(row.liveAt, account.profile.timeZone);
  const policy = policyNamed(policies, account.policyName);
  const steps = openingSteps(account, { today, heldThrough: heldThrough(wave, policy, today) });
  let isOpen = false;
  try {
    for (const step of steps) {
      await take(store, step, { account, details, actor: row.liveActor, workId: `${row.id}:${accountId}` });
      isOpen = true;
    }
    return { outcome: 'opened', code: null, detail: null, accountId };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (!isOpen && error.code === 'external_id_taken')
      return { outcome: 'existing', code: error.code, detail: error.message, accountId: null };
    return { outcome: 'refused', code: error.code, detail: error.message, accountId: isOpen ? accountId : null };
  }
}

async function take(
  store: Needs,
  step: OpeningStep,
  on: { account: ImportedAccount; details: MethodDetails | null; actor: Actor; workId: string },
): Promise<void> {
  const { account, actor, workId } = on;
  const { id, ...profile } = account.profile;
  switch (step.do) {
    case 'open':
      await store.openAccount({
        id,
        profile,
        autopay: false,
        policyName: account.policyName,
        clockStartsAt: null,
        actor,
      });
      return;
    case 'hold':
    case 'release': {
      const answer = await store.ask(id, { id: `${workId}:${step.do}`, request: step.request, actor });
      // Released by somebody already is released.
      if (!answer.ok && step.do === 'hold') throw new Refused(409, answer.refusal.code, answer.refusal.message);
      return;
    }
    case 'issue':
      await store.issueInvoice({ ...step.invoice, accountId: id, taxes: [], sentAlready: true, actor });
      return;
    case 'addMethod':
      if (on.details === null) throw new Error('A method is described before it is added');
      await store.addMethod({
        id: step.method.id,
        accountId: id,
        token: step.method.token,
        ...on.details,
        default: true,
        chargeNow: false,
        actor,
      });
      return;
    case 'switchAutopayOn':
      await store.changeAccount({
        accountId: id,
        profile: {},
        autopay: true,
        consent: step.consent,
        requestId: `${workId}:autopay`,
        actor,
      });
  }
}
