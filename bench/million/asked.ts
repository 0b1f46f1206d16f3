import type { Page, PageQuery } from '../../ports/store/page.ts';
import type { Store } from '../../ports/store/store.ts';
import { WORKLISTS } from '../../ports/store/worklists.ts';

type Ask = (store: Store, page: PageQuery) => Promise<Page<unknown>>;

const ana = 'ana@company.example';
const dayIn = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10) as `${number}-${number}-${number}`;
const monthIn = (months: number) => {
  const at = new Date();
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months))
    .toISOString()
    .slice(0, 7) as `${number}-${number}`;
};

/** Each list that a person sees, by its first page and the next one. */
export const LISTS: Record<string, Ask> = {
  accounts: (store, page) => store.accounts(page),
  'accounts by name': (store, page) => store.accounts({ ...page, sort: 'name' }),
  'accounts by balance': (store, page) => store.accounts({ ...page, sort: 'balance' }),
  'accounts by overdueSince': (store, page) => store.accounts({ ...page, sort: 'overdueSince' }),
  ...Object.fromEntries(
    (['current', 'overdue', 'deactivated', 'writtenOff', 'closed'] as const).flatMap((state) => [
      [`accounts ${state}`, (store: Store, page: PageQuery) => store.accounts({ ...page, state })],
      [`accounts ${state}, by balance`, (s: Store, page: PageQuery) => s.accounts({ ...page, state, sort: 'balance' })],
      [`accounts ${state}, by name`, (s: Store, page: PageQuery) => s.accounts({ ...page, state, sort: 'name' })],
      [
        `accounts ${state}, by overdueSince`,
        (s: Store, p: PageQuery) => s.accounts({ ...p, state, sort: 'overdueSince' }),
      ],
    ]),
  ),
  'accounts off': (store, page) => store.accounts({ ...page, service: 'deactivated' }),
  'accounts lent service': (store, page) => store.accounts({ ...page, service: 'provisional' }),
  'accounts overdue for 30 days': (store, page) => store.accounts({ ...page, overdueFrom: dayIn(-30) }),
  'accounts of dollars': (store, page) => store.accounts({ ...page, currency: 'USD' }),
  'accounts of euros, there are none': (store, page) => store.accounts({ ...page, currency: 'EUR' }),
  'accounts of a policy': (store, page) => store.accounts({ ...page, policy: 'mexico', policyVersion: 1 }),
  'accounts of no policy': (store, page) => store.accounts({ ...page, policy: 'mexico', policyVersion: 2 }),
  'accounts of a tag': (store, page) => store.accounts({ ...page, tag: 'vip' }),
  'accounts of a tag, by balance': (store, page) => store.accounts({ ...page, tag: 'vip', sort: 'balance' }),
  'accounts that owe much': (store, page) => store.accounts({ ...page, balanceFromMinor: 199_000 }),
  'accounts that owe what nobody owes': (store, page) => store.accounts({ ...page, balanceFromMinor: 10_000_000 }),
  'accounts that owe little': (store, page) =>
    store.accounts({ ...page, balanceFromMinor: 1, balanceToMinor: 101_000 }),
  ...Object.fromEntries(
    (['current', '1-30', '31-60', 'over60'] as const).flatMap((bucket) => [
      [`accounts ${bucket}`, (store: Store, page: PageQuery) => store.accounts({ ...page, bucket })],
      [
        `accounts ${bucket}, by balance`,
        (s: Store, page: PageQuery) => s.accounts({ ...page, bucket, sort: 'balance' }),
      ],
    ]),
  ),
  'accounts of Ana': (store, page) => store.accounts({ ...page, owner: ana }),
  'accounts of Ana, by balance': (store, page) => store.accounts({ ...page, owner: ana, sort: 'balance' }),
  'accounts of Ana, overdue': (store, page) => store.accounts({ ...page, owner: ana, state: 'overdue' }),
  'accounts of Ana, by overdueSince': (store, page) => store.accounts({ ...page, owner: ana, sort: 'overdueSince' }),
  'accounts of nobody': (store, page) => store.accounts({ ...page, owner: 'nobody@company.example' }),
  'accounts with a promise': (store, page) => store.accounts({ ...page, hold: 'promise' }),
  'accounts with a legal hold': (store, page) => store.accounts({ ...page, hold: 'legal' }),
  'accounts to look at': (store, page) => store.accounts({ ...page, nextActionBefore: dayIn(1) }),
  'accounts off before a day': (store, page) => store.accounts({ ...page, deactivationBefore: dayIn(7) }),
  'accounts searched: one': (store, page) => store.accounts({ ...page, q: 'company 777777' }),
  'accounts searched: many': (store, page) => store.accounts({ ...page, q: 'company' }),
  'accounts searched: two letters': (store, page) => store.accounts({ ...page, q: 'zz' }),
  'accounts searched: nobody': (store, page) => store.accounts({ ...page, q: 'no such company' }),
  'accounts searched: many, by balance': (store, page) => store.accounts({ ...page, q: 'company 77', sort: 'balance' }),
  ...Object.fromEntries(
    WORKLISTS.map((name) => [
      `worklist ${name}`,
      async (store: Store, page: PageQuery) => {
        const found = await store.worklist(name, [ana], page);
        await store.lastContacts(found.items.flatMap(({ accountId }) => accountId ?? []));
        return found;
      },
    ]),
  ),
  tasks: (store, page) => store.tasks(page),
  'tasks of a kind': (store, page) => store.tasks({ ...page, kind: 'followUp' }),
  'tasks of Ana': (store, page) => store.tasks({ ...page, assignees: [ana] }),
  'tasks of nobody': (store, page) => store.tasks({ ...page, assignees: null }),
  'tasks of somebody without any': (store, page) => store.tasks({ ...page, assignees: ['nobody'] }),
  'tasks that are due': (store, page) => store.tasks({ ...page, dueBefore: dayIn(-10) }),
  'tasks done': (store, page) => store.tasks({ ...page, status: 'done' }),
  'tasks done, of a kind there is none of': (store, page) => store.tasks({ ...page, status: 'done', kind: 'breaker' }),
  'tasks done, of Ana': (store, page) => store.tasks({ ...page, status: 'done', assignees: [ana] }),
  'tasks dismissed': (store, page) => store.tasks({ ...page, status: 'dismissed' }),
  'tasks of an account': (store, page) => store.tasks({ ...page, accountId: 'acc_777' }),
  transfers: (store, page) => store.transfers(page),
  'transfers, newest': (store, page) => store.transfers({ ...page, order: 'newest' }),
  'transfers unmatched': (store, page) => store.transfers({ ...page, status: 'unmatched', order: 'newest' }),
  proofs: (store, page) => store.proofs(page),
  'proofs received': (store, page) => store.proofs({ ...page, status: 'received' }),
  disputes: (store, page) => store.disputes(page),
  'disputes open': (store, page) => store.disputes({ ...page, status: 'open' }),
  'credit notes': (store, page) => store.creditNotes(page),
  refunds: (store, page) => store.refunds(page),
  'receipts owed': (store, page) => store.repObligations(page),
  'receipts owed, pending': (store, page) => store.repObligations({ ...page, status: 'pending' }),
  invoices: (store, page) => store.invoices('acc_777', page),
  payments: (store, page) => store.payments('acc_778', page),
  attempts: (store, page) => store.attempts('acc_778', page),
  'e-mails': (store, page) => store.emails('acc_777', page),
  timeline: (store, page) => store.timeline('acc_77', { ...page, after: 0 }),
  notes: (store, page) => store.notesOf('acc_777', page),
  calls: (store, page) => store.callsOf('acc_777', page),
  journal: (store, page) => store.journal({ ...page, from: dayIn(-60), to: dayIn(-30) }),
  'journal of an account': (store, page) =>
    store.journal({ ...page, from: dayIn(-90), to: dayIn(0), accountId: 'acc_777' }),
  'webhooks’ log': (store, page) => store.deliveries(page),
  'webhooks of an endpoint': (store, page) => store.deliveries({ ...page, endpointId: 'whk_1' }),
  'webhooks failed': (store, page) => store.deliveries({ ...page, status: 'failed' }),
  'webhooks failed, of an endpoint without': (store, page) =>
    store.deliveries({ ...page, status: 'failed', endpointId: 'whk_3' }),
  'webhooks pending': (store, page) => store.deliveries({ ...page, status: 'pending' }),
  audit: (store, page) => store.audit(page),
  'audit of somebody': (store, page) => store.audit({ ...page, subject: 'usr_7' }),
  'audit of keys': (store, page) => store.audit({ ...page, actions: ['key.created', 'key.revoked'] }),
  'audit of what never was': (store, page) => store.audit({ ...page, actions: ['user.created', 'proof.fileRead'] }),
  'sign-ins': (store, page) =>
    store.audit({ ...page, actions: ['signIn.succeeded', 'signIn.failed', 'signIn.locked'] }),
  sessions: (store, page) =>
    store.sessions({
      ...page,
      userId: 'usr_7',
      now: new Date().toISOString() as never,
      seenAfter: '2020-01-01T00:00:00Z' as never,
    }),
  'policy jobs': (store, page) => store.policyJobs(page),
  'bulk jobs': (store, page) => store.bulkJobs(page),
  imports: (store, page) => store.imports(page),
  statements: (store, page) => store.statements(page),
  'usage files': (store, page) => store.usageImports(page),
  views: (store, page) => store.views({ ...page, who: [ana] }),
};

