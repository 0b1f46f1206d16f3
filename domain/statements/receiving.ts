import type { RetiredAccount } from './retired.ts';

/** Where transfers come to, whose calendar says on which day one settled, and where none is to come any more. */
export interface Receiving {
  clabe: string | null;
  timeZone: string;
  retired: readonly RetiredAccount[];
}

/** SPEI's banks close their day in Mexico City. */
const SPEI_TIME_ZONE = 'America/Mexico_City';

/** The day is the bank's; where nobody says, that of new accounts, if not SPEI's. `bank` null: no transfers are taken. */
export const receivingAt = (
  bank: { clabe: string | null; timeZone?: string | undefined; retired: readonly RetiredAccount[] } | null,
  ofNewAccounts: string | null,
): Receiving => ({
  clabe: bank?.clabe ?? null,
  timeZone: bank?.timeZone ?? (bank?.clabe ? null : ofNewAccounts) ?? SPEI_TIME_ZONE,
  retired: bank?.retired ?? [],
});
