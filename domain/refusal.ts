/**
 * Why the chart doesn't take a request. `code` is the API's error code; `data` is shown beside it (`retryAllowedAt`,
 * `allowed`, …).
 */
export interface Refusal {
  status: 403 | 404 | 409 | 422;
  code: string;
  message: string;
  data: Record<string, unknown>;
}
