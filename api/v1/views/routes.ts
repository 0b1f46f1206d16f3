import { z } from 'zod';
import type { ViewRow } from '../../../ports/store/views.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { actorIn, namesIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { found, Problem } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idOut, idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { line, wants, yesOrNo } from '../../http/schemas/text.ts';
import { instantOut } from '../../http/schemas/time.ts';

const MOST_PARAMETERS = 30;
const list = line(60).meta({ description: 'Which list it is of.', examples: ['accounts'] });

const NewView = z
  .strictObject({
    name: line(100),
    list: list.default('accounts'),
    query: z
      .record(line(60), line(500), wants("an object of the list's parameters"))
      .refine(
        (query) => Object.keys(query).length <= MOST_PARAMETERS,
        `must have at most ${MOST_PARAMETERS} parameters`,
      ),
    shared: yesOrNo.default(false).meta({ description: 'Others see it too; it stays yours to remove.' }),
  })
  .meta({
    id: 'NewView',
    title: 'Filters under a name',
    examples: [{ name: 'Large and late', list: 'accounts', query: { bucket: '31-60', sort: 'balance' } }],
  });

const View = z
  .strictObject({
    id: idOut('viw'),
    name: z.string(),
    list: z.string(),
    query: z.record(z.string(), z.string()),
    shared: z.boolean(),
    mine: z.boolean(),
    ownerId: z.string(),
    createdAt: instantOut,
  })
  .meta({ id: 'View', title: 'A list as somebody wants to find it again' });

const viewShape = (row: ViewRow, who: readonly string[]): z.infer<typeof View> => ({
  id: row.id,
  name: row.name,
  list: row.list,
  query: row.query,
  shared: row.shared,
  mine: who.includes(row.ownerId),
  ownerId: row.ownerId,
  createdAt: row.createdAt,
});

/** Whoever may look at lists may keep their own way of looking: viewers too. */
export function viewRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Worklists'];
  const params = idParams('viw');

  app.post(
    '/v1/views',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'saveView',
        summary: 'Keep filters of a list under a name',
        body: NewView,
        response: answersCreated(View),
      },
    },
    async (request, reply) => {
      const view = await deps.store.saveView({
        id: idFrom(request.workId, 'viw'),
        ownerId: actorIn(request).id,
        ...request.body,
        createdAt: deps.now(),
      });
      return reply
        .code(201)
        .header('location', `/v1/views/${view.id}`)
        .send(viewShape(view, namesIn(request)));
    },
  );

  app.get(
    '/v1/views',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listViews',
        summary: "List the caller's own views, and those that others share",
        querystring: pageQuery.extend({ list: list.optional() }),
        response: answers(pageOf(View)),
      },
    },
    async (request) => {
      const who = namesIn(request);
      const page = await deps.store.views({ ...asked(request.query), who, list: request.query.list });
      return { items: page.items.map((row) => viewShape(row, who)), nextCursor: page.nextCursor };
    },
  );

  app.get(
    '/v1/views/:id',
    {
      config: { access: READ },
      schema: { tags, operationId: 'getView', summary: 'Show a view', params, response: answers(View) },
    },
    async (request) => {
      const who = namesIn(request);
      return viewShape(found(await deps.store.viewById(request.params.id, who), 'view'), who);
    },
  );

  app.delete(
    '/v1/views/:id',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'removeView',
        summary: "Remove one's own view",
        description: "Answers with what it was. 403 `forbidden`: it is somebody else's.",
        params,
        response: answers(View),
      },
    },
    async (request) => {
      const who = namesIn(request);
      const view = found(await deps.store.viewById(request.params.id, who), 'view');
      if (!(await deps.store.removeView(view.id, who)))
        throw new Problem(403, 'forbidden', "This view is somebody else's");
      return viewShape(view, who);
    },
  );
}
