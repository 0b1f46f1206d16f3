import { Button } from '@mantine/core';
import IconAlert from '@tabler/icons-react/icons/IconAlertTriangle';
import { asProblem } from './api/problem.ts';
import classes from './wrong.module.css';
import { type Say, useSay, type Words } from './words.tsx';

/** Refusals that one meets in a day's work, in the reader's words; of the others the API's own sentence is shown. */
const WORDS: Readonly<Record<string, keyof Words>> = {
  not_allowed_now: 'wrong.notNow',
  proof_too_small: 'wrong.proofTooSmall',
  provisional_return_used: 'wrong.returnUsed',
  settled_by_an_act: 'wrong.byAnAct',
  transfer_not_unmatched: 'wrong.transferTaken',
  no_allocations: 'wrong.nothingToPay',
  currency_mismatch: 'wrong.otherCurrency',
};

const saidOf = (code: string, message: string, say: Say): string => {
  const word = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
  return word === undefined ? message : say(word);
};

/** What went wrong, what can be done about it, and the number to ask about it by. */
export function Wrong({ error, again }: { error: unknown; again?: () => void }) {
  const say = useSay();
  const { status, code, message, requestId, retryAfter } = asProblem(error);
  const what =
    status === 0
      ? say('wrong.unreachable')
      : status === 403
        ? say('wrong.forbidden')
        : status === 404
          ? say('wrong.notFound')
          : saidOf(code, message, say);
  return (
    <div role="alert" className={classes.wrong}>
      <IconAlert size={20} aria-hidden />
      <div>
        <p className={classes.what}>{what}</p>
        {retryAfter !== null && <p>{say('wrong.retryAfter', { seconds: retryAfter })}</p>}
        {requestId !== null && status >= 500 && (
          <p className={classes.id}>{say('wrong.requestId', { id: requestId })}</p>
        )}
        {again && (
          <Button variant="default" size="xs" mt={8} onClick={again}>
            {say('wrong.again')}
          </Button>
        )}
      </div>
    </div>
  );
}
