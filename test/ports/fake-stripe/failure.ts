/** An error as Stripe answers it. */
export class Failure extends Error {
  readonly status: number;
  readonly error: { type: string; code?: string; message: string; [more: string]: unknown };
  /** Whether the call was begun: then its answer is kept under the key. */
  readonly isKept: boolean;
  constructor(
    status: number,
    error: { type: string; code?: string; message: string; [more: string]: unknown },
    isKept = false,
  ) {
    super(error.message);
    this.status = status;
    this.error = error;
    this.isKept = isKept;
  }
}

export const invalid = (code: string, message: string, more: object = {}): Failure =>
  new Failure(400, { type: 'invalid_request_error', code, message, ...more });
export const missing = (what: string, id: string): Failure =>
  new Failure(404, { type: 'invalid_request_error', code: 'resource_missing', message: `No such ${what}: '${id}'` });
