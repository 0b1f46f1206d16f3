import { useCallback } from 'react';
import { useMoney } from '../../ui/money.tsx';
import { HOLD } from '../../ui/status.tsx';
import { useWhen } from '../../ui/time.tsx';
import { type Say, useSay, type Words } from '../../ui/words.tsx';
import type { Entry } from '../../ui/api/timeline.ts';
import { outcomeOf } from './call-outcomes.ts';
import { isCommand, offerOf } from './commands.ts';
import { templateOf } from './foreseen.tsx';

export interface EntryWords {
  title: string;
  facts: string[];
  /** What somebody wrote or said. */
  quote: string | null;
}

/** An entry of the timeline in the reader's words: what it is, and the facts beside it. */
export function useEntryWords(currency: string): (entry: Entry) => EntryWords {
  const say = useSay();
  const money = useMoney();
  const when = useWhen();
  return useCallback(
    ({ type, data, summary }) => {
      const title = wordOr(`timeline.${type}`, summary, say);
      const text = (key: string): string | null => (typeof data[key] === 'string' ? (data[key] as string) : null);
      const amount = [data.amountMinor, data.totalMinor, data.overdueMinor].find((one) => typeof one === 'number');
      const day = text('dueOn') ?? text('on') ?? text('paidOn');
      const [until, at] = [text('until'), text('at')];
      const command = text('command');
      const hold = text('hold');
      const template = text('template');
      const facts = [
        command !== null && isCommand(command) && say(offerOf(command).word),
        hold !== null && Object.hasOwn(HOLD, hold) && say(HOLD[hold as keyof typeof HOLD].word),
        template !== null && templateOf(template, say),
        type === 'call.noted' && outcomeOf(text('outcome') ?? '', say),
        type === 'call.noted' && text('with'),
        type.startsWith('contact.') && text('name'),
        text('number') ?? text('trackingKey'),
        typeof amount === 'number' && money(amount, currency),
        text('declineCode') !== null && declineOf(text('declineCode')!, say),
        type === 'email.bounced' && Array.isArray(data.bounced) && data.bounced.join(', '),
        day !== null && when.day(day),
        until !== null && say('owed.until', { until: until.length === 10 ? when.day(until) : when.until(until) }),
        until === null && at !== null && when.instant(at),
      ].filter((fact) => typeof fact === 'string');
      // A hold repeats what its cause has said.
      const quote = type.startsWith('hold.') ? null : (text('reason') ?? text('text'));
      return { title, facts, quote };
    },
    [say, money, when, currency],
  );
}

function wordOr(id: string, otherwise: string, say: Say): string {
  const said = say(id as keyof Words);
  return said === id ? otherwise : said;
}

/** What the bank said, in words where we have them; its code is what one asks the bank by. */
export const declineOf = (code: string, say: Say): string => wordOr(`decline.${code}`, code, say);
