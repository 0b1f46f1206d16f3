import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAnnounce } from '../../ui/announce.tsx';
import { api } from '../../ui/api/client.ts';
import { useUser } from '../../ui/api/session.ts';
import { useSay, type Words } from '../../ui/words.tsx';
import type { User } from './asked.ts';
import { Once } from '../../ui/once.tsx';
import classes from './people-page.module.css';
import { Refused } from './refused.tsx';
import { Role } from './roles.tsx';
import { useSending } from './sending.ts';

/** What may be changed of somebody: the role, whether they may come in, and by what. */
export function Person({ user, onDone }: { user: User; onDone: () => void }) {
  const say = useSay();
  const { done } = useAnnounce();
  const isOneself = useUser()?.id === user.id;
  const { send, wrong, isSending } = useSending();
  const [role, setRole] = useState(user.role);
  const [link, setLink] = useState<string | null>(null);
  const isDisabled = user.status === 'disabled';
  const { id, name } = user;
  const path = { id };

  const change = (body: { role: User['role'] } | { disabled: boolean }, said: keyof Words) =>
    void send(async () => {
      await api.PATCH('/v1/users/{id}', { params: { path }, body });
      done(say(said, { name }));
      onDone();
    });
  const makeLink = () =>
    void send(async (header) => {
      const { data } = await api.POST('/v1/users/{id}/invitation', { params: { path, header }, body: {} });
      setLink(data?.url ?? null);
    });
  const removeFactor = () =>
    void send(async (header) => {
      await api.POST('/v1/users/{id}/second-factor/remove', { params: { path, header }, body: {} });
      done(say('factor.isRemoved'));
      onDone();
    });

  return (
    <div className={classes.form}>
      <p className={classes.under}>{user.email}</p>
      <Role role={role} onChange={setRole} />
      <div className={classes.foot}>
        <Button
          disabled={role === user.role}
          loading={isSending}
          onClick={() => change({ role }, 'person.roleChanged')}
        >
          {say('person.saveRole')}
        </Button>
      </div>
      <Refused error={wrong} />
      {link !== null && <Once label={say('invite.link')} secret={link} hint={say('invite.hint')} />}
      <div className={classes.acts}>
        {!isDisabled && (
          <Button variant="default" onClick={makeLink}>
            {say(user.status === 'invited' ? 'person.inviteAgain' : 'person.reset')}
          </Button>
        )}
        {user.secondFactor && !isOneself && (
          <Button variant="default" onClick={removeFactor}>
            {say('factor.remove')}
          </Button>
        )}
        <Button
          variant="default"
          onClick={() => change({ disabled: !isDisabled }, isDisabled ? 'person.enabled' : 'person.disabled')}
        >
          {say(isDisabled ? 'person.enable' : 'person.disable')}
        </Button>
      </div>
      <p className={classes.under}>{say('person.hint')}</p>
    </div>
  );
}
