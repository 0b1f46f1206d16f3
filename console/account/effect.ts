import type { Schemas } from '../../ui/api/client.ts';

export type Foreseen = Schemas['Forecast']['items'][number];

/** What an act changes in what will happen. */
export type Change =
  | { is: 'moved'; item: Foreseen; before: string }
  | { is: 'added'; item: Foreseen }
  | { is: 'removed'; item: Foreseen };

/** The same thing, whenever it is: of e-mails those of one template. */
const kindOf = ({ kind, detail }: Foreseen): string => `${kind} ${String(detail.template ?? '')}`;

const MINUTE_MS = 60_000;
const isSameTime = (a: string, b: string): boolean => Math.abs(Date.parse(a) - Date.parse(b)) < MINUTE_MS;

/**
 * The difference of two forecasts as one reads it: what stays is left out; of each kind the first that has another time
 * has moved, and so on in their order; the rest is new or gone. Sorted by when it will be, or would have been.
 */
export function changesBetween(before: readonly Foreseen[], after: readonly Foreseen[]): Change[] {
  const kinds = new Set([...before, ...after].map(kindOf));
  const changes = [...kinds].flatMap((kind): Change[] => {
    const was = before.filter((one) => kindOf(one) === kind);
    const will = after.filter((one) => kindOf(one) === kind);
    const kept = new Set<Foreseen>();
    for (const one of was) {
      const same = will.find((other) => !kept.has(other) && isSameTime(one.at, other.at));
      if (same !== undefined) kept.add(one).add(same);
    }
    const gone = was.filter((one) => !kept.has(one));
    const come = will.filter((one) => !kept.has(one));
    return Array.from({ length: Math.max(gone.length, come.length) }, (_, i): Change => {
      const [old, item] = [gone[i], come[i]];
      if (old !== undefined && item !== undefined) return { is: 'moved', item, before: old.at };
      return item === undefined ? { is: 'removed', item: old! } : { is: 'added', item };
    });
  });
  return changes.sort((a, b) => whenOf(a).localeCompare(whenOf(b)));
}

const whenOf = (change: Change): string =>
  change.is === 'moved' && change.before < change.item.at ? change.before : change.item.at;
