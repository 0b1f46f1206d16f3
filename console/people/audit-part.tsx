import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useActorName } from '../../ui/actor-name.ts';
import type { Schemas } from '../../ui/api/client.ts';
import { CopyId } from '../../ui/copy-id.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Section } from '../../ui/section.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay, type Words } from '../../ui/words.tsx';
import { type Audited, auditQuery } from './asked.ts';
import { PagesOf } from './pages-of.tsx';
import classes from './people-page.module.css';
import { useNameOf } from './user-name.ts';

type Entry = Schemas['AuditEntry'];

/** What of people's data was looked at or taken away comes first: that is what is asked for. */
const KINDS = {
  'proof.fileRead': 'audit.proof.fileRead',
  'mail.fileRead': 'audit.mail.fileRead',
  export: 'audit.export',
  'user.created': 'audit.user.created',
  'user.changed': 'audit.user.changed',
  'user.invited': 'audit.user.invited',
  'user.passwordSet': 'audit.user.passwordSet',
  'user.passwordForgotten': 'audit.user.passwordForgotten',
  'user.secondFactorSet': 'audit.user.secondFactorSet',
  'user.secondFactorRemoved': 'audit.user.secondFactorRemoved',
  'user.identityBound': 'audit.user.identityBound',
  'key.created': 'audit.key.created',
  'key.revoked': 'audit.key.revoked',
  'session.ended': 'audit.session.ended',
  'signIn.succeeded': 'audit.signIn.succeeded',
  'signIn.failed': 'audit.signIn.failed',
  'signIn.locked': 'audit.signIn.locked',
} satisfies Record<Audited, keyof Words>;

/** Who did what that concerns security: also who looked at which file, and who took a list away. */
export function AuditPart() {
  const say = useSay();
  const actor = useActorName();
  const nameOf = useNameOf();
  const [kind, setKind] = useState<Audited | null>(null);
  const asked = useInfiniteQuery(auditQuery(kind));
  const columns: Column<Entry>[] = [
    { id: 'what', name: say('switches.what'), phone: 'start', cell: ({ action }) => say(KINDS[action]) },
    {
      id: 'who',
      name: say('switches.who'),
      phone: 'under',
      cell: (entry) => nameOf(entry.actor.id) ?? actor(entry.actor),
    },
    {
      id: 'subject',
      name: say('audit.subject'),
      phone: 'underEnd',
      cell: (entry) => <Subject entry={entry} nameOf={nameOf} />,
    },
    { id: 'at', name: say('switches.at'), phone: 'end', cell: ({ at }) => <Instant at={at} /> },
    { id: 'address', name: say('sessions.address'), cell: ({ address }) => address ?? say('audit.here') },
  ];
  return (
    <Section title={say('people.audit')}>
      <NativeSelect
        className={classes.filter}
        label={say('audit.kind')}
        value={kind ?? ''}
        onChange={({ currentTarget: { value } }) => setKind(value === '' ? null : (value as Audited))}
        data={[
          { value: '', label: say('audit.all') },
          ...Object.entries(KINDS).map(([value, word]) => ({ value, label: say(word) })),
        ]}
      />
      <PagesOf
        asked={asked}
        show={(rows) =>
          rows.length === 0 ? (
            <Empty what={say('audit.none')} />
          ) : (
            <Table caption={say('people.audit')} columns={columns} rows={rows} keyOf={({ id }) => id} />
          )
        }
      />
    </Section>
  );
}

/** What it was done to: by name, by a link, or by its id. */
function Subject({ entry, nameOf }: { entry: Entry; nameOf: ReturnType<typeof useNameOf> }) {
  const { subject, data } = entry;
  if (subject === null) return typeof data.route === 'string' ? <code>{data.route}</code> : null;
  if (subject.startsWith('acc_'))
    return (
      <Link to="/accounts/$id" params={{ id: subject }}>
        {subject}
      </Link>
    );
  return nameOf(subject) ?? <CopyId id={subject} />;
}
