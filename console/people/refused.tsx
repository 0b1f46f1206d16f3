import { isProblem } from '../../ui/api/client.ts';
import { Problem } from '../../ui/api/problem.ts';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';

const SAID = { last_admin: 'people.lastAdmin', email_taken: 'people.emailTaken' } as const;

/** Why something about a person can't be, in words where we have them. */
export function Refused({ error }: { error: unknown }) {
  const say = useSay();
  if (error === null) return null;
  for (const [code, word] of Object.entries(SAID))
    if (isProblem(error, code)) return <Wrong error={new Problem(409, { title: code, code, detail: say(word) })} />;
  return <Wrong error={error} />;
}
