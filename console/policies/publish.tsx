import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useAnnounce } from '../../ui/announce.tsx';
import { api, newKey, queries } from '../../ui/api/client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { versionsQuery, type Which } from './asked.ts';
import { ChangesList } from './changes-list.tsx';
import { dropDraft } from './drafts.ts';
import classes from './publish.module.css';
import type { Rules } from './rules.ts';

interface Props {
  which: Which;
  base: Rules;
  rules: Rules;
  /** Accounts under any version of the policy. */
  concerned: number;
}

/** The last look before a draft becomes a version: whom it concerns, what it changes, and what it doesn't yet. */
export function Publish({ opened, onClose, ...props }: Props & { opened: boolean; onClose: () => void }) {
  const say = useSay();
  return (
    <Dialog
      about={opened ? props : null}
      wide
      title={({ which }) => say('policies.publishTitle', { name: which.name })}
      onClose={onClose}
    >
      {(asked) => <Confirm {...asked} />}
    </Dialog>
  );
}

function Confirm({ which, base, rules, concerned }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const { done } = useAnnounce();
  const key = useRef(newKey());
  const [wrong, setWrong] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const { name } = which;
  const send = async (): Promise<void> => {
    setSending(true);
    setWrong(null);
    try {
      const { data } = await api.POST('/v1/policies/{name}/versions', {
        params: { path: { name }, header: { 'Idempotency-Key': key.current } },
        body: rules,
      });
      const version = data?.version ?? which.version;
      dropDraft(which);
      await queries.fetchQuery({ ...versionsQuery, staleTime: 0 });
      done(say('policies.published', { name, version }));
      await navigate({ to: '/policies/$name/$version', params: { name, version: String(version) } });
    } catch (error) {
      key.current = newKey();
      setWrong(error);
    } finally {
      setSending(false);
    }
  };
  return (
    <div className={classes.publish}>
      <p className={classes.concerns}>{say('policies.concerns', { count: concerned })}</p>
      <p>{say('policies.publishLead')}</p>
      <ChangesList before={base} after={rules} nothing={say('policies.sameAs', { version: which.version })} />
      {wrong !== null && <Wrong error={wrong} />}
      <Button data-autofocus loading={sending} onClick={() => void send()}>
        {say('policies.publish')}
      </Button>
    </div>
  );
}
