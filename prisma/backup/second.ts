/**
 * The second that it is, counted from 2026 on, in a statement. To it versions, steps and the epoch rise when a record was
 * restored: above whatever was given out before, be it in a life that began with the same backup. An account makes no
 * step each second. Until 2094 it is a number that the columns hold.
 */
export const SECOND = "floor(extract(epoch FROM clock_timestamp() - '2026-01-01T00:00:00Z'::timestamptz))::int";

/** What a record's epoch rises to: what is decided from there on has keys that no other life has given out. */
export const RISEN_EPOCH = `greatest(epoch + 1, ${SECOND})`;
