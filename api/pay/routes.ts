import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { PayPage } from '../../domain/messages/pay-page.ts';
import type { ApiDeps, App } from '../deps.ts';
import { problemOf } from '../http/failure.ts';
import { takeForms } from '../http/forms.ts';
import { keepToItself, localeOf } from '../http/pages.ts';
import { notFound } from '../http/problem.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { type About, billOf, NOTHING_MORE } from './bill.ts';
import { usableMethods } from './choices.ts';
import { formIn, PayFormBody, SetupForm } from './form.ts';
import { type Opened, openedBy, pathOf, spokenOn } from './link.ts';
import { noticeOfRefusal } from './notice.ts';
import { payOnPage } from './payment.ts';

const MAX_FORM_BYTES = 8 * 1024;

const Asked = z.object({ attempt: z.string().max(100).optional(), card: z.string().max(5).optional() });
const options = { config: { access: 'anybody' as const }, schema: { hide: true } };
declare module 'fastify' {
  interface FastifyRequest {
    /** In whose words a page is, once its link is known. */
    reader: ReturnType<typeof spokenOn> | null;
  }
}

type Pay = { Params: { token: string } };

/**
 * The pages that links to pay lead to. Whoever has the address may pay, so it is told to nobody (no referrer, no cache,
 * no index) and opening it changes nothing, since scanners of mail open everything.
 */
export function payRoutes(app: App, deps: ApiDeps, limit: RateLimit): void {
  app.decorateRequest('reader', null);
  takeForms(app);
  keepToItself(app, allowedIn(deps));
  app.setErrorHandler((error: FastifyError | Error, request, reply) => answer(deps, request, reply, error));

  app.get<Pay>('/pay/:token', options, async (request, reply) => {
    const opened = await knock(deps, request, reply, limit);
    if (opened.state === 'open' && isOpening(request)) await deps.store.openedPayLink(opened.link.id, opened.now);
    const { data: { attempt, card } = {} } = Asked.safeParse(request.query);
    const methodsBefore = card !== undefined && /^\d+$/.test(card) ? Number(card) : null;
    return show(deps, reply, opened, 200, { ...NOTHING_MORE, attemptId: attempt ?? null, methodsBefore });
  });

  app.post<Pay>('/pay/:token', { ...options, bodyLimit: MAX_FORM_BYTES }, async (request, reply) => {
    const opened = await knock(deps, request, reply, limit);
    if (opened.state !== 'open') return show(deps, reply, opened, 410, NOTHING_MORE);
    const submitted = formIn(PayFormBody, request, opened.token);
    try {
      const attemptId = await payOnPage(deps, opened, submitted);
      return reply.redirect(`${pathOf(opened.token)}?attempt=${attemptId}`, 303);
    } catch (error) {
      const problem = problemOf(error as Error);
      if (problem.statusCode >= 500 || problem.statusCode < 409) throw error;
      return show(deps, reply, await openedAgain(deps, request, limit, opened), problem.statusCode, {
        ...NOTHING_MORE,
        notice: noticeOfRefusal(problem),
      });
    }
  });

  app.post<Pay>('/pay/:token/setup', { ...options, bodyLimit: MAX_FORM_BYTES }, async (request, reply) => {
    const opened = await knock(deps, request, reply, limit);
    if (opened.state !== 'open') return show(deps, reply, opened, 410, NOTHING_MORE);
    if (deps.gateway.hostedSetup === undefined) throw notFound('page');
    const { keep } = formIn(SetupForm, request, opened.token);
    const { account, link, token } = opened;
    const { length } = await usableMethods(deps, account.id);
    const returnUrl = `${deps.payUrl(token)}?card=${length}`;
    const { url } = await deps.gateway.hostedSetup({
      accountId: account.id,
      returnUrl,
      locale: link.locale,
      once: keep !== 'yes',
    });
    return reply.redirect(url, 303);
  });
}

/** Not the page itself that looks again (`templates/pay/live.js`). */
const isOpening = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && headers['x-look-again'] === undefined;

async function knock(
  deps: ApiDeps,
  request: FastifyRequest<Pay>,
  reply: FastifyReply,
  limit: RateLimit,
): Promise<Opened> {
  const opened = await openedBy(deps, request, limit, request.params.token);
  request.reader = spokenOn(opened);
  await limit.count(opened.link.id, reply);
  return opened;
}

/** As the account is after what was just tried. */
const openedAgain = (deps: ApiDeps, request: FastifyRequest, limit: RateLimit, { token }: Opened): Promise<Opened> =>
  openedBy(deps, request, limit, token);

async function show(
  deps: ApiDeps,
  reply: FastifyReply,
  opened: Opened,
  status: number,
  about: About,
): Promise<FastifyReply> {
  const spoken = spokenOn(opened);
  const { state } = opened;
  return state === 'open'
    ? send(deps, reply, status, { ...spoken, is: 'bill', bill: await billOf(deps, opened, about) })
    : send(deps, reply, 410, { ...spoken, is: state });
}

const send = (deps: ApiDeps, reply: FastifyReply, status: number, page: PayPage): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').send(deps.pages.render(page));

/** Whatever went wrong, a customer sees a page. */
function answer(
  deps: ApiDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  error: FastifyError | Error,
): FastifyReply {
  const problem = problemOf(error);
  if (problem.statusCode >= 500) request.log.error({ err: error, requestId: request.id }, problem.message);
  if (!request.raw.complete) reply.header('connection', 'close');
  const stranger = { locale: localeOf(deps, request), timeZone: 'UTC', currency: deps.company.defaults.currency };
  return send(deps, reply.headers(problem.headers), problem.statusCode, {
    ...(request.reader ?? stranger),
    is: PAGE_OF[problem.statusCode] ?? 'failed',
  });
}

const PAGE_OF: Record<number, 'unknown' | 'tooMany' | 'notFromHere'> = {
  404: 'unknown',
  429: 'tooMany',
  403: 'notFromHere',
};

/** One script, which it can do without, and one style. */
function allowedIn({ pages, gateway }: ApiDeps): string[] {
  // A form may lead on to the provider's own page: browsers hold the whole way against the policy.
  const forms = gateway.hostedSetup === undefined ? "'self'" : "'self' https:";
  return [
    `style-src ${pages.style}`,
    `script-src ${pages.script}`,
    "connect-src 'self'",
    'img-src data:',
    `form-action ${forms}`,
  ];
}
