import { createContext, type ReactNode, useContext } from 'react';
import { useIntl } from 'react-intl';
import { cityOf } from './cities.ts';
import { dayAfter, daysFrom } from './days.ts';
import { useSay } from './words.tsx';

/** Where and when somebody is: an account's zone and its own now, which on a test clock isn't the machine's. */
export interface Place {
  timeZone: string;
  now: string;
}

const Here = createContext<Place | null>(null);
export const Local = (props: { place: Place; children: ReactNode }) => (
  <Here.Provider value={props.place}>{props.children}</Here.Provider>
);

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
export const usePlace = (): Place => useContext(Here) ?? { timeZone: ownZone(), now: new Date().toISOString() };

/** `YYYY-MM-DD` of an instant, where it is read. */
export const dayIn = (timeZone: string, at: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(at),
  );

/** Days and instants in words: today and tomorrow by name, others with their weekday, the year when it isn't this one. */
export function useWhen() {
  const intl = useIntl();
  const say = useSay();
  const { timeZone, now } = usePlace();
  const today = dayIn(timeZone, now);

  const dated = (day: string): string => {
    const parts = new Intl.DateTimeFormat(intl.locale, {
      timeZone: 'UTC',
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
    }).formatToParts(new Date(`${day}T00:00:00Z`));
    if (intl.locale.startsWith('en')) return parts.map(({ value }) => value).join('');
    // In a column "mié 15 abr" is enough of "mié, 15 de abr.".
    const said = parts.filter(({ type }) => type !== 'literal').map(({ value }) => value.replace(/\.$/, ''));
    return said.join(' ');
  };

  const day = (which: string): string => {
    const away = daysFrom(today, which);
    if (away === 0) return say('day.today');
    if (away === 1) return say('day.tomorrow');
    if (away === -1) return say('day.yesterday');
    return dated(which);
  };
  /** With what a sentence puts before a day: "el lun 11 may", "on Mon, May 11"; today and tomorrow stand alone. */
  const inSentence = (which: string, word: 'day.the' | 'day.on'): string =>
    Math.abs(daysFrom(today, which)) <= 1 ? day(which) : say(word, { day: dated(which) });
  const clock = (at: string): string =>
    new Intl.DateTimeFormat(intl.locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
      new Date(at),
    );
  return {
    day,
    dated,
    clock,
    today,
    city: (zone: string) => cityOf(zone, intl.locale),
    dayOf: (at: string) => day(dayIn(timeZone, at)),
    /** Of what lasts until then: midnight is the end of the day before. */
    until: (at: string) =>
      clock(at) === '00:00'
        ? inSentence(dayAfter(dayIn(timeZone, at), -1), 'day.the')
        : `${inSentence(dayIn(timeZone, at), 'day.the')} ${clock(at)}`,
    onDayOf: (at: string) => inSentence(dayIn(timeZone, at), 'day.on'),
    on: (at: string) => `${inSentence(dayIn(timeZone, at), 'day.on')} ${clock(at)}`,
    instant: (at: string) => `${day(dayIn(timeZone, at))} ${clock(at)}`,
    full: (at: string) =>
      new Intl.DateTimeFormat(intl.locale, { timeZone, dateStyle: 'full', timeStyle: 'long' }).format(new Date(at)),
  };
}

/** A local day. */
export function Day({ on }: { on: string }) {
  const when = useWhen();
  return (
    <time dateTime={on} className="figures">
      {when.day(on)}
    </time>
  );
}

/** An instant where it is read, with its hour; what machines read is UTC. */
export function Instant({ at, dayOnly }: { at: string; dayOnly?: boolean }) {
  const when = useWhen();
  return (
    <time dateTime={new Date(at).toISOString()} title={when.full(at)} className="figures">
      {dayOnly ? when.dayOf(at) : when.instant(at)}
    </time>
  );
}
