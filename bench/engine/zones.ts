/** Somewhere it is daytime now, when mails go out at once and charges are made. */
const ZONES = [
  'America/Mexico_City',
  'America/Sao_Paulo',
  'Europe/Madrid',
  'Asia/Dubai',
  'Asia/Bangkok',
  'Asia/Tokyo',
  'Pacific/Auckland',
  'Pacific/Honolulu',
];
const hourIn = (timeZone: string): number =>
  Number(new Date().toLocaleTimeString('en-GB', { timeZone, hour: '2-digit' }));

/** Where it is between `from` and `to` o'clock. */
export const zoneBetween = (from: number, to: number): string =>
  ZONES.find((zone) => hourIn(zone) >= from && hourIn(zone) < to) ?? 'Europe/Madrid';
export const clockIn = (timeZone: string, at: Date): string =>
  at.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
export const dayIn = (timeZone: string, at: Date): string => at.toLocaleDateString('en-CA', { timeZone });
