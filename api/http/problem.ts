/**
 * One field of a request that isn't as it should be. `path` is its place in the body (`lines[0].quantity`), or a query
 * parameter's or header's name.
 */
export interface FieldError {
  path: string;
  message: string;
}

export interface ProblemInit {
  errors?: FieldError[];
  /** Shown at the top level of the document (`retryAllowedAt`, `allowed`, …). */
  data?: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** An answer that is not the one hoped for: thrown by routes, written as an RFC 9457 document. */
export class Problem extends Error {
  override name = 'Problem';
  readonly statusCode: number;
  readonly code: string;
  readonly errors: FieldError[] | undefined;
  readonly data: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(statusCode: number, code: string, detail: string, init: ProblemInit = {}) {
    super(detail);
    this.statusCode = statusCode;
    this.code = code;
    this.errors = init.errors;
    this.data = init.data ?? {};
    this.headers = init.headers ?? {};
  }
}

export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: FieldError[];
  [more: string]: unknown;
}

const TITLES: Record<number, string> = {
  400: 'The request is not valid',
  401: 'Who are you?',
  403: 'Not yours to do',
  404: 'Not found',
  405: 'Not a method of this address',
  408: 'Too slow',
  409: 'Not now',
  413: 'Too large',
  415: 'Not a content type of this route',
  422: 'Refused',
  429: 'Too much at once',
  431: 'Too large',
  500: 'Our fault',
  503: 'Not available right now',
};

/** What waiting would not change. */
const TITLES_BY_CODE: Record<string, string> = {
  stale_version: 'Changed meanwhile',
  number_taken: 'Taken',
  external_id_taken: 'Taken',
  policy_version_taken: 'Taken',
  idempotency_key_reused: 'Used before',
  not_a_test_clock: 'Not a test clock',
  settled_by_an_act: 'Settled by an act',
  charged_back_already: 'Taken back before',
  chargeback_closed: 'Ended before',
  no_chargeback: 'Never taken back',
  challenge_ended: 'Ended before',
};

export function documentOf(problem: Problem): ProblemDocument {
  return {
    ...problem.data,
    type: `urn:puntual:problem:${problem.code}`,
    title: TITLES_BY_CODE[problem.code] ?? TITLES[problem.statusCode] ?? 'The request failed',
    status: problem.statusCode,
    detail: problem.message,
    code: problem.code,
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
  };
}

const SAID = 5;

export function invalid(errors: FieldError[]): Problem {
  const more = errors.length > SAID ? `; and ${errors.length - SAID} more` : '';
  return new Problem(
    400,
    'invalid_request',
    errors
      .slice(0, SAID)
      .map((error) => `${error.path}: ${error.message}`)
      .join('; ') + more,
    { errors },
  );
}

export const accountStuck = (): Problem =>
  new Problem(
    409,
    'account_stuck',
    'Something went wrong on our side with this account: nothing is decided for it until that is mended. Facts are taken',
  );

export const badCursor = (): Problem =>
  invalid([{ path: 'cursor', message: 'must be the nextCursor of the page before' }]);

export const notFound = (what: string): Problem => new Problem(404, 'not_found', `No such ${what}`);

/** Of a body's field that names something that isn't there. */
export const unknownReference = (path: string, what: string): Problem =>
  new Problem(404, 'not_found', `No such ${what}`, { errors: [{ path, message: `names no ${what} that there is` }] });

/** The same again would take as long. */
export const tooMuchToForesee = (detail: string): Problem => new Problem(422, 'too_much_to_foresee', detail);

export const unavailable = (detail: string, retryAfterSeconds: number): Problem =>
  new Problem(503, 'unavailable', detail, { headers: { 'retry-after': String(retryAfterSeconds) } });

/** The row, or 404. */
export function found<T>(row: T | null, what: string): T {
  if (row === null) throw notFound(what);
  return row;
}
