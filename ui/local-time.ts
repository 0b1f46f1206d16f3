/** What a field for days with hours says of an instant somewhere: `2026-03-02T15:30`. */
export function localAt(timeZone: string, at: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    hourCycle: 'h23',
  } as const).formatToParts(new Date(at));
  const of = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

const MINUTE_MS = 60_000;

/** The instant that such a field means there. What a change of the clocks skips is an hour beside it. */
export function instantAt(timeZone: string, local: string): string {
  const wanted = Date.parse(`${local}:00Z`);
  const offset = (at: number): number =>
    Date.parse(`${localAt(timeZone, new Date(at).toISOString())}:00Z`) - Math.floor(at / MINUTE_MS) * MINUTE_MS;
  // Twice: on the far side of a change of the clocks the offset is another one.
  const near = wanted - offset(wanted);
  return new Date(wanted - offset(near)).toISOString();
}
