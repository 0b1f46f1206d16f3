/** A state that follows from the context: under which guard, what it means, and what brings it about. */
interface Stand<G extends string> {
  guard: G;
  means: string;
  when: string;
}

/** States of which the context says by guards which it is: from each, one arrow to each other. */
export function following<S extends string, G extends string>(
  stands: Record<S, Stand<G>>,
): Record<S, { description: string; always: { guard: G; target: S; description: string }[] }> {
  const states = Object.keys(stands) as S[];
  const standsAt = (self: S) => ({
    description: stands[self].means,
    always: states
      .filter((state) => state !== self)
      .map((target) => ({ guard: stands[target].guard, target, description: stands[target].when })),
  });
  return Object.fromEntries(states.map((state) => [state, standsAt(state)])) as ReturnType<typeof following<S, G>>;
}
