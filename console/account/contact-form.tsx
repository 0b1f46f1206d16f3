import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { useAnnounce } from '../../ui/announce.tsx';
import { api, newKey, type Schemas } from '../../ui/api/client.ts';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import type { Account } from './commands.ts';
import classes from './contacts.module.css';
import { CUSTOMER_LANGUAGES, languageName } from './languages.ts';
import { errorAt, useSaving } from './saving.ts';

type Contact = Schemas['Contact'];

/** Somebody new, or somebody who is there: to be changed, or removed. */
export function ContactForm(props: { account: Account; contact: Contact | null; onDone: () => void }) {
  const { account, contact, onDone } = props;
  const say = useSay();
  const intl = useIntl();
  const { done } = useAnnounce();
  const key = useRef(newKey());
  const [isSure, setSure] = useState(false);
  const [isNameless, setNameless] = useState(false);
  const { saving, wrong, save } = useSaving(account.id);
  const languages = [...new Set([...CUSTOMER_LANGUAGES, ...(contact?.language ? [contact.language] : [])])];

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const said = (field: string): string | null => String(typed.get(field) ?? '').trim() || null;
    const name = said('name');
    setNameless(name === null);
    if (name === null) return event.currentTarget.querySelector<HTMLElement>('[name="name"]')?.focus();
    const body = {
      name,
      role: said('role'),
      email: said('email'),
      phone: said('phone'),
      language: said('language'),
    };
    const isDone = await save(() =>
      contact === null
        ? api.POST('/v1/accounts/{id}/contacts', {
            params: { path: { id: account.id }, header: { 'Idempotency-Key': key.current } },
            body,
          })
        : api.PATCH('/v1/contacts/{id}', { params: { path: { id: contact.id } }, body }),
    );
    // What was refused is another wish when it is sent again.
    if (!isDone) return void (key.current = newKey());
    done(say('contacts.saved', { name }));
    onDone();
  };
  const remove = async ({ id, name }: Contact): Promise<void> => {
    if (!(await save(() => api.DELETE('/v1/contacts/{id}', { params: { path: { id } } })))) return;
    done(say('contacts.removed', { name }));
    onDone();
  };
  const field = (name: 'name' | 'role' | 'email' | 'phone') => ({
    name,
    defaultValue: contact?.[name] ?? '',
    error: errorAt(wrong, name),
    autoComplete: 'off',
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className={classes.fields}>
      <TextInput
        label={say('contacts.name')}
        data-autofocus
        required
        withAsterisk={false}
        maxLength={200}
        {...field('name')}
        error={isNameless ? say('contacts.missingName') : errorAt(wrong, 'name')}
      />
      <TextInput label={say('contacts.role')} maxLength={100} {...field('role')} />
      <TextInput type="email" label={say('contacts.email')} {...field('email')} />
      <div className={classes.pair}>
        <TextInput type="tel" label={say('contacts.phone')} maxLength={40} {...field('phone')} />
        <NativeSelect
          name="language"
          label={say('contacts.language')}
          defaultValue={contact?.language ?? ''}
          data={[
            { value: '', label: say('contacts.noLanguage') },
            ...languages.map((value) => ({ value, label: languageName(value, intl.locale) })),
          ]}
        />
      </div>
      {wrong !== null && wrong.body.errors === undefined && <Wrong error={wrong} />}
      {isSure && contact !== null ? (
        <>
          <p className={classes.sure}>{say('contacts.sure', { name: contact.name })}</p>
          <div className={classes.ends}>
            <Button variant="default" onClick={() => setSure(false)}>
              {say('contacts.keep')}
            </Button>
            <Button data-grave loading={saving} onClick={() => void remove(contact)}>
              {say('contacts.doRemove')}
            </Button>
          </div>
        </>
      ) : (
        <div className={classes.ends}>
          <Button type="submit" loading={saving}>
            {say('contacts.save')}
          </Button>
          {contact !== null && (
            <Button variant="default" onClick={() => setSure(true)}>
              {say('contacts.remove')}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}
