/**
 * A tracking key as it is compared: people type it with spaces and in small letters, and banks print it in capitals
 * (rules, Transfers). It is kept and shown as it was given.
 */
export const comparedKey = (trackingKey: string): string => trackingKey.replaceAll(/\s/g, '').toUpperCase();
