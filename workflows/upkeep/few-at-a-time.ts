/** Works through a list, so many at once, in its order; once `goesOn` says no, nothing more is begun. */
export async function fewAtATime<T>(
  list: readonly T[],
  atOnce: number,
  work: (one: T) => Promise<void>,
  goesOn: () => boolean = () => true,
): Promise<void> {
  const waiting = [...list];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.shift(); next !== undefined && goesOn(); next = waiting.shift()) await work(next);
    }),
  );
}
