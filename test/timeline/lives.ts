/** How many random lives a property is tried on. */
export const LIVES = Number(process.env.PUNTUAL_LIVES ?? 10_000);
