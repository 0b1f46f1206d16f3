import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, newKey, type Schemas } from '../api/client.ts';
import { asProblem, type Problem } from '../api/problem.ts';
import { useUser } from '../api/session.ts';
import { dayAfter } from '../days.ts';
import { useWhen } from '../time.tsx';
import { useSay } from '../words.tsx';
import { Wrong } from '../wrong.tsx';
import { BulkFields } from './bulk-fields.tsx';
import classes from './bulk.module.css';
import { bodyOf, type Chosen, foresee, JUDGED_AT_ONCE } from './chosen.ts';
import { type BulkCommand, offerOf } from './commands.ts';
import { fieldErrors, missingIn, orderOf, type Typed } from './order.ts';
import { Preview } from './preview.tsx';

const PAUSE_MS = 400;
const WEEK = 7;
const USUAL_DAYS = '5';

/** Fields, a reason, what the order would come to, and the one button that gives it. */
export function BulkForm(props: {
  command: BulkCommand;
  chosen: Chosen;
  count: number;
  names: ReadonlyMap<string, string>;
  onGiven: (job: Schemas['BulkJob']) => void;
}) {
  const { command, chosen, count } = props;
  const say = useSay();
  const user = useUser();
  const { today } = useWhen();
  const [sending, setSending] = useState(false);
  const [wrong, setWrong] = useState<Problem | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const form = useForm<Typed>({
    initialValues: {
      ...{ reason: '', add: '', remove: '', version: '', count: '', legal: false, fraud: false },
      days: USUAL_DAYS,
      until: dayAfter(today, WEEK),
      owner: user?.id ?? '',
    },
    validate: (typed) => missingIn(command, typed, count, say),
  });
  const order = orderOf(command, form.values);
  const json = JSON.stringify(order);
  const [settled] = useDebouncedValue(json, PAUSE_MS);
  const isMuch = count > JUDGED_AT_ONCE;
  const mayAsk = settled !== 'null' && (!isMuch || asked === settled);
  const preview = useQuery({
    queryKey: ['bulk-preview', chosen, settled],
    queryFn: ({ signal }) => foresee(chosen, JSON.parse(settled), signal),
    enabled: mayAsk,
    staleTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
  });
  const isThere = mayAsk && settled === json && preview.isSuccess && !preview.isFetching;
  const foreseen = mayAsk ? preview.data : undefined;
  const isNobody = isThere && preview.data.willApply === 0;

  /** The same wish is the same job, however often it is sent; another wish is another one. */
  const keys = useRef(new Map<string, string>());
  const send = async (): Promise<void> => {
    if (order === null || !isThere) return;
    const body = bodyOf(chosen, order, form.values.reason.trim(), false);
    const wish = JSON.stringify(body);
    const key = keys.current.get(wish) ?? newKey();
    keys.current.set(wish, key);
    setSending(true);
    setWrong(null);
    try {
      const { data } = await api.POST('/v1/bulk-overrides', {
        params: { header: { 'Idempotency-Key': key } },
        body,
      });
      props.onGiven(data as Schemas['BulkJob']);
    } catch (error) {
      const problem = asProblem(error);
      const fields = fieldErrors(problem.body.errors ?? []);
      if (Object.keys(fields).length > 0) form.setErrors(fields);
      else setWrong(problem);
    } finally {
      setSending(false);
    }
  };

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={form.onSubmit(
        () => void send(),
        (errors) => document.querySelector<HTMLElement>(`[data-path="${Object.keys(errors)[0]}"]`)?.focus(),
      )}
    >
      <BulkFields command={command} form={form} count={count} />
      <Preview
        foreseen={foreseen}
        error={mayAsk ? preview.error : null}
        is={settled === 'null' ? 'incomplete' : isMuch && !mayAsk ? 'unasked' : isThere ? 'there' : 'coming'}
        count={count}
        names={props.names}
        onAsk={() => (asked === settled ? void preview.refetch() : setAsked(settled))}
      />
      {wrong !== null && <Wrong error={wrong} />}
      <div className={classes.foot}>
        {isNobody && <p className={classes.nobody}>{say('bulk.nobodyTakesIt')}</p>}
        {isMuch && order !== null && !mayAsk && <p className={classes.nobody}>{say('bulk.seeFirst')}</p>}
        <Button
          type="submit"
          size="md"
          fullWidth
          loading={sending}
          disabled={order !== null && (!isThere || isNobody)}
          data-grave={offerOf(command).isGrave}
        >
          {say('bulk.confirm', { act: say(offerOf(command).word), count: isThere ? preview.data.willApply : count })}
        </Button>
      </div>
    </form>
  );
}
