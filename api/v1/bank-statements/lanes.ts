/**
 * Works through items as they come, some at once: those of one key one after the other, in their order, and all in about
 * theirs. Ends when all are done; with the first that fails no more are begun.
 */
export async function inLanes<T>(
  items: AsyncIterable<T>,
  { lanes, keyOf, work }: { lanes: number; keyOf(item: T): string | null; work(item: T): Promise<void> },
): Promise<void> {
  const busy = new Map<string, Promise<void>>();
  const running = new Set<Promise<void>>();
  let failed: { error: unknown } | null = null;
  for await (const item of items) {
    while (running.size >= lanes && failed === null) await Promise.race(running);
    if (failed !== null) break;
    const key = keyOf(item);
    const before = key === null ? undefined : busy.get(key);
    const done: Promise<void> = (before ?? Promise.resolve())
      .then(() => (failed === null ? work(item) : undefined))
      .catch((error: unknown) => {
        failed ??= { error };
      })
      .finally(() => {
        running.delete(done);
        if (key !== null && busy.get(key) === done) busy.delete(key);
      });
    running.add(done);
    if (key !== null) busy.set(key, done);
  }
  await Promise.all(running);
  if (failed !== null) throw (failed as { error: unknown }).error;
}
