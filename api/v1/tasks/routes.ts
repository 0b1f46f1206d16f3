import { z } from 'zod';
import { TASK_KINDS } from '../../../domain/tasks.ts';
import { accountNow } from '../../account/account-now.ts';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn, namesIn } from '../../http/caller.ts';
import { found } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idOf, idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery, shownPage } from '../../http/schemas/page.ts';
import { oneOf, prose } from '../../http/schemas/text.ts';
import { day } from '../../http/schemas/time.ts';
import { personId } from '../accounts/filter.ts';
import { TASK_STATUSES, Task, taskShape } from './shapes.ts';

const Done = z
  .strictObject({ reason: prose(1_000).optional() })
  .meta({ id: 'TaskDone', title: 'That a task is done', examples: [{}] });
const Dismissal = z.strictObject({ reason: prose(1_000) }).meta({
  id: 'TaskDismissal',
  title: 'Why a task is not to be done',
  examples: [{ reason: 'They pay on Friday, as they do each month' }],
});

const Assignment = z
  .strictObject({ assigneeId: personId.nullable().meta({ description: 'Null: nobody any more.' }) })
  .meta({ id: 'TaskAssignment', title: 'Who is to do a task', examples: [{ assigneeId: 'ana@company.example' }] });
const Snooze = z
  .strictObject({ until: day.nullable().meta({ description: 'Nobody wants to see it before that day; null: now.' }) })
  .meta({ id: 'TaskSnooze', title: 'Until when a task can wait', examples: [{ until: '2026-03-20' }] });

export function taskRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Tasks'];
  const params = idParams('tsk');
  const querystring = pageQuery.extend({
    status: oneOf(...TASK_STATUSES).default('open'),
    kind: oneOf(...TASK_KINDS).optional(),
    accountId: idOf('acc').optional(),
    assigneeId: personId.optional(),
    assigned: oneOf('me', 'nobody')
      .optional()
      .meta({ description: '`me`: to the caller, by id or e-mail; `nobody`: to nobody yet.' }),
    dueBefore: day.optional(),
  });

  app.get(
    '/v1/tasks',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listTasks',
        summary: 'List what only a person can do, oldest first',
        querystring,
        response: answers(pageOf(Task)),
      },
    },
    async (request) => {
      const { limit, cursor, assigned, ...wanted } = request.query;
      const assignees = { me: namesIn(request), nobody: null };
      return shownPage(
        await deps.store.tasks({
          ...asked({ limit, cursor }),
          ...wanted,
          ...(assigned === undefined ? {} : { assignees: assignees[assigned] }),
        }),
        taskShape,
      );
    },
  );

  app.get(
    '/v1/tasks/:id',
    {
      config: { access: READ },
      schema: { tags, operationId: 'getTask', summary: 'Show a task', params, response: answers(Task) },
    },
    async (request) => taskShape(found(await deps.store.taskById(request.params.id), 'task')),
  );

  const close = async (
    as: 'done' | 'dismissed',
    request: Parameters<typeof actorIn>[0],
    id: string,
    reason: string | null,
  ) => {
    const { accountId } = found(await deps.store.taskById(id), 'task');
    const at = accountId === null ? deps.now() : accountNow(await accountOf(deps, accountId), deps);
    return taskShape(await deps.store.closeTask({ id, as, reason, actor: actorIn(request), at }));
  };

  app.post(
    '/v1/tasks/:id/done',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'finishTask',
        summary: 'Say that a task is done',
        description:
          '409 `settled_by_an_act` where an act settles it: the answer names the act, and the task closes with it.',
        params,
        body: Done,
        response: answers(Task),
      },
    },
    (request) => close('done', request, request.params.id, request.body.reason ?? null),
  );

  app.post(
    '/v1/tasks/:id/dismiss',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'dismissTask',
        summary: 'Say that a task is not to be done',
        params,
        body: Dismissal,
        response: answers(Task),
      },
    },
    (request) => close('dismissed', request, request.params.id, request.body.reason),
  );

  app.post(
    '/v1/tasks/:id/assign',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'assignTask',
        summary: 'Say who is to do a task',
        params,
        body: Assignment,
        response: answers(Task),
      },
    },
    async ({ params: { id }, body: { assigneeId } }) => taskShape(await deps.store.changeTask({ id, assigneeId })),
  );

  app.post(
    '/v1/tasks/:id/snooze',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'snoozeTask',
        summary: 'Put a task away until a day',
        description: 'It stays open, and in the list: `snoozedUntil` says that it can wait.',
        params,
        body: Snooze,
        response: answers(Task),
      },
    },
    async ({ params: { id }, body: { until } }) => taskShape(await deps.store.changeTask({ id, snoozedUntil: until })),
  );
}
