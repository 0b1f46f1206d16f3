import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useAnnounce } from '../../ui/announce.tsx';
import { api, newKey } from '../../ui/api/client.ts';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import type { Account } from './commands.ts';
import classes from './notes.module.css';
import { useSaving } from './saving.ts';

/** Something to be remembered of an account: it is never changed afterwards. */
export function NoteForm({ account, onDone }: { account: Account; onDone: () => void }) {
  const say = useSay();
  const { done } = useAnnounce();
  const key = useRef(newKey());
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { saving, wrong, save } = useSaving(account.id);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setMissing(text.trim() === '');
    if (text.trim() === '') return;
    const isDone = await save(() =>
      api.POST('/v1/accounts/{id}/notes', {
        params: { path: { id: account.id }, header: { 'Idempotency-Key': key.current } },
        body: { text: text.trim() },
      }),
    );
    if (!isDone) return void (key.current = newKey());
    done(say('notes.added'));
    onDone();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className={classes.fields}>
      <Textarea
        label={say('notes.text')}
        description={say('notes.hint')}
        data-autofocus
        autosize
        minRows={4}
        maxRows={14}
        maxLength={10_000}
        required
        withAsterisk={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={isMissing && say('notes.missing')}
      />
      {wrong !== null && <Wrong error={wrong} />}
      <Button type="submit" loading={saving}>
        {say('notes.save')}
      </Button>
    </form>
  );
}
