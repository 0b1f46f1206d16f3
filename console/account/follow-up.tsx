import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useAnnounce } from '../../ui/announce.tsx';
import { api, type Schemas } from '../../ui/api/client.ts';
import { type Colleague, useColleagues } from '../../ui/api/colleagues.ts';
import { useUser } from '../../ui/api/session.ts';
import { Section } from '../../ui/section.tsx';
import { Day, useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { useMayActOn } from './asked.ts';
import type { Account } from './commands.ts';
import classes from './follow-up.module.css';
import { useSaving } from './saving.ts';
import { Tags } from './tags.tsx';

/** Who looks after it, when somebody looks at it again, and by which words it is found. */
export function FollowUp({ account }: { account: Account }) {
  const say = useSay();
  const mayAct = useMayActOn(account);
  return (
    <Section title={say('follow.title')} framed>
      {mayAct ? <Change account={account} /> : <Look account={account} />}
      <Tags account={account} mayAct={mayAct} />
    </Section>
  );
}

function Look({ account: { ownerId, nextActionOn } }: { account: Account }) {
  const say = useSay();
  const { nameOf } = useColleagues();
  return (
    <dl className={classes.rows}>
      <div>
        <dt>{say('follow.owner')}</dt>
        <dd>{ownerId === null ? say('follow.nobody') : nameOf(ownerId)}</dd>
      </div>
      <div>
        <dt>{say('follow.nextAction')}</dt>
        <dd>{nextActionOn === null ? say('follow.noDay') : <Day on={nextActionOn} />}</dd>
      </div>
    </dl>
  );
}

function Change({ account }: { account: Account }) {
  const say = useSay();
  const { dated } = useWhen();
  const { done } = useAnnounce();
  const user = useUser();
  const { all, nameOf } = useColleagues();
  const { saving, wrong, save } = useSaving(account.id);
  /** What is typed and not saved yet. */
  const [typed, setTyped] = useState<{ owner?: string; day?: string }>({});
  const first = useRef<HTMLSelectElement>(null);
  const { owner = account.ownerId ?? '', day = account.nextActionOn ?? '' } = typed;
  const isMine = account.ownerId !== null && [user?.id, user?.email].includes(account.ownerId);
  const isChanged = owner !== (account.ownerId ?? '') || day !== (account.nextActionOn ?? '');

  const change = async (body: Schemas['AccountChangeInput']): Promise<void> => {
    const isDone = await save(() => api.PATCH('/v1/accounts/{id}', { params: { path: { id: account.id } }, body }));
    if (!isDone) return;
    // What was typed meanwhile of the other stays.
    setTyped((now) => ({
      ...(body.ownerId === undefined && now.owner !== undefined ? { owner: now.owner } : {}),
      ...(body.nextActionOn === undefined && now.day !== undefined ? { day: now.day } : {}),
    }));
    // The button that was pressed has nothing more to do.
    first.current?.focus();
    const who = body.ownerId === undefined ? account.ownerId : body.ownerId;
    if (body.ownerId !== undefined)
      done(say('follow.owned', { name: who === null ? say('follow.nobody') : nameOf(who) }));
    else if (body.nextActionOn) done(say('follow.planned', { day: dated(body.nextActionOn) }));
    else done(say('follow.unplanned'));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void change({
      ...(owner === (account.ownerId ?? '') ? {} : { ownerId: owner === '' ? null : owner }),
      ...(day === (account.nextActionOn ?? '') ? {} : { nextActionOn: day === '' ? null : day }),
    });
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <NativeSelect
        ref={first}
        label={say('follow.owner')}
        value={owner}
        onChange={({ currentTarget: { value } }) => setTyped((now) => ({ ...now, owner: value }))}
        data={choices(account.ownerId, all ?? [], { nobody: say('follow.nobody'), nameOf })}
      />
      <TextInput
        type="date"
        label={say('follow.nextAction')}
        value={day}
        onChange={({ currentTarget: { value } }) => setTyped((now) => ({ ...now, day: value }))}
      />
      {wrong !== null && <Wrong error={wrong} />}
      {(isChanged || !isMine) && (
        <div className={classes.ends}>
          {isChanged && (
            <Button type="submit" size="xs" loading={saving}>
              {say('follow.save')}
            </Button>
          )}
          {!isMine && !isChanged && user !== null && (
            <Button variant="default" size="xs" loading={saving} onClick={() => void change({ ownerId: user.id })}>
              {say('follow.mine')}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}

/** Whoever may act now, and who it is now: by what they were written as. */
function choices(
  now: string | null,
  all: readonly Colleague[],
  { nobody, nameOf }: { nobody: string; nameOf: (who: string) => string },
): { value: string; label: string }[] {
  const others = all.filter(
    ({ id, email, active, role }) => active && role !== 'viewer' && id !== now && email !== now,
  );
  return [
    { value: '', label: nobody },
    ...(now === null ? [] : [{ value: now, label: nameOf(now) }]),
    ...others.map(({ id, name }) => ({ value: id, label: name })),
  ];
}
