import { TryLater } from '../../ports/failures.ts';

/** With what it is put off; whatever else comes of it is thrown. */
export async function laterOf(asked: Promise<unknown>): Promise<TryLater> {
  const came = await asked.then(
    (said) => new Error(`it said ${String(said)}`),
    (thrown: unknown) => thrown,
  );
  if (came instanceof TryLater) return came;
  throw came;
}
