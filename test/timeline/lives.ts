/** How many random lives a property is tried on: ten thousand where it counts, fewer while somebody waits for it. */
export const LIVES = Number(process.env.PUNTUAL_LIVES ?? (process.env.CI ? 10_000 : 2_000));
