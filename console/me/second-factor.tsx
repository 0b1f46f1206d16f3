import { Button, TextInput } from '@mantine/core';
import IconCheck from '@tabler/icons-react/icons/IconCircleCheck';
import IconOff from '@tabler/icons-react/icons/IconCircleOff';
import { type FormEvent, useState } from 'react';
import { useAnnounce } from '../../ui/announce.tsx';
import { api, queries } from '../../ui/api/client.ts';
import { meQuery } from '../../ui/api/me.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Section } from '../../ui/section.tsx';
import { type Look, Status } from '../../ui/status.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { isWrongCode } from './is-wrong-code.ts';
import classes from './me-page.module.css';
import { SetFactor } from './set-factor.tsx';

const ON: Look = { tone: 'good', icon: IconCheck, word: 'factor.on' };
const OFF: Look = { tone: 'still', icon: IconOff, word: 'factor.off' };

/** Codes of an app beside the password: set up, and taken away again. */
export function SecondFactor({ id, isSet }: { id: string; isSet: boolean }) {
  const say = useSay();
  const { done } = useAnnounce();
  const [asked, setAsked] = useState<'set' | 'remove' | null>(null);
  const close = (): void => setAsked(null);
  const after = (word: 'factor.isSet' | 'factor.isRemoved') => () => {
    close();
    done(say(word));
    void queries.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  const act = isSet ? 'remove' : 'set';
  return (
    <Section title={say('factor.title')} end={<Status look={isSet ? ON : OFF} />} framed>
      <div className={classes.form}>
        <p className={classes.note}>{say('factor.means')}</p>
        <Button variant="default" onClick={() => setAsked(act)}>
          {say(`factor.${act}`)}
        </Button>
      </div>
      <Dialog about={asked} title={(what) => say(`factor.${what}`)} onClose={close}>
        {(what) =>
          what === 'remove' ? (
            <Remove id={id} onDone={after('factor.isRemoved')} />
          ) : (
            <SetFactor id={id} onDone={after('factor.isSet')} />
          )
        }
      </Dialog>
    </Section>
  );
}

function Remove({ id, onDone }: { id: string; onDone: () => void }) {
  const say = useSay();
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<unknown>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await api.POST('/v1/users/{id}/second-factor/remove', { params: { path: { id } }, body: { code } });
      onDone();
    } catch (error) {
      setWrong(error);
    }
  };
  return (
    <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
      <p>{say('factor.willRemove')}</p>
      <TextInput
        data-autofocus
        label={say('factor.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={({ currentTarget: { value } }) => setCode(value)}
        error={isWrongCode(wrong) && say('factor.wrong')}
      />
      {wrong !== null && !isWrongCode(wrong) && <Wrong error={wrong} />}
      <Button type="submit">{say('factor.remove')}</Button>
    </form>
  );
}
