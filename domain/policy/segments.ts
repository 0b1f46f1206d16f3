/** A rule of the list that says which policy a new account gets. What it doesn't name (null) may be anything. */
export interface PolicySegment {
  /** The policy's name: an account begins under its latest version. */
  policy: string;
  currency: string | null;
  tag: string | null;
}

/** The policy of the first rule that fits; null: none does. */
export const segmentPolicy = (
  segments: readonly PolicySegment[],
  account: { currency: string; tags: readonly string[] },
): string | null =>
  segments.find(
    ({ currency, tag }) =>
      (currency === null || currency === account.currency) && (tag === null || account.tags.includes(tag)),
  )?.policy ?? null;

/** Rules that no account can reach: everything after one that fits all. Their places in the list, from 0. */
export function unreachable(segments: readonly PolicySegment[]): number[] {
  const all = segments.findIndex(({ currency, tag }) => currency === null && tag === null);
  return all === -1 ? [] : segments.flatMap((_, i) => (i > all ? [i] : []));
}
