import type { Day } from '../../domain/time/time.ts';
import type { Step } from './steps.ts';
import { invoice, local, until, untilCharged } from './steps.ts';

/** A company of the demo: who it is, when its clock starts, what happens, and the day on which we find it. */
export interface Story {
  id: string;
  name: string;
  shows: string;
  autopay: boolean;
  startsOn: Day;
  steps: Step[];
  /** Its clock is there when, and only when, all of it has happened. */
  endsAt: string;
}

interface Tale {
  from: Day;
  to: Day;
  autopay?: boolean;
}

/** Ends with the clock on its last day, or just past a charge, which comes at nine at the earliest. */
export const tell = (
  id: string,
  name: string,
  shows: string,
  { from, to, autopay = false }: Tale,
  ...steps: Step[]
): Story => {
  const endsWithCharge = steps.at(-1) === untilCharged;
  return {
    id,
    name,
    shows,
    autopay,
    startsOn: from,
    steps: endsWithCharge ? steps : [...steps, until(to, '13:00')],
    endsAt: local(to, endsWithCharge ? '09:00' : '13:00'),
  };
};

/** Invoiced on 2 March 2026, due on the 10th; found again some day after. */
export const march = (to: Day, autopay = false) => ({ from: '2026-03-02' as Day, to, autopay });
export const bill = (netMinor: number): Step => invoice(netMinor, '2026-03-02', 'Servicio telefónico, marzo 2026');

/** Invoiced on 5 January 2026, due on the 10th; day 60 is 11 March, and service goes off on the 12th. */
export const january = (to: Day, autopay = false) => ({ from: '2026-01-05' as Day, to, autopay });
export const oldBill = (netMinor: number): Step => invoice(netMinor, '2026-01-05', 'Servicio telefónico, enero 2026');
export const off: Day = '2026-03-12';
