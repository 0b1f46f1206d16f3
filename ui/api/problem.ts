/** What the API says when it refuses, as it came (RFC 9457), and what its headers add. */
export interface ProblemBody {
  title: string;
  detail?: string;
  code: string;
  errors?: { path: string; message: string }[];
  [more: string]: unknown;
}

/** A refusal, or that nobody answered (`status` 0). */
export class Problem extends Error {
  readonly status: number;
  readonly body: ProblemBody;
  /** Seconds until it is worth asking again; null: nobody said. */
  readonly retryAfter: number | null;
  readonly requestId: string | null;

  constructor(status: number, body: ProblemBody, retryAfter: number | null = null, requestId: string | null = null) {
    super(body.detail ?? body.title);
    this.status = status;
    this.body = body;
    this.retryAfter = retryAfter;
    this.requestId = requestId;
  }

  get code(): string {
    return this.body.code;
  }
}

/** Of an answer that isn't what was asked for. What isn't a problem's document is told by its status. */
export async function problemIn(response: Response): Promise<Problem> {
  const body = await response.json().catch(() => null);
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new Problem(
    response.status,
    body ?? { title: response.statusText, code: `http_${response.status}` },
    Number.isFinite(seconds) ? seconds : null,
    response.headers.get('request-id'),
  );
}

export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem(0, { title: 'Network', code: 'unreachable', detail: String(error) });
