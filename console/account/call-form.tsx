import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useId, useRef } from 'react';
import { useAnnounce } from '../../ui/announce.tsx';
import { api, newKey, query } from '../../ui/api/client.ts';
import { instantAt, localAt } from '../../ui/local-time.ts';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { pageOf } from './asked.ts';
import { OUTCOMES } from './call-outcomes.ts';
import type { Account } from './commands.ts';
import classes from './notes.module.css';
import { errorAt, useSaving } from './saving.ts';

/** A call that was made: how it went, when, with whom. What was promised in it is an act of its own. */
export function CallForm({ account, onDone }: { account: Account; onDone: () => void }) {
  const say = useSay();
  const { done } = useAnnounce();
  const key = useRef(newKey());
  const peopleId = useId();
  const now = useRef(localAt(account.timeZone, account.clock.now)).current;
  const { saving, wrong, save } = useSaving(account.id);
  const { data: contacts } = query.useQuery('get', '/v1/accounts/{id}/contacts', pageOf(account.id));
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const said = (field: string): string | null => String(typed.get(field) ?? '').trim() || null;
    const at = said('at');
    const isDone = await save(() =>
      api.POST('/v1/accounts/{id}/calls', {
        params: { path: { id: account.id }, header: { 'Idempotency-Key': key.current } },
        body: {
          outcome: said('outcome') ?? 'reached',
          // Left as it stood it is just now, to the second.
          at: at === null || at === now ? null : instantAt(account.timeZone, at),
          with: said('with'),
          text: said('text'),
        },
      }),
    );
    if (!isDone) return void (key.current = newKey());
    done(say('calls.added'));
    onDone();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className={classes.fields}>
      <NativeSelect
        name="outcome"
        label={say('calls.outcome')}
        data-autofocus
        data={Object.entries(OUTCOMES).map(([value, word]) => ({ value, label: say(word) }))}
        error={errorAt(wrong, 'outcome')}
      />
      <TextInput
        type="datetime-local"
        name="at"
        label={say('calls.at')}
        defaultValue={now}
        max={now}
        error={errorAt(wrong, 'at')}
      />
      <TextInput
        name="with"
        label={say('calls.with')}
        maxLength={200}
        autoComplete="off"
        list={peopleId}
        error={errorAt(wrong, 'with')}
      />
      <datalist id={peopleId}>
        {contacts?.items.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      <Textarea name="text" label={say('calls.text')} autosize minRows={3} maxRows={12} maxLength={10_000} />
      {wrong !== null && wrong.body.errors === undefined && <Wrong error={wrong} />}
      <Button type="submit" loading={saving}>
        {say('calls.save')}
      </Button>
    </form>
  );
}
