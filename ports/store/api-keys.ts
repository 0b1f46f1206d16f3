import type { Role } from '../../domain/account.ts';

/** Keys of the API; only their hashes are kept. */
export interface ApiKeys {
  saveApiKey(input: { id: string; hash: string; role: Role }): Promise<void>;
  apiKeyRole(keyHash: string): Promise<{ id: string; role: Role } | null>;
}