/** What else a page of the console asks. */
export const PAGES: Record<string, (store: Store) => Promise<unknown>> = {
  'all worklists, counted': (store) => store.worklists([ana]),
  'aging now': (store) => store.agingNow('MXN'),
  'an account': (store) => store.accountById('acc_777'),
  'a policy job': (store) => store.policyJobById('job_p15'),
  'a bulk job': (store) => store.bulkJobById('job_b15'),
  'a bulk job’s problems': (store) => store.bulkJobProblems('job_b15', 100),
  'policies and their accounts': (store) => store.policyAccounts(),
  'how many a filter finds: all': (store) => store.countChosen({ filter: {} }),
  'how many a filter finds: overdue': (store) => store.countChosen({ filter: { state: 'overdue' } }),
  'a month’s run': (store) => store.invoiceRun(monthIn(-1)),
  'months with a run': (store) => store.invoiceRunMonths(12),
  'unbilled of a month': (store) => store.unbilled(monthIn(-1), { after: null, limit: 51 }),
  'prices of a book': (store) => store.priceBook('book1'),
  'a subscription': (store) => store.subscriptionOf('acc_777'),
  'equipment of an account': (store) => store.equipmentOrdersOf('acc_51'),
  'whose a transfer may be': (store) => store.candidatesFor('btx_151'),
  'the breaker': (store) => store.breakerOn(dayIn(0)),
  'an account’s statement': (store) => store.statementOfAccount('acc_777'),
};

