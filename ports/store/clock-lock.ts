/** Keeps advances of one test clock apart, over all API processes. */
export interface ClockLock {
  /** Null: somebody else is at it. A process that dies lets go of what it held. */
  take(accountId: string): Promise<(() => Promise<void>) | null>;
  close(): Promise<void>;
}
