import type { OverrideRequest } from '../../../domain/events.ts';
import type { Switch } from '../../../domain/safety/switches.ts';
import { accountOf } from '../../account/account-of.ts';
import { refusalOf } from '../../account/ask.ts';
import { waitForAttempt } from '../../account/attempt-over.ts';
import { refuseWhileStopped } from '../../account/stopped.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { WRITE } from '../../http/access.ts';
import { actorIn, callerIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { Account } from '../accounts/shapes.ts';
import { shownAccount } from '../accounts/shown.ts';
import { Override } from './commands.ts';
import { orderOf } from './order.ts';

export function overrideRoutes(app: App, deps: ApiDeps): void {
  app.post(
    '/v1/accounts/:id/overrides',
    {
      // Which command an agent may give, and how far, is the chart's and the policy's to say.
      config: { access: WRITE },
      schema: {
        tags: ['Overrides'],
        operationId: 'override',
        summary: 'Overrule what would happen by itself',
        params: idParams('acc'),
        body: Override,
        response: answers(Account),
        description:
          'Answers with the account after it. 409 `stale_version` when the account has changed since ' +
          '`expectedVersion`, 409 `not_allowed_now` (with the allowed commands) when its state has no place ' +
          'for the command, 409 `charges_stopped` or `deactivations_stopped` while that is stopped for all ' +
          'accounts. What the account does not take stands on its timeline as `override.refused`, and raises ' +
          'no version.',
      },
    },
    async (request) => {
      const account = await accountOf(deps, request.params.id);
      const order = await orderOf(deps, request, request.body, account);
      const stopped = whatStops(order);
      if (stopped !== null) await refuseWhileStopped(deps, stopped);
      const refusal = await refusalOf(deps, request, account.id, idFrom(request.workId, 'ovr'), order);
      if (refusal !== null) {
        const { command, reason, expectedVersion: basedOnVersion } = request.body;
        await deps.store.noteRefusal({
          accountId: account.id,
          refused: { command, reason, basedOnVersion, code: refusal.code, message: refusal.message },
          actor: actorIn(request),
        });
        throw refusal;
      }
      // What the bank says belongs to the account after it.
      if (order.type === 'RETRY_NOW_REQUESTED') await waitForAttempt(deps, account.id, order.attemptId);
      return shownAccount(deps, account.id, callerIn(request).role);
    },
  );
}

/** A suspicion of fraud does not wait. */
function whatStops(order: OverrideRequest): Switch | null {
  if (order.type === 'RETRY_NOW_REQUESTED') return 'charges';
  return order.type === 'DEACTIVATE_REQUESTED' && !order.fraud ? 'deactivations' : null;
}
