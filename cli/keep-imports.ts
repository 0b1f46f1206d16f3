import type { Logger } from 'pino';
import type { Instant } from '../domain/time/time.ts';
import type { Gateway } from '../ports/gateway/gateway.ts';
import { openImported } from '../ports/imports/open-imported.ts';
import { foresee, latestPolicies } from '../ports/imports/imports.ts';
import type { ImportRow, Opened } from '../ports/store/imports.ts';
import type { Store } from '../ports/store/store.ts';
import { type Turn, workOnImports } from '../workflows/upkeep/imports.ts';

const OURS: Opened = {
  outcome: 'failed',
  code: 'our_fault',
  detail: 'something went wrong on our side: see the log',
  accountId: null,
};

/** Foresees files of accounts, and brings in those that go live. Answers how many it worked on. */
export function keepImports(
  { store, gateway, log }: { store: Store; gateway: Gateway; log: Pick<Logger, 'error'> },
  by: { worker: string; now: () => Instant; signal?: AbortSignal },
): Promise<number> {
  const begin = async (row: ImportRow): Promise<Turn> => {
    const policies = await latestPolicies(store);
    const failed = (externalId: string) => (error: unknown) => {
      log.error({ importId: row.id, externalId, err: error }, 'an account of a file could not be brought in');
      return OURS;
    };
    return async (externalId) => {
      if (row.phase === 'goingLive') {
        const opened = await openImported(store, gateway, policies, { row, externalId }).catch(failed(externalId));
        return (lease) => store.noteOpened({ ...lease, externalId, ...opened });
      }
      const foreseen = await foresee(store, policies, { id: row.id, externalId, now: by.now() }).catch(
        failed(externalId),
      );
      return (lease) =>
        'outcome' in foreseen
          ? store.noteOpened({ ...lease, externalId, ...foreseen })
          : store.noteForeseen({ ...lease, externalId, foreseen });
    };
  };
  return workOnImports(store, begin, by);
}
