import { Button, TextInput } from '@mantine/core';
import IconX from '@tabler/icons-react/icons/IconX';
import { type FormEvent, useRef, useState } from 'react';
import { api } from '../../ui/api/client.ts';
import { useSay } from '../../ui/words.tsx';
import type { Account } from './commands.ts';
import { errorAt, useSaving } from './saving.ts';
import classes from './tags.module.css';

/** The company's own words for an account. */
export function Tags({ account, mayAct }: { account: Account; mayAct: boolean }) {
  const say = useSay();
  const { saving, wrong, save } = useSaving(account.id);
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { tags } = account;
  const change = (next: string[]): Promise<boolean> =>
    save(() => api.PATCH('/v1/accounts/{id}', { params: { path: { id: account.id } }, body: { tags: next } }));
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const tag = typed.trim();
    // What is typed meanwhile stays: the next tag.
    const sent = typed;
    if (tag === '' || (await change([...new Set([...tags, tag])]))) setTyped((now) => (now === sent ? '' : now));
  };
  const remove = async (tag: string): Promise<void> => {
    if (await change(tags.filter((one) => one !== tag))) field.current?.focus();
  };
  if (!mayAct && tags.length === 0) return null;
  return (
    <div className={classes.tags}>
      <h3>{say('tags.title')}</h3>
      {tags.length > 0 && (
        <ul>
          {tags.map((tag) => (
            <li key={tag}>
              {tag}
              {mayAct && (
                <button
                  type="button"
                  aria-label={say('tags.remove', { tag })}
                  disabled={saving}
                  onClick={() => void remove(tag)}
                >
                  <IconX size={14} aria-hidden />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayAct && (
        <form onSubmit={(event) => void add(event)}>
          <TextInput
            ref={field}
            size="xs"
            aria-label={say('tags.new')}
            placeholder={say('tags.new')}
            maxLength={60}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={wrong === null ? undefined : (errorAt(wrong, 'tags') ?? wrong.message)}
          />
          <Button type="submit" variant="default" size="xs" loading={saving}>
            {say('tags.add')}
          </Button>
        </form>
      )}
    </div>
  );
}
