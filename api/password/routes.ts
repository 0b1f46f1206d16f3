import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { passwordProblem } from '../../domain/access/passwords.ts';
import type { PasswordPage } from '../../domain/messages/password-page.ts';
import type { UserRow } from '../../ports/store/users.ts';
import type { ApiDeps, App } from '../deps.ts';
import { hashKey } from '../http/caller.ts';
import { problemOf } from '../http/failure.ts';
import { takeForms } from '../http/forms.ts';
import { keepToItself, localeOf } from '../http/pages.ts';
import { notFound } from '../http/problem.ts';
import type { RateLimit } from '../http/rate-limit.ts';

const MAX_FORM_BYTES = 8 * 1024;
const options = { config: { access: 'anybody' as const }, schema: { hide: true } };
type Link = { Params: { token: string }; Body: Record<string, string> | undefined };

/**
 * The page on which an invited or forgetful user sets a password. Opening it changes nothing, since scanners of mail
 * open everything. Whoever has its address needs nothing else, and no cookie counts here: there is nothing that another
 * site's page could make a browser do.
 */
export function passwordRoutes(app: App, deps: ApiDeps, limit: RateLimit): void {
  takeForms(app);
  // No script, and one style.
  keepToItself(app, [`style-src ${deps.passwordPages.style}`, 'img-src data:', "form-action 'self'"]);
  app.setErrorHandler((error: FastifyError | Error, request, reply) => {
    const problem = problemOf(error);
    if (problem.statusCode >= 500) request.log.error({ err: error, requestId: request.id }, problem.message);
    const is = problem.statusCode === 429 ? 'tooMany' : problem.statusCode < 500 ? 'gone' : 'failed';
    return send(deps, reply.headers(problem.headers), problem.statusCode, { is, locale: localeOf(deps, request) });
  });

  app.get<Link>('/password/:token', options, async (request, reply) =>
    send(deps, reply, 200, formFor(request, await knock(deps, request, limit), null)),
  );

  app.post<Link>('/password/:token', { ...options, bodyLimit: MAX_FORM_BYTES }, async (request, reply) => {
    await limit.countSignIn(request, reply);
    const user = await knock(deps, request, limit);
    const { password = '', again = '' } = request.body ?? {};
    const problem = password === again ? passwordProblem(password, user, deps.passwords.isCommon) : 'differs';
    if (problem !== null) return send(deps, reply, 400, formFor(request, user, problem));
    const { token } = request.params;
    const by = { address: request.ip, at: deps.now() };
    const set = await deps.store.redeemPasswordLink(hashKey(token), await deps.passwords.hash(password), by);
    if (set === null) throw notFound('page');
    return send(deps, reply, 200, { is: 'done', locale: set.locale });
  });
}

/** Whose link it is; 404 where it is nobody's any more, and 429 once that was tried too often. */
async function knock(deps: ApiDeps, request: FastifyRequest<Link>, limit: RateLimit): Promise<UserRow> {
  const user = await deps.store.userOfLink(hashKey(request.params.token), deps.now());
  if (user === null) throw await limit.wrongFrom(request, notFound('page'));
  return user;
}

const formFor = (
  { params: { token } }: FastifyRequest<Link>,
  { email, locale }: UserRow,
  problem: Extract<PasswordPage, { is: 'form' }>['problem'],
): PasswordPage => ({ is: 'form', path: `/password/${encodeURIComponent(token)}`, email, locale, problem });

const send = (deps: ApiDeps, reply: FastifyReply, status: number, page: PasswordPage): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').send(deps.passwordPages.render(page));
