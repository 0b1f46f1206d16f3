import type { HookType } from '../../domain/hooks.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';

export interface EndpointRow {
  id: string;
  url: string;
  /** `*`: all. */
  types: (HookType | '*')[];
  pausedAt: Instant | null;
  pausedBecause: string | null;
  /** Since when nothing has come through to it; null: the last did. */
  failingSince: Instant | null;
  createdAt: Instant;
}

export type DeliveryStatus = 'pending' | 'delivered' | 'failed';

export interface DeliveryRow {
  id: string;
  endpointId: string;
  accountId: string | null;
  type: HookType;
  /** Null: it was heard, and is no longer kept. */
  body: unknown;
  status: DeliveryStatus;
  tries: number;
  lastStatus: number | null;
  lastError: string | null;
  createdAt: Instant;
  nextTryAt: Instant | null;
  endedAt: Instant | null;
}

/** What is to be sent now. */
export interface DueDelivery {
  id: string;
  endpointId: string;
  url: string;
  /** The newest first; after a rotation the one before it signs as well. */
  secrets: string[];
  type: HookType;
  body: unknown;
  tries: number;
  createdAt: Instant;
}

/** What came of a try. `away`: it could not be reached at all. */
export type Delivered = { status: number; error: null } | { status: number | null; error: string; away: boolean };

/** Webhooks out: where they go, and what goes. They are written by the decisions that they tell of. */
export interface Webhooks {
  addEndpoint(input: { id: string; url: string; types: string[]; secret: string; now: Instant }): Promise<EndpointRow>;
  endpoints(page: PageQuery): Promise<Page<EndpointRow>>;
  endpointById(id: string): Promise<EndpointRow | null>;
  /** `paused` false: it goes on at once, whatever it had failed at. */
  changeEndpoint(input: {
    id: string;
    url?: string;
    types?: string[];
    paused?: boolean;
    now: Instant;
  }): Promise<EndpointRow>;
  /** Its deliveries go with it. */
  removeEndpoint(id: string, now: Instant): Promise<void>;
  /**
   * The old secret signs beside the new one until then. `again`: of a rotation whose new secret nobody has seen.
   */
  rotateSecret(input: { id: string; secret: string; until: Instant; again: boolean }): Promise<void>;

  deliveries(page: PageQuery & { endpointId?: string; status?: DeliveryStatus }): Promise<Page<DeliveryRow>>;
  deliveryById(id: string): Promise<DeliveryRow | null>;
  /** Anew, whatever had come of it; 410 `not_kept` of one whose body is no longer kept. */
  redeliver(id: string, now: Instant): Promise<DeliveryRow>;

  /**
   * Of each endpoint that is not paused some: of an account only the oldest that it has not heard, so that they come in
   * order. They are left to the caller for `leaseMs`. None while the record is restored.
   */
  dueDeliveries(limit: number, leaseMs: number): Promise<DueDelivery[]>;
  /** `waitsMs`: until the next try; null: there is none. A whole week of failures pauses the endpoint, with a task. */
  settleDelivery(id: string, delivered: Delivered, waitsMs: number | null): Promise<void>;
}
