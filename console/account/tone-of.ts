import type { Tone } from '../../ui/status.tsx';

/** Which entries one looks for: those that are good news, bad news, or a person's doing. The rest is quiet. */
const TONES: [RegExp, Tone][] = [
  [
    /^(charge\.succeeded|invoice\.paid|overdue\.ended|promise\.kept|plan\.kept|proof\.settled|transfer\.matched)$/,
    'good',
  ],
  [/^service\.reactivated$/, 'good'],
  [/^(charge\.(declined|refused|returned)|overdue\.began|promise\.broken|plan\.missed|retries\.exhausted)$/, 'warn'],
  [/^(service\.(deactivated|relocked)|email\.(bounced|complained)|chargeback\.received|override\.refused)$/, 'bad'],
  [/^(hold\.|override\.|dispute\.)/, 'held'],
  [/^(proof\.|service\.provisional)/, 'back'],
  [/^(charge\.|retry\.|invoice\.issued)/, 'due'],
];

export const toneOf = (type: string): Tone => TONES.find(([pattern]) => pattern.test(type))?.[1] ?? 'still';
