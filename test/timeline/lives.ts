/** How many random lives a property is tried on: ten thousand where it counts, fewer while somebody waits for it. */
export const LIVES = Number(process.env.PUNTUAL_LIVES ?? (process.env.CI ? 10_000 : 2_000));

/**
 * The same lives at every run, so that a red run is the change's own; another number lives others, and a failure prints
 * it.
 */
export const SEED = Number(process.env.PUNTUAL_SEED ?? 20_260_310);
