import { z } from 'zod';
import { SWITCHES } from '../../../domain/safety/switches.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { ADMIN, READ } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { answers } from '../../http/schemas/answers.ts';
import { asked, pageOf, pageQuery, shownPage } from '../../http/schemas/page.ts';
import { oneOf, prose, yesOrNo } from '../../http/schemas/text.ts';
import { SwitchChange, SwitchState, switchChangeShape, switchShape } from './shapes.ts';

const name = oneOf(...SWITCHES);

const Wish = z
  .strictObject({
    name,
    stopped: yesOrNo.meta({
      description: 'true: nothing of this kind is begun any more, for any account. false: it goes on.',
    }),
    reason: prose(1_000).meta({ description: 'Stands on the timelines of the accounts that it keeps something from.' }),
  })
  .meta({
    id: 'SwitchWish',
    title: 'What to stop for all accounts, or to let go on',
    examples: [
      { name: 'charges', stopped: true, reason: 'The bank answers strangely since 10:40' },
      { name: 'charges', stopped: false, reason: 'The bank is itself again' },
    ],
  });

const LIST =
  'Stopped charges are made up in their next window or on their next look; stopped mails wait, the ' +
  'latest of several reminders goes once; stopped deactivations are tried again each working day.';

export function switchRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Safety'];

  app.get(
    '/v1/switches',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listSwitches',
        summary: 'Show what is stopped for all accounts',
        querystring: pageQuery,
        response: answers(pageOf(SwitchState)),
      },
    },
    async () => {
      const changed = await deps.store.switches();
      return {
        items: SWITCHES.map((one) =>
          switchShape(
            one,
            changed.find((change) => change.name === one),
          ),
        ),
        nextCursor: null,
      };
    },
  );

  app.post(
    '/v1/switches',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'setSwitch',
        summary: 'Stop something for all accounts, or let it go on',
        description: `Admins. Counts from the next deed on: what was begun is finished. ${LIST}`,
        body: Wish,
        response: answers(SwitchState),
      },
    },
    async (request) => {
      const change = await deps.store.changeSwitch({
        id: idFrom(request.workId, 'swi'),
        ...request.body,
        actor: actorIn(request),
        at: deps.now(),
      });
      return switchShape(change.name, change);
    },
  );

  app.get(
    '/v1/switches/changes',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listSwitchChanges',
        summary: 'List who stopped what and why, newest first',
        querystring: pageQuery.extend({ name: name.optional() }),
        response: answers(pageOf(SwitchChange)),
      },
    },
    async (request) => {
      return shownPage(
        await deps.store.switchChanges({ ...asked(request.query), name: request.query.name }),
        switchChangeShape,
      );
    },
  );
}
