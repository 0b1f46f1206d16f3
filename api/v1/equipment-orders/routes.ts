import { z } from 'zod';
import type { Day } from '../../../domain/time/time.ts';
import type { EquipmentOrderRow } from '../../../ports/store/equipment-orders.ts';
import { accountToday } from '../../account/account-now.ts';
import { accountOf } from '../../account/account-of.ts';
import { checkDone, checkPlanned } from '../../account/day-spans.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { found } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { pageIn, pageOf, pageQuery, shownPage } from '../../http/schemas/page.ts';
import { OnDay } from '../../http/schemas/on-day.ts';
import { Defect, NewEquipmentOrder } from './bodies.ts';
import { EquipmentOrder, equipmentOrderShape } from './shapes.ts';

type Step = Parameters<ApiDeps['store']['signEquipment']>[0];

/** Equipment that is bought or rented. */
export function equipmentOrderRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Billing'];
  const params = idParams('eqo');
  const owned = async (id: string): Promise<{ order: EquipmentOrderRow; today: Day }> => {
    const order = found(await deps.store.equipmentOrderById(id), 'order of equipment');
    return { order, today: accountToday(await accountOf(deps, order.accountId), deps) };
  };

  app.post(
    '/v1/accounts/:id/equipment-orders',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'orderEquipment',
        summary: 'Order equipment',
        description:
          'Bought, at the prices of today, or rented by the month. What was bought is invoiced on release, at the latest ' +
          'on `invoiceByOn`: the fifth working day after its e-signature, the same day where nobody signs. 422 ' +
          '`no_such_price`, `no_such_price_book`, `currency_mismatch`, `other_price_book`.',
        params: idParams('acc'),
        body: NewEquipmentOrder,
        response: answersCreated(EquipmentOrder),
      },
    },
    async (request, reply) => {
      const account = await accountOf(deps, request.params.id);
      const { termMonths = null, priceBook = null, ...body } = request.body;
      const order = await deps.store.orderEquipment({
        ...body,
        id: idFrom(request.workId, 'eqo'),
        accountId: account.id,
        termMonths,
        priceBook,
        actor: actorIn(request),
      });
      return reply
        .code(201)
        .header('location', `/v1/equipment-orders/${order.id}`)
        .send(equipmentOrderShape(order, accountToday(account, deps)));
    },
  );

  app.get(
    '/v1/accounts/:id/equipment-orders',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listEquipmentOrders',
        summary: "List an account's orders of equipment, oldest first",
        params: idParams('acc'),
        querystring: pageQuery,
        response: answers(pageOf(EquipmentOrder)),
      },
    },
    async (request) => {
      const account = await accountOf(deps, request.params.id);
      const orders = await deps.store.equipmentOrdersOf(account.id);
      const today = accountToday(account, deps);
      return shownPage(pageIn(orders, request.query), (order) => equipmentOrderShape(order, today));
    },
  );

  app.get(
    '/v1/equipment-orders/:id',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getEquipmentOrder',
        summary: 'Show an order of equipment',
        params,
        response: answers(EquipmentOrder),
      },
    },
    async (request) => {
      const { order, today } = await owned(request.params.id);
      return equipmentOrderShape(order, today);
    },
  );

  const steps = [
    {
      path: 'sign',
      operationId: 'signEquipmentOrder',
      summary: 'Say that an order was signed',
      description: 'What was bought is invoiced by the fifth working day after it.',
      check: checkDone,
      decide: (asked: Step) => deps.store.signEquipment(asked),
    },
    {
      path: 'deliver',
      operationId: 'deliverEquipmentOrder',
      summary: 'Say that an order was delivered',
      description: 'A rental begins: it is charged from the day after, from the 1st on if it is one.',
      check: checkDone,
      decide: (asked: Step) => deps.store.deliverEquipment(asked),
    },
    {
      path: 'end',
      operationId: 'endRental',
      summary: 'End a rental',
      description: 'Charged through that day. 422 `not_rented`, `before_it_began`.',
      check: (path: string, on: Day | null, today: Day) => (on === null ? undefined : checkPlanned(path, on, today)),
      decide: (asked: Step) => deps.store.endRental(asked),
    },
  ];
  for (const { path, check, decide, ...words } of steps)
    app.post(
      `/v1/equipment-orders/:id/${path}`,
      {
        config: { access: WRITE },
        schema: { tags, ...words, params, body: OnDay, response: answers(EquipmentOrder) },
      },
      async (request) => {
        const { order, today } = await owned(request.params.id);
        const { on = null } = request.body;
        check('on', on, today);
        const actor = actorIn(request);
        return equipmentOrderShape(await decide({ orderId: order.id, on, requestId: request.workId, actor }), today);
      },
    );

  app.post(
    '/v1/equipment-orders/:id/release',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'releaseEquipmentOrder',
        summary: 'Let an order leave the house',
        description: 'What was bought is invoiced at once, and mailed at once.',
        params,
        body: z.strictObject({}),
        response: answers(EquipmentOrder),
      },
    },
    async (request) => {
      const { order, today } = await owned(request.params.id);
      const released = await deps.store.releaseEquipment({
        orderId: order.id,
        requestId: request.workId,
        actor: actorIn(request),
      });
      return equipmentOrderShape(released, today);
    },
  );

  app.post(
    '/v1/equipment-orders/:id/replace-defect',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'replaceDefect',
        summary: 'Replace what is defective',
        description:
          'Under warranty, without an invoice: of what is rented for as long as it is. 422 `not_under_warranty`, ' +
          '`no_model_swap`, `no_such_price`, `more_than_there_is`.',
        params,
        body: Defect,
        response: answers(EquipmentOrder),
      },
    },
    async (request) => {
      const { order, today } = await owned(request.params.id);
      const { price = null, by = null, quantity, reason } = request.body;
      const replaced = await deps.store.replaceDefect({
        orderId: order.id,
        price,
        by,
        quantity,
        reason,
        requestId: request.workId,
        actor: actorIn(request),
      });
      return equipmentOrderShape(replaced, today);
    },
  );
}
