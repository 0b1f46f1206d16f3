import { z } from 'zod';
import type { WorklistName, WorklistRow as Row } from '../../../ports/store/worklists.ts';
import { WORKLISTS } from '../../../ports/store/worklists.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { namesIn } from '../../http/caller.ts';
import { answers } from '../../http/schemas/answers.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import type { AccountShape } from '../accounts/shapes.ts';
import { shownRows } from '../accounts/shown.ts';
import { Worklist, WorklistRow } from './shapes.ts';
import { whyHere } from './why.ts';

export function worklistRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Worklists'];

  app.get(
    '/v1/worklists',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listWorklists',
        summary: 'What there is to work on: how much of each, and the money',
        response: answers(z.strictObject({ items: z.array(Worklist) })),
      },
    },
    async (request) => ({ items: await deps.store.worklists(namesIn(request)) }),
  );

  app.get(
    '/v1/worklists/:name',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getWorklist',
        summary: 'Work through a list, the most urgent first',
        description:
          '`deactivatingThisWeek`: the service goes off within seven days, if nobody pays. `promisesDue`: a promise is over ' +
          'within seven days. `mine`: accounts that the caller looks after, or has a task of.',
        params: z.object({ name: z.enum(WORKLISTS) }),
        querystring: pageQuery,
        response: answers(pageOf(WorklistRow)),
      },
    },
    async (request) => {
      const { name } = request.params;
      const page = await deps.store.worklist(name, namesIn(request), asked(request.query));
      return { items: await shown(deps, name, page.items), nextCursor: page.nextCursor };
    },
  );
}

async function shown(deps: ApiDeps, name: WorklistName, rows: readonly Row[]): Promise<z.infer<typeof WorklistRow>[]> {
  const ids = [...new Set(rows.flatMap(({ accountId }) => accountId ?? []))];
  const [read, contacts] = await Promise.all([deps.store.accountsById(ids), deps.store.lastContacts(ids)]);
  const accounts = new Map((await shownRows(deps, read, 'viewer')).map((account) => [account.id, account]));
  return rows.map((row) => {
    const account = row.accountId === null ? null : (accounts.get(row.accountId) ?? null);
    const [next] = account?.upcoming ?? [];
    return {
      account: account === null ? null : brief(account),
      why: whyHere(name, row, account?.timeZone ?? deps.company.defaults.timeZone ?? 'UTC'),
      at: row.at,
      atRisk: row.atRisk,
      daysOverdue: account?.collections.daysOverdue ?? 0,
      next: next === undefined ? null : { kind: next.kind, at: next.at },
      owner: account?.ownerId ?? null,
      lastContact: account === null ? null : (contacts.get(account.id) ?? null),
      subject: row.subject,
    };
  });
}

const brief = ({ id, name, externalId, timeZone, clock, version, collections, service }: AccountShape) => ({
  id,
  name,
  externalId,
  timeZone,
  now: clock.now,
  version,
  state: collections.state,
  service: service.state,
});
