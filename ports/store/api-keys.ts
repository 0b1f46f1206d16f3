import type { Role } from '../../domain/account.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { By } from './audit.ts';
import type { Page, PageQuery } from './page.ts';

/** A key of the API, as it is shown: of the key itself only the hash is kept. */
export interface ApiKeyRow {
  id: string;
  name: string;
  role: Role;
  createdAt: Instant;
  expiresAt: Instant | null;
  /** To the minute; null: never. */
  lastUsedAt: Instant | null;
  revokedAt: Instant | null;
}

/** Keys of the API. */
export interface ApiKeys {
  /** A key of the installation itself; the same id again changes it. */
  saveApiKey(input: { id: string; hash: string; role: Role }): Promise<void>;
  /** Made anew after a crash, nobody has seen the key before: `hash` is the later one. */
  addApiKey(input: {
    id: string;
    name: string;
    hash: string;
    role: Role;
    expiresAt: Instant | null;
    by: By;
  }): Promise<ApiKeyRow>;
  /** Those that are not revoked, the oldest first. */
  apiKeys(page: PageQuery): Promise<Page<ApiKeyRow>>;
  /** Revoked ones too. */
  apiKeyById(id: string): Promise<ApiKeyRow | null>;
  apiKeyByHash(keyHash: string): Promise<ApiKeyRow | null>;
  apiKeyUsed(id: string, now: Instant): Promise<void>;
  /** Revoked before, nothing happens. 404 `not_found`. */
  revokeApiKey(id: string, by: By): Promise<ApiKeyRow>;
}
