import { Button } from '@mantine/core';
import IconPencil from '@tabler/icons-react/icons/IconPencil';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { query, type Schemas } from '../../ui/api/client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Section } from '../../ui/section.tsx';
import { EMAIL, Status } from '../../ui/status.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { pageOf, useMayActOn } from './asked.ts';
import type { Account } from './commands.ts';
import { ContactForm } from './contact-form.tsx';
import classes from './contacts.module.css';
import { languageName } from './languages.ts';

type Contact = Schemas['Contact'];

/** The people at a customer's: whom to ask for, in which language, and whom no mail reaches. */
export function Contacts({ account }: { account: Account }) {
  const say = useSay();
  const mayAct = useMayActOn(account);
  const [open, setOpen] = useState<Contact | 'new' | null>(null);
  const { data, error, refetch } = query.useQuery('get', '/v1/accounts/{id}/contacts', pageOf(account.id));
  return (
    <Section
      title={say('contacts.title')}
      framed
      end={
        mayAct && (
          <Button variant="default" size="xs" onClick={() => setOpen('new')}>
            {say('contacts.add')}
          </Button>
        )
      }
    >
      {error ? (
        <Wrong error={error} again={() => void refetch()} />
      ) : data?.items.length === 0 ? (
        <p className={classes.none}>{say('contacts.none')}</p>
      ) : (
        <ul className={classes.contacts}>
          {(data?.items ?? []).map((contact) => (
            <li key={contact.id}>
              <One contact={contact} />
              {mayAct && (
                <button
                  type="button"
                  className={classes.edit}
                  aria-label={say('contacts.edit', { name: contact.name })}
                  onClick={() => setOpen(contact)}
                >
                  <IconPencil size={16} aria-hidden />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Dialog
        about={open}
        title={(about) => (about === 'new' ? say('contacts.new') : about.name)}
        onClose={() => setOpen(null)}
      >
        {(about) => (
          <ContactForm account={account} contact={about === 'new' ? null : about} onDone={() => setOpen(null)} />
        )}
      </Dialog>
    </Section>
  );
}

function One({ contact: { name, role, email, phone, language, bounced } }: { contact: Contact }) {
  const intl = useIntl();
  const about = [role, language === null ? null : languageName(language, intl.locale)].filter((one) => one !== null);
  return (
    <div className={classes.one}>
      <strong>{name}</strong>
      {about.length > 0 && <span className={classes.about}>{about.join(' · ')}</span>}
      {email !== null && (
        <span>
          <a href={`mailto:${email}`}>{email}</a> {bounced && <Status look={EMAIL.bounced} />}
        </span>
      )}
      {phone !== null && <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a>}
    </div>
  );
}
