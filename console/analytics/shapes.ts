import { aging } from './aging.ts';
import { dso } from './dso.ts';
import { retryHours } from './retry-hours.ts';
import type { ReportName } from './search.ts';
import { barsOf, type Figure, type Row, type Shape, type Tools } from './shape.ts';

const OVERDUE = { word: 'analytics.lead.overdue', search: { state: 'overdue', sort: 'balance' } } as const;
const DEACTIVATED = { word: 'analytics.lead.deactivated', search: { state: 'deactivated' } } as const;
const PROMISED = { word: 'analytics.lead.promised', search: { hold: 'promise' } } as const;

const recovered = { key: 'recoveredMinor', kind: 'money', word: 'analytics.recovered' } as const;
/** A charge is known by who asked for it, other money by how it came. */
const broughtBy = ({ by }: Row, { named }: Tools): string => named(`trigger.${by}`, named(`source.${by}`, String(by)));
const recovery: Shape = {
  kpis: [
    { ...recovered, good: 'more' },
    { key: 'recoveryRate', kind: 'share', word: 'analytics.recoveryRate', good: 'more' },
    { key: 'failedMinor', kind: 'money', word: 'analytics.failedMinor', good: 'less' },
    { key: 'failureRate', kind: 'share', word: 'analytics.failureRate', good: 'less' },
  ],
  about: { word: 'analytics.by', of: broughtBy },
  figures: [recovered, { key: 'payments', kind: 'count', word: 'analytics.payments' }],
  picture: barsOf(recovered, broughtBy),
  leads: [OVERDUE],
};

const declined = { key: 'declines', kind: 'count', word: 'analytics.declined' } as const;
const declinedMinor = { key: 'amountMinor', kind: 'money', word: 'analytics.declinedMinor' } as const;
const code = (row: Row, { named }: Tools): string => named(`decline.${row.code}`, String(row.code));
const declines: Shape = {
  kpis: [
    { ...declined, good: 'less' },
    { ...declinedMinor, good: 'less' },
  ],
  about: { word: 'analytics.code', of: code },
  figures: [declined, { key: 'accounts', kind: 'count', word: 'analytics.accounts' }, declinedMinor],
  picture: barsOf(declined, code),
  leads: [OVERDUE],
};

const made = { key: 'promises', kind: 'count', word: 'analytics.promisesCount' } as const;
const promise = ({ what }: Row, { named }: Tools): string => named(`analytics.promise.${what}`, String(what));
const promises: Shape = {
  kpis: [
    { key: 'keptRate', kind: 'share', word: 'analytics.keptRate', good: 'more' },
    { key: 'made', kind: 'count', word: 'analytics.promise.made', good: null },
    { key: 'kept', kind: 'count', word: 'analytics.promise.kept', good: 'more' },
    { key: 'broken', kind: 'count', word: 'analytics.promise.broken', good: 'less' },
  ],
  about: { word: 'analytics.what', of: promise },
  figures: [made, { key: 'amountMinor', kind: 'money', word: 'analytics.amount' }],
  picture: barsOf(made, promise),
  leads: [PROMISED],
};

const contacted = { key: 'contacts', kind: 'count', word: 'analytics.contactsCount' } as const;
/** A mail by its name, a call by what its caller wrote down. */
const contact = ({ kind, what }: Row, { named, say }: Tools): string =>
  kind === 'email'
    ? say('analytics.mail', { what: named(`mail.${what}`, String(what)) })
    : say('analytics.call', { what: String(what) });
const contacts: Shape = {
  kpis: [
    { key: 'collectedPerContactMinor', kind: 'money', word: 'analytics.perContact', good: 'more' },
    { key: 'collectedMinor', kind: 'money', word: 'analytics.collected', good: 'more' },
    { key: 'emails', kind: 'count', word: 'analytics.emails', good: null },
    { key: 'calls', kind: 'count', word: 'analytics.calls', good: null },
  ],
  about: { word: 'analytics.contact', of: contact },
  figures: [contacted, { key: 'accounts', kind: 'count', word: 'analytics.accounts' }],
  picture: barsOf(contacted, contact),
  leads: [],
};

const times = { key: 'times', kind: 'count', word: 'analytics.times' } as const satisfies Figure;
const turned = ({ what }: Row, { named }: Tools): string => named(`analytics.service.${what}`, String(what));
const deactivations: Shape = {
  kpis: [
    { key: 'deactivated', kind: 'count', word: 'analytics.service.deactivated', good: 'less' },
    { key: 'reactivated', kind: 'count', word: 'analytics.service.reactivated', good: null },
    { key: 'provisional', kind: 'count', word: 'analytics.service.provisional', good: null },
    { key: 'relocked', kind: 'count', word: 'analytics.service.relocked', good: 'less' },
  ],
  about: { word: 'analytics.what', of: turned },
  figures: [
    times,
    { key: 'accounts', kind: 'count', word: 'analytics.accounts' },
    { key: 'overdueMinor', kind: 'money', word: 'analytics.overdueThen' },
  ],
  picture: barsOf(times, turned),
  leads: [DEACTIVATED],
};

/** How each report is shown. */
export const SHAPES = {
  recovery,
  declines,
  'retry-hours': retryHours,
  aging,
  dso: { ...dso, leads: [OVERDUE] },
  promises,
  contacts,
  deactivations,
} satisfies Record<ReportName, Shape>;
