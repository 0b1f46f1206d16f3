import { Button, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useAnnounce } from '../../ui/announce.tsx';
import { api, newKey, queries } from '../../ui/api/client.ts';
import { listsChanged } from '../../ui/api/stale.ts';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import type { Import } from './asked.ts';
import classes from './go-live.module.css';

/** The one button: so many accounts, and what is left out. Afterwards: what became of them. */
export function GoLive({ file }: { file: Import }) {
  const say = useSay();
  const { done } = useAnnounce();
  const key = useRef(newKey());
  const [withoutRefused, setWithout] = useState(false);
  const [sending, setSending] = useState(false);
  const [wrong, setWrong] = useState<unknown>(null);
  const { id, counts, refusedRows, status } = file;

  const send = async (): Promise<void> => {
    setSending(true);
    setWrong(null);
    try {
      await api.POST('/v1/imports/{id}/go-live', {
        params: { path: { id }, header: { 'Idempotency-Key': key.current } },
        body: { withoutRefused },
      });
      done(say('import.began', { count: counts.waiting + counts.refused + counts.failed }));
      await queries.invalidateQueries({ queryKey: ['get', '/v1/imports/{id}'] });
      void listsChanged();
    } catch (error) {
      setWrong(error);
    } finally {
      key.current = newKey();
      setSending(false);
    }
  };

  if (status === 'live') {
    const left = counts.refused + counts.failed;
    return (
      <div className={classes.box} data-live>
        <p className={classes.what}>{say('import.isLive', { count: counts.opened })}</p>
        <div className={classes.acts}>
          <Link to="/accounts">{say('import.toAccounts')}</Link>
          {left > 0 && (
            <Button variant="default" loading={sending} onClick={() => void send()}>
              {say('import.again', { count: left })}
            </Button>
          )}
        </div>
        {wrong !== null && <Wrong error={wrong} />}
      </div>
    );
  }
  const isBlocked = counts.waiting === 0 || (refusedRows > 0 && !withoutRefused);
  return (
    <div className={classes.box}>
      <p className={classes.what}>{say('import.willGoLive', { count: counts.waiting, existing: counts.existing })}</p>
      {refusedRows > 0 && (
        <Checkbox
          checked={withoutRefused}
          onChange={(event) => setWithout(event.currentTarget.checked)}
          label={say('import.withoutRefused', { count: refusedRows })}
        />
      )}
      <div className={classes.acts}>
        <Button size="md" loading={sending} disabled={isBlocked} onClick={() => void send()}>
          {say('import.goLive', { count: counts.waiting })}
        </Button>
        {isBlocked && (
          <span className={classes.why}>{say(counts.waiting === 0 ? 'import.nothing' : 'import.mendFirst')}</span>
        )}
      </div>
      {wrong !== null && <Wrong error={wrong} />}
    </div>
  );
}
