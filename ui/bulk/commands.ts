import type { Schemas } from '../api/client.ts';
import type { Words } from '../words.tsx';

export type BulkInput = Schemas['BulkOverrideInput'];
export type BulkCommand = BulkInput['command'];
export type Field = 'days' | 'until' | 'legal' | 'owner' | 'tags' | 'version' | 'fraud' | 'count';

interface Offer {
  word: keyof Words;
  fields: readonly Field[];
  /** Whoever may give it to many at once; an admin may give all. */
  by: 'agent' | 'admin';
  /** Stands in the bar; the others behind one button. */
  isUsual?: true;
  /** It hurts: how many they are is typed. */
  isGrave?: true;
}

/** Every order that many accounts may be given, in the order in which they are offered. */
export const BULK = {
  extend: { word: 'bulk.extend', fields: ['days'], by: 'agent', isUsual: true },
  pause: { word: 'bulk.pause', fields: ['until', 'legal'], by: 'agent', isUsual: true },
  sendReminder: { word: 'bulk.sendReminder', fields: [], by: 'agent', isUsual: true },
  assign: { word: 'bulk.assign', fields: ['owner'], by: 'agent', isUsual: true },
  tag: { word: 'bulk.tag', fields: ['tags'], by: 'agent', isUsual: true },
  resume: { word: 'bulk.resume', fields: [], by: 'agent' },
  skipReminder: { word: 'bulk.skipReminder', fields: [], by: 'agent' },
  changePolicy: { word: 'bulk.changePolicy', fields: ['version'], by: 'admin' },
  deactivate: { word: 'bulk.deactivate', fields: ['fraud', 'count'], by: 'admin', isGrave: true },
  writeOff: { word: 'bulk.writeOff', fields: ['count'], by: 'admin', isGrave: true },
} as const satisfies Record<BulkCommand, Offer>;

export const offerOf = (command: BulkCommand): Offer => BULK[command];

/** What a role may give, in the order of the table. */
export const bulkCommandsFor = (role: string): BulkCommand[] =>
  (Object.keys(BULK) as BulkCommand[]).filter((command) => role === 'admin' || role === BULK[command].by);
