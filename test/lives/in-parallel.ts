/** More at once only queue up in front of the same two processors. */
const AT_ONCE = 12;

/** A few at a time; the answers in the order of the questions. */
export async function inParallel<A, B>(
  all: readonly A[],
  work: (one: A, index: number) => Promise<B>,
  atOnce = AT_ONCE,
): Promise<B[]> {
  const results: B[] = [];
  const waiting = [...all.entries()];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        results[next[0]] = await work(next[1], next[0]);
    }),
  );
  return results;
}
