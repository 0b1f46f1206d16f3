import type { Role } from '../../domain/account.ts';

/** The one place that says who may call what. A route that is not in here can't be registered. */
type Access = readonly Role[] | 'anybody';

const READ: Access = ['admin', 'agent', 'viewer'];
const WRITE: Access = ['admin', 'agent'];
const ADMIN: Access = ['admin'];

export const ACCESS: Readonly<Record<string, Access>> = {
  'GET /healthz': 'anybody',
  'GET /readyz': 'anybody',
  'GET /metrics': 'anybody',
  'GET /openapi.json': 'anybody',

  'POST /v1/accounts': WRITE,
  'GET /v1/accounts': READ,
  'GET /v1/accounts/:id': READ,
  'PATCH /v1/accounts/:id': WRITE,
  'POST /v1/accounts/:id/payment-methods': WRITE,
  'GET /v1/accounts/:id/payment-methods': READ,
  'GET /v1/payment-methods/:id': READ,
  'DELETE /v1/payment-methods/:id': WRITE,
  'POST /v1/payment-methods/:id/default': WRITE,

  'POST /v1/accounts/:id/invoices': WRITE,
  'GET /v1/accounts/:id/invoices': READ,
  'GET /v1/invoices/:id': READ,
  'POST /v1/invoices/:id/void': WRITE,
  'POST /v1/invoices/:id/credit-notes': WRITE,
  'POST /v1/invoices/:id/disputes': WRITE,
  'GET /v1/disputes/:id': READ,
  'POST /v1/disputes/:id/resolve': WRITE,

  'POST /v1/invoices/:id/pay': WRITE,
  'POST /v1/accounts/:id/pay-balance': WRITE,
  'POST /v1/accounts/:id/refunds': WRITE,
  'GET /v1/accounts/:id/payments': READ,
  'GET /v1/accounts/:id/payment-attempts': READ,
  'GET /v1/accounts/:id/emails': READ,
  'GET /v1/emails/:id': READ,
  'GET /v1/accounts/:id/timeline': READ,
  'POST /v1/accounts/:id/test-clock/advance': WRITE,

  // Which command an agent may give, and how far, is the chart's and the policy's to say.
  'POST /v1/accounts/:id/overrides': WRITE,

  // Reads, however it is asked.
  'POST /v1/accounts/:id/forecast': READ,

  'POST /v1/bank-transfers': WRITE,
  'GET /v1/bank-transfers': READ,
  'GET /v1/bank-transfers/:id': READ,
  'POST /v1/bank-transfers/:id/match': WRITE,
  'POST /v1/bank-transfers/:id/unmatch': WRITE,
  'POST /v1/accounts/:id/proofs-of-payment': WRITE,
  'GET /v1/accounts/:id/proofs-of-payment': READ,
  'GET /v1/proofs-of-payment': READ,
  'GET /v1/proofs-of-payment/:id': READ,
  'GET /v1/proofs-of-payment/:id/file': READ,
  'POST /v1/proofs-of-payment/:id/accept': WRITE,
  'POST /v1/proofs-of-payment/:id/reject': WRITE,

  'GET /v1/policies': READ,
  'GET /v1/policies/:name/versions/:version': READ,
  'POST /v1/policies/:name/versions': ADMIN,
  'POST /v1/policies/:name/versions/:version/preview': READ,
  'POST /v1/policies/:name/versions/:version/migrate': ADMIN,
  'GET /v1/policy-jobs': READ,
  'GET /v1/policy-jobs/:id': READ,
  'POST /v1/policy-jobs/:id/resume': ADMIN,
  'GET /v1/policy-segments': READ,
  'PUT /v1/policy-segments': ADMIN,

  'GET /v1/switches': READ,
  'POST /v1/switches': ADMIN,
  'GET /v1/switches/changes': READ,
  'GET /v1/bank-feed': READ,
  'POST /v1/bank-feed': ADMIN,
  'DELETE /v1/bank-feed': ADMIN,
  'GET /v1/deactivation-breaker': READ,
  'POST /v1/deactivation-breaker/release': ADMIN,

  'GET /v1/tasks': READ,
  'GET /v1/tasks/:id': READ,
  'POST /v1/tasks/:id/done': WRITE,
  'POST /v1/tasks/:id/dismiss': WRITE,

  'GET /v1/sandbox/charges': READ,
  'POST /v1/sandbox/chargebacks': WRITE,
  'POST /v1/sandbox/faults': ADMIN,
};

/** The reader's own pages: the document and what it is drawn with. */
const isDocs = (url: string): boolean => url === '/docs' || url.startsWith('/docs/');

/** HEAD is GET without its body. */
export function accessOf(method: string, url: string): Access | undefined {
  return isDocs(url) ? 'anybody' : ACCESS[`${method === 'HEAD' ? 'GET' : method} ${url}`];
}