/** What upkeep asks, each some times a minute, and what is asked on the way of one account. */
export const UPKEEP: Record<string, (store: Store) => Promise<unknown>> = {
  sweep: (store) => store.overdue(5_000, 200),
  lags: (store) => store.lags(),
  'rail states': (store) => store.railStates(),
  'stuck accounts': (store) => store.stuckAccounts(20),
  'restored?': (store) => store.restoredState(),
  'a policy job to take': (store) => store.takePolicyJob('bench', 0),
  'a policy job’s accounts': (store) => store.policyJobWaiting('job_p15', 50),
  'a bulk job to take': (store) => store.takeBulkJob('bench', 0),
  'a bulk job’s accounts': (store) => store.bulkJobWaiting('job_b15', 50),
  'what providers told': (store) => store.unheard(50),
  'transfers to suggest': (store) => store.transfersToSuggest(50),
  'candidates to tell': (store) => store.candidatesToTell(50),
  'proofs to verify': (store) => store.proofsToVerify(50),
  'webhooks that are due': (store) => store.dueDeliveries(50, 0),
  'cards to forget': (store) => store.onceToForget('sandbox', 20),
  'cards left for one payment': (store) => store.unusedOnce(20),
  'folding sums': (store) => store.foldSums(1_000),
  'changes since': async (store) => store.changesAfter(await store.lastChange(), 100),
  'whose mail': (store) =>
    store.whoseMail({ tokens: ['none'], from: 'ap777@x.example', subject: 'IN777_1', text: 'about IN777_1' } as never),
  'a card’s attempts': (store) => store.limitOf('acc_778', 'att_778_1_0'),
  'answers forgotten': (store) => store.forgetAnswersBefore('2020-01-01T00:00:00Z' as never),
  'changes forgotten': (store) => store.forgetChanges(864_000_000),
};
