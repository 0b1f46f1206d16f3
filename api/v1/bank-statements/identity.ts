import { createHash } from 'node:crypto';
import type { StatementEntry } from '../../../domain/statements/entry.ts';

/**
 * What tells a line from another where the bank gives it no name: what it says, and which of the lines it is that say the
 * same. So two equal payments of a day are two, the same file again brings nothing, and so do files that overlap, as long
 * as each has a day's lines from the first on.
 */
export function nameless(): (entry: StatementEntry) => string {
  const seen = new Map<string, number>();
  return ({ settledOn, amountMinor, currency, reference, concept, payerName, payerClabe, receivedAtAccount }) => {
    const said = [settledOn, amountMinor, currency, reference, concept, payerName, payerClabe, receivedAtAccount];
    const digest = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32);
    const time = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, time);
    return `line-${digest}-${time}`;
  };
}
