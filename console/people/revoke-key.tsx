import { Button } from '@mantine/core';
import { useAnnounce } from '../../ui/announce.tsx';
import { api } from '../../ui/api/client.ts';
import { useSay } from '../../ui/words.tsx';
import type { ApiKey } from './asked.ts';
import classes from './people-page.module.css';
import { Refused } from './refused.tsx';
import { useSending } from './sending.ts';

/** The end of a key: said before it is done, since whoever uses it stands outside from then on. */
export function RevokeKey({ apiKey, onDone }: { apiKey: ApiKey; onDone: () => void }) {
  const say = useSay();
  const { done } = useAnnounce();
  const { send, wrong, isSending } = useSending();
  const name = apiKey.name || apiKey.id;
  const revoke = () =>
    void send(async () => {
      await api.DELETE('/v1/api-keys/{id}', { params: { path: { id: apiKey.id } } });
      done(say('apiKeys.revoked', { name }));
      onDone();
    });
  return (
    <div className={classes.form}>
      <p>{say('apiKeys.willRevoke', { name })}</p>
      <Refused error={wrong} />
      <div className={classes.foot}>
        <Button variant="default" onClick={onDone}>
          {say('cancel')}
        </Button>
        <Button data-grave loading={isSending} onClick={revoke}>
          {say('apiKeys.revokeOne', { name })}
        </Button>
      </div>
    </div>
  );
}
