import { Button } from '@mantine/core';
import type { Schemas } from '../../ui/api/client.ts';
import { useSay } from '../../ui/words.tsx';
import { keepNext } from './next.ts';
import classes from './sign-in.module.css';

/** The way to the company's own sign-in, where there is one. */
export function Provider({ next, provider }: { next: string; provider: Schemas['SignInOptions']['provider'] }) {
  const say = useSay();
  if (provider === null) return null;
  const go = (): void => {
    keepNext(next);
    location.assign(provider.url);
  };
  return (
    <div className={classes.provider}>
      <Button variant="default" size="md" fullWidth onClick={go}>
        {say('signIn.by', { name: provider.name })}
      </Button>
      <p className={classes.or}>{say('signIn.or')}</p>
    </div>
  );
}
