import { z } from 'zod';
import type { BookedCharge, SandboxBook } from '../../../ports/gateway/sandbox/book.ts';
import type { ToldResult } from '../../../ports/store/told-charges.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { WRITE } from '../../http/access.ts';
import { Problem, found } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { oneOf } from '../../http/schemas/text.ts';
import { chargeShape, SandboxCharge } from './shapes.ts';

const Answered = z
  .strictObject({ outcome: oneOf('confirmed', 'refused') })
  .meta({ id: 'ChallengeEnd', title: 'What the holder of a card does', examples: [{ outcome: 'confirmed' }] });

/** As the bank's own word on it. */
const saidOf = ({ id: providerRef, outcome }: BookedCharge): ToldResult =>
  outcome === 'succeeded'
    ? { outcome, providerRef }
    : { outcome: 'declined', declineCode: 'payment_intent_authentication_failure', providerRef };

/** The holder of a card at the bank's page: what the bank does then, it tells us. */
export function challengeRoute(app: App, { store, book }: Pick<ApiDeps, 'store'> & { book: SandboxBook }): void {
  app.post(
    '/v1/sandbox/challenges/:id',
    {
      config: { access: WRITE },
      schema: {
        tags: ['Sandbox'],
        operationId: 'endChallenge',
        summary: 'Let the holder of a card confirm a charge, or refuse',
        description:
          'Of an attempt with `tok_requires_action`. Answers with the line of the book. 409 `challenge_ended` when it ' +
          'was confirmed, refused or canceled before, 422 `no_challenge` when nobody has to confirm it.',
        params: idParams('att'),
        body: Answered,
        response: answers(SandboxCharge),
      },
    },
    async (request) => {
      const attemptId = request.params.id;
      const { key } = found(await store.attemptById(attemptId), 'attempt');
      const charge = await book.challenge(key, request.body.outcome, request.workId);
      if (charge !== null) {
        await store.tellCharge({ attemptId, result: saidOf(charge), actor: { kind: 'provider', id: 'sandbox' } });
        return chargeShape(charge);
      }
      const seen = await book.chargeNamed({ key });
      throw seen === null || seen.challenge === null
        ? new Problem(422, 'no_challenge', `Nobody has to confirm the attempt ${attemptId}`)
        : new Problem(409, 'challenge_ended', `The attempt ${attemptId} was ${seen.challenge} before`);
    },
  );
}
