import { z } from 'zod';
import { monthOf, nextMonths } from '../../../domain/billing/month.ts';
import { PriceMissing } from '../../../domain/billing/price-book.ts';
import { AmountTooLarge } from '../../../domain/billing/rounding.ts';
import type { AccountRow } from '../../../ports/store/store.ts';
import type { SubscriptionRow } from '../../../ports/store/subscriptions.ts';
import { accountToday } from '../../account/account-now.ts';
import { accountOf } from '../../account/account-of.ts';
import { upcomingMonth } from '../../account/upcoming-month.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { found, Problem } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { pageIn, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { month } from '../../http/schemas/time.ts';
import { Cancellation, NewItem, NewSubscription, Removal, SubscriptionChange, Withdrawal } from './bodies.ts';
import {
  CancelledSubscription,
  cancelledShape,
  Item,
  itemShape,
  Subscription,
  subscriptionShape,
  UpcomingInvoice,
  upcomingShape,
} from './shapes.ts';

/** What accounts have, by the month. */
export function subscriptionRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Billing'];
  const params = idParams('sub');
  const owned = async (id: string): Promise<{ subscription: SubscriptionRow; account: AccountRow }> => {
    const subscription = found(await deps.store.subscriptionById(id), 'subscription');
    return { subscription, account: await accountOf(deps, subscription.accountId) };
  };

  app.post(
    '/v1/accounts/:id/subscriptions',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'startSubscription',
        summary: 'Start a subscription',
        description:
          'Billing starts after the free months; its first day is free unless it is the 1st. The first invoice comes on ' +
          'the later of that day and today if that is 1 to 5, else on the next 1st. 409 `subscription_exists`; 422 ' +
          '`start_too_old` more than 3 months back, `currency_mismatch`, `no_such_price_book`, `no_such_price`.',
        params: idParams('acc'),
        body: NewSubscription,
        response: answersCreated(Subscription),
      },
    },
    async (request, reply) => {
      const account = await accountOf(deps, request.params.id);
      const { serviceStartsOn = null, contractMonths = null, items, ...body } = request.body;
      const subscription = await deps.store.startSubscription({
        ...body,
        id: idFrom(request.workId, 'sub'),
        accountId: account.id,
        serviceStartsOn,
        contractMonths,
        items: items.map((item, i) => ({ ...item, id: idFrom(`${request.workId}:${i}`, 'itm'), on: null })),
        actor: actorIn(request),
      });
      return reply
        .code(201)
        .header('location', `/v1/subscriptions/${subscription.id}`)
        .send(subscriptionShape(subscription, accountToday(account, deps)));
    },
  );

  app.get(
    '/v1/accounts/:id/subscriptions',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listSubscriptions',
        summary: "Show an account's subscription",
        params: idParams('acc'),
        querystring: pageQuery,
        response: answers(pageOf(Subscription)),
      },
    },
    async (request) => {
      const account = await accountOf(deps, request.params.id);
      const subscription = await deps.store.subscriptionOf(account.id);
      const items = subscription === null ? [] : [subscriptionShape(subscription, accountToday(account, deps))];
      return pageIn(items, request.query);
    },
  );

  app.get(
    '/v1/subscriptions/:id',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getSubscription',
        summary: 'Show a subscription',
        params,
        response: answers(Subscription),
      },
    },
    async (request) => {
      const { subscription, account } = await owned(request.params.id);
      return subscriptionShape(subscription, accountToday(account, deps));
    },
  );

  app.patch(
    '/v1/subscriptions/:id',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'changeSubscription',
        summary: 'Give a subscription other free months',
        description:
          'Before billing starts, which moves, with the first invoice and the end of the contract. 409 `not_allowed_now` ' +
          'once it has started, or when its end was asked for; 422 `start_too_old`, `no_such_price`.',
        params,
        body: SubscriptionChange,
        response: answers(Subscription),
      },
    },
    async (request) => {
      const { subscription, account } = await owned(request.params.id);
      const changed = await deps.store.changeFreeMonths({
        subscriptionId: subscription.id,
        freeMonths: request.body.freeMonths,
        requestId: request.workId,
        actor: actorIn(request),
      });
      return subscriptionShape(changed, accountToday(account, deps));
    },
  );

  app.post(
    '/v1/subscriptions/:id/items',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'addItem',
        summary: 'Add to a subscription',
        description:
          'Charged from its day on, that day included. 422 `no_such_price`, `before_billing_starts`, `subscription_ended`; ' +
          'of a low-use device `too_few_phones`, `not_in_contract`; 409 `number_owned`.',
        params,
        body: NewItem,
        response: answersCreated(Item),
      },
    },
    async (request, reply) => {
      const subscription = found(await deps.store.subscriptionById(request.params.id), 'subscription');
      const { on = null, ...item } = request.body;
      const added = await deps.store.addItem({
        ...item,
        on,
        id: idFrom(request.workId, 'itm'),
        subscriptionId: subscription.id,
        actor: actorIn(request),
      });
      return reply.code(201).header('location', `/v1/subscriptions/${subscription.id}`).send(itemShape(added));
    },
  );

  app.post(
    '/v1/items/:id/remove',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'removeItem',
        summary: 'Remove an item, or a part of it',
        description:
          'Charged through its day; what was billed beyond it is given back on the next invoice. What stays keeps the id. ' +
          '422 `more_than_there_is`, `before_it_began`; 409 `not_allowed_now` when it is removed already.',
        params: idParams('itm'),
        body: Removal,
        response: answers(Item),
      },
    },
    async (request) => {
      const item = found(await deps.store.itemById(request.params.id), 'item');
      const { on = null, quantity = null } = request.body;
      return itemShape(
        await deps.store.removeItem({
          itemId: item.id,
          removedId: idFrom(request.workId, 'itm'),
          on,
          quantity,
          actor: actorIn(request),
        }),
      );
    },
  );

  app.get(
    '/v1/subscriptions/:id/upcoming-invoice',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'upcomingInvoice',
        summary: 'Show what a month would come to',
        description:
          'Drawn as it will be issued; nothing is changed. Without `month`, the next one. 422 `price_missing` where a ' +
          'price is missing from its book.',
        params,
        querystring: z.object({ month: month.optional() }),
        response: answers(UpcomingInvoice),
      },
    },
    async (request) => {
      const { subscription, account } = await owned(request.params.id);
      const wanted = request.query.month ?? nextMonths(monthOf(accountToday(account, deps)), 1);
      try {
        return upcomingShape(wanted, await upcomingMonth(deps, account, subscription.id, wanted), account.locale);
      } catch (error) {
        if (error instanceof PriceMissing) throw new Problem(422, 'price_missing', error.message);
        if (error instanceof AmountTooLarge) throw new Problem(422, 'amount_too_large', error.message);
        throw error;
      }
    },
  );

  app.post(
    '/v1/subscriptions/:id/cancellation',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'cancelSubscription',
        summary: 'End a subscription',
        description:
          'With the month before the first one that begins at least 30 days later; nothing of it is given back. One more ' +
          'invoice comes for its calls. Whoever leaves a contract early is told what that is proposed to come to; ' +
          '`buyOutMinor` is invoiced at once. 409 `not_allowed_now` when its end was asked for already; 422 ' +
          '`numbers_undecided` where it has numbers and nothing is said of them, `buy_out_too_much`.',
        params,
        body: Cancellation,
        response: answers(CancelledSubscription),
      },
    },
    async (request) => {
      const { subscription, account } = await owned(request.params.id);
      const { reason, releaseNumbers, portNumbers, buyOutMinor = null } = request.body;
      const cancelled = await deps.store.cancelSubscription({
        subscriptionId: subscription.id,
        reason,
        numbersDecided: releaseNumbers || portNumbers,
        buyOutMinor,
        requestId: request.workId,
        actor: actorIn(request),
      });
      return cancelledShape(cancelled, accountToday(account, deps));
    },
  );

  app.post(
    '/v1/subscriptions/:id/cancellation/withdraw',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'withdrawCancellation',
        summary: 'Let a subscription go on',
        description:
          'Before its end: 422 `subscription_ended` after it. 409 `not_allowed_now` while the invoice of a buy-out is ' +
          'open: it is voided first.',
        params,
        body: Withdrawal,
        response: answers(Subscription),
      },
    },
    async (request) => {
      const { subscription, account } = await owned(request.params.id);
      const decided = await deps.store.withdrawCancellation({
        subscriptionId: subscription.id,
        reason: request.body.reason,
        requestId: request.workId,
        actor: actorIn(request),
      });
      return subscriptionShape(decided, accountToday(account, deps));
    },
  );
}
