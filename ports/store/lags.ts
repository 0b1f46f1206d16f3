/** What waits for somebody of ours: time that has come, deeds, words of providers and webhooks of ours that are to leave. */
export const LAGS = ['deadlines', 'deeds', 'inbox', 'webhooks'] as const;
export type LagName = (typeof LAGS)[number];

export interface Lag {
  /** How many are late, counted to 10,000. */
  late: number;
  /** How late the latest is, in seconds; 0: none is. */
  seconds: number;
}

export interface Lags {
  /** By the database's clock. What is less than a minute late is on its way. Stuck accounts are in no other figure. */
  lags(): Promise<Record<LagName, Lag> & { stuck: number }>;
}
