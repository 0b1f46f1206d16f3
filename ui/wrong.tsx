import { Button } from '@mantine/core';
import IconAlert from '@tabler/icons-react/icons/IconAlertTriangle';
import { asProblem } from './api/problem.ts';
import classes from './wrong.module.css';
import { useSay } from './words.tsx';

/** What went wrong, what can be done about it, and the number to ask about it by. */
export function Wrong({ error, again }: { error: unknown; again?: () => void }) {
  const say = useSay();
  const { status, message, requestId, retryAfter } = asProblem(error);
  const what =
    status === 0
      ? say('wrong.unreachable')
      : status === 403
        ? say('wrong.forbidden')
        : status === 404
          ? say('wrong.notFound')
          : message;
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
