import { z } from 'zod';
import { accountNow } from '../../account/account-now.ts';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { invalid } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { line, prose } from '../../http/schemas/text.ts';
import { instant } from '../../http/schemas/time.ts';
import { Call, callShape, Note, noteShape } from './shapes.ts';

const NewNote = z
  .strictObject({ text: prose(10_000) })
  .meta({ id: 'NewNote', title: 'A new note', examples: [{ text: 'They change their bank in May' }] });

const NewCall = z
  .strictObject({
    outcome: line(60).meta({ description: 'How it went, in your own words: reached, promised, noAnswer, …' }),
    at: instant.nullish().meta({ description: "When it was, by the account's clock; now unless given." }),
    with: line(200).nullish().meta({ description: 'Whom it was with.' }),
    text: prose(10_000).nullish(),
  })
  .meta({
    id: 'NewCall',
    title: 'A call that was made',
    examples: [{ outcome: 'promised', with: 'Ana Ruiz', text: 'They pay on Friday' }],
  });

/** What people write down: it changes nothing of the case. */
export function noteRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Notes and calls'];
  const params = idParams('acc');

  app.post(
    '/v1/accounts/:id/notes',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'addNote',
        summary: 'Write something down about an account',
        description: 'It stands on the timeline, and is never changed.',
        params,
        body: NewNote,
        response: answersCreated(Note),
      },
    },
    async (request, reply) => {
      const { id: accountId } = await accountOf(deps, request.params.id);
      const note = await deps.store.addNote({
        id: idFrom(request.workId, 'not'),
        accountId,
        text: request.body.text,
        actor: actorIn(request),
      });
      return reply.code(201).header('location', `/v1/accounts/${accountId}/notes`).send(noteShape(note));
    },
  );

  app.get(
    '/v1/accounts/:id/notes',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listNotes',
        summary: 'List notes, oldest first',
        params,
        querystring: pageQuery,
        response: answers(pageOf(Note)),
      },
    },
    async (request) => {
      const { id } = await accountOf(deps, request.params.id);
      const page = await deps.store.notesOf(id, asked(request.query));
      return { items: page.items.map(noteShape), nextCursor: page.nextCursor };
    },
  );

  app.post(
    '/v1/accounts/:id/calls',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'noteCall',
        summary: 'Write down a call',
        description: 'It stands on the timeline. A promise that was made in it is an override of its own.',
        params,
        body: NewCall,
        response: answersCreated(Call),
      },
    },
    async (request, reply) => {
      const account = await accountOf(deps, request.params.id);
      const { outcome, at = null, with: whom = null, text = null } = request.body;
      if (at !== null && at > accountNow(account, deps))
        throw invalid([
          { path: 'at', message: `must not be later than the account's now, ${accountNow(account, deps)}` },
        ]);
      const call = await deps.store.noteCall({
        id: idFrom(request.workId, 'cal'),
        accountId: account.id,
        outcome,
        at,
        with: whom,
        text,
        actor: actorIn(request),
      });
      return reply.code(201).header('location', `/v1/accounts/${account.id}/calls`).send(callShape(call));
    },
  );

  app.get(
    '/v1/accounts/:id/calls',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listCalls',
        summary: 'List calls in the order in which they were written down',
        params,
        querystring: pageQuery,
        response: answers(pageOf(Call)),
      },
    },
    async (request) => {
      const { id } = await accountOf(deps, request.params.id);
      const page = await deps.store.callsOf(id, asked(request.query));
      return { items: page.items.map(callShape), nextCursor: page.nextCursor };
    },
  );
}
