import type { Book, Thing } from './book.ts';
import { invalid, missing } from './failure.ts';
import { type Form, formAt, textAt } from './form.ts';
import { createRefund } from './money-back.ts';

type Route = (book: Book, form: Form, id: string) => object;

const found = (things: Map<string, Thing>, what: string, id: string): Thing => {
  const thing = things.get(id);
  if (thing === undefined) throw missing(what, id);
  return thing;
};

/** Newest first, a page at a time. */
function page(things: Iterable<Thing>, form: Form, url: string): object {
  const limit = Number(textAt(form, 'limit') ?? 10);
  if (!(limit >= 1 && limit <= 100)) throw invalid('parameter_invalid_integer', 'limit is from 1 to 100');
  const all = [...things].reverse().filter((thing) => SPANS.every((name) => isWithin(thing, name, form)));
  const after = textAt(form, 'starting_after');
  const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const data = all.slice(from, from + limit);
  return { object: 'list', url, data, has_more: from + limit < all.length };
}

/** What a list can be asked for a span of. */
const SPANS = ['created', 'arrival_date'];

const isWithin = (thing: Thing, name: string, form: Form): boolean => {
  const [since, until] = ['gte', 'lt'].map((end) => textAt(formAt(form, name), end));
  return (since === undefined || thing[name] >= Number(since)) && (until === undefined || thing[name] < Number(until));
};

const where =
  (name: string, form: Form) =>
  (thing: Thing): boolean =>
    textAt(form, name) === undefined || thing[name] === textAt(form, name);

/** A method is kept for use off session. */
function setUp(book: Book, of: { customer: string; method: string; metadata: Thing['metadata'] }): Thing {
  const { id } = book.attach(of.method, of.customer);
  const setup = book.thing('seti', 'setup_intent', {
    customer: of.customer,
    payment_method: id,
    metadata: of.metadata,
    status: 'succeeded',
  });
  book.setups.set(setup.id, setup);
  book.told('setup_intent.succeeded', setup);
  return setup;
}

/** Somebody leaves a card on the page of a session. */
export function completeSession(book: Book, id: string, method: string): Thing {
  const session = found(book.sessions, 'checkout session', id);
  session.status = 'complete';
  return setUp(book, { customer: String(session.customer), method, metadata: session.metadata });
}

/** What the fake knows of Stripe's API. An id stands in the path as `:id`. */
export const ROUTES: Record<string, Route> = {
  'POST /v1/customers': (book, form) => book.createCustomer(form),
  'GET /v1/customers/search': (book, form) => {
    const [, name = '', value = ''] = /^metadata\['(\w+)'\]:'([^']*)'$/.exec(textAt(form, 'query') ?? '') ?? [];
    if (name === '') throw invalid('parameter_invalid', `The query ${textAt(form, 'query')} can't be read`);
    // The index lags: what was made a minute ago is not in it.
    const seen = [...book.customers.values()].filter(({ created }) => created < book.nowMs() / 1_000 - 60);
    return { object: 'search_result', data: seen.filter(({ metadata }) => metadata[name] === value), has_more: false };
  },
  'GET /v1/customers/:id': (book, _, id) => found(book.customers, 'customer', id),
  'POST /v1/customers/:id': (book, form, id) => {
    const customer = found(book.customers, 'customer', id);
    Object.assign(customer.metadata, formAt(form, 'metadata'));
    return customer;
  },
  'GET /v1/payment_methods/:id': (book, _, id) => book.method(id),
  'POST /v1/payment_methods/:id/attach': (book, form, id) => book.attach(id, textAt(form, 'customer') ?? ''),
  'POST /v1/payment_methods/:id/detach': (book, _, id) => book.detach(id),
  'POST /v1/payment_intents': (book, form) => book.createIntent(form),
  'GET /v1/payment_intents': (book, form) =>
    page([...book.intents.values()].filter(where('customer', form)), form, '/v1/payment_intents'),
  'GET /v1/payment_intents/:id': (book, _, id) => book.intent(id),
  'POST /v1/payment_intents/:id/confirm': (book, form, id) => book.confirmIntent(id, form),
  'POST /v1/payment_intents/:id/cancel': (book, form, id) => book.cancelIntent(id, form),
  'POST /v1/setup_intents': (book, form) =>
    setUp(book, {
      customer: textAt(form, 'customer') ?? '',
      method: textAt(form, 'payment_method') ?? '',
      metadata: { ...formAt(form, 'metadata') },
    }),
  'POST /v1/checkout/sessions': (book, form) => {
    if (textAt(form, 'mode') !== 'setup')
      throw invalid('parameter_invalid', 'Only sessions that set a method up are here');
    const session = book.thing('cs', 'checkout.session', {
      customer: textAt(form, 'customer') ?? '',
      metadata: { ...formAt(formAt(form, 'setup_intent_data'), 'metadata') },
      locale: textAt(form, 'locale') ?? 'auto',
      success_url: textAt(form, 'success_url') ?? '',
      status: 'open',
    });
    session.url = `https://checkout.stripe.example/c/pay/${session.id}`;
    book.sessions.set(session.id, session);
    return session;
  },
  'GET /v1/setup_intents/:id': (book, _, id) => found(book.setups, 'setupintent', id),
  'POST /v1/refunds': (book, form) => createRefund(book, form),
  'GET /v1/refunds': (book, form) =>
    page([...book.refunds.values()].filter(where('payment_intent', form)), form, '/v1/refunds'),
  'GET /v1/balance_transactions': (book, form) =>
    page([...book.transactions.values()].filter(where('payout', form)), form, '/v1/balance_transactions'),
  'GET /v1/payouts': (book, form) => page(book.payouts.values(), form, '/v1/payouts'),
  'GET /v1/disputes': (book, form) =>
    page([...book.disputes.values()].filter(where('payment_intent', form)), form, '/v1/disputes'),
};

/** The route of a call, and the id in its path. */
export function routeOf(method: string, path: string): { route: Route; name: string; id: string } {
  const exact = ROUTES[`${method} ${path}`];
  if (exact !== undefined) return { route: exact, name: `${method} ${path}`, id: '' };
  const [, v1, things, id = '', verb] = path.split('/');
  const name = `${method} /${v1}/${things}/:id${verb === undefined ? '' : `/${verb}`}`;
  const route = ROUTES[name];
  if (route === undefined) throw missing('address', `${method} ${path}`);
  return { route, name, id: decodeURIComponent(id) };
}
