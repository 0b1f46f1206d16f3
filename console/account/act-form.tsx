import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { readMinor } from '../../ui/amount.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { api, isProblem, newKey, queries } from '../../ui/api/client.ts';
import { asProblem, type Problem } from '../../ui/api/problem.ts';
import { accountChanged, listsChanged } from '../../ui/api/stale.ts';
import { useDraft } from '../../ui/draft.ts';
import { useMoney } from '../../ui/money.tsx';
import { useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { ActFields } from './act-fields.tsx';
import classes from './act-form.module.css';
import { useTimeline } from '../../ui/api/timeline.ts';
import { accountQuery } from '../../ui/api/asked.ts';
import { Changed } from './changed.tsx';
import { type Account, type Command, offerOf } from './commands.ts';
import { Effect } from './effect-of.tsx';
import { missingIn, pathsToFields } from './missing.ts';
import { NOTHING_TYPED, type Override, orderOf, type Typed } from './order.ts';

const PAUSE_MS = 300;

/**
 * Fields, a reason, what the act would change, and the one button that does it. It is based on the account as it was
 * when the form opened: if that has changed, what came between is shown, nothing typed is lost, and one confirms anew.
 */
export function ActForm({ account, command, onDone }: { account: Account; command: Command; onDone: () => void }) {
  const say = useSay();
  const intl = useIntl();
  const { done } = useAnnounce();
  const summary = useSummary(account, command);
  const key = useRef(newKey());
  const [basedOn, setBasedOn] = useState(account.version);
  const newest = useTimeline(account.id).entries?.[0]?.seq;
  const seqAtOpen = useRef<number>(undefined);
  seqAtOpen.current ??= newest;
  const [isChanged, setChanged] = useState(false);
  const [wrong, setWrong] = useState<Problem | null>(null);
  const [sending, setSending] = useState(false);

  const minorOf = (text: string): number | null => readMinor(text, intl.locale, account.currency);
  const form = useForm<Typed>({
    initialValues: NOTHING_TYPED,
    validate: (typed) => missingIn({ typed, offer: offerOf(command), account, minorOf, say }),
  });
  useDraft(`act.${account.id}.${command}`, form.values, (kept) => form.setValues(kept));
  const order = orderOf(command, form.values, minorOf);
  const [settled] = useDebouncedValue(JSON.stringify(order), PAUSE_MS);

  const send = async (): Promise<void> => {
    if (order === null) return;
    setSending(true);
    setWrong(null);
    try {
      const { data } = await api.POST('/v1/accounts/{id}/overrides', {
        params: { path: { id: account.id }, header: { 'Idempotency-Key': key.current } },
        body: { ...order, reason: form.values.reason.trim(), expectedVersion: basedOn } as Override,
      });
      if (data !== undefined) queries.setQueryData(accountQuery(account.id).queryKey, data);
      void accountChanged(account.id);
      void listsChanged();
      done(summary(form.values, 'done'));
      onDone();
    } catch (error) {
      await refused(error);
    } finally {
      setSending(false);
    }
  };

  const refused = async (error: unknown): Promise<void> => {
    // What was refused is another wish when it is sent again.
    key.current = newKey();
    if (isProblem(error, 'stale_version')) {
      await accountChanged(account.id);
      const now = await queries.fetchQuery({ ...accountQuery(account.id), staleTime: 0 });
      setChanged(true);
      setBasedOn(now.version);
      return;
    }
    const problem = asProblem(error);
    const fields = pathsToFields(problem.body.errors ?? []);
    if (Object.keys(fields).length > 0) form.setErrors(fields);
    else setWrong(problem);
  };

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={form.onSubmit(
        () => void send(),
        (errors) => focusFirst(Object.keys(errors)),
      )}
    >
      {isChanged && <Changed account={account} sinceSeq={seqAtOpen.current ?? 0} />}
      <ActFields account={account} command={command} form={form} />
      <Effect account={account} order={settled === 'null' ? null : JSON.parse(settled)} />
      {wrong !== null && <Wrong error={wrong} />}
      <div className={classes.foot}>
        <Button type="submit" size="md" fullWidth loading={sending} data-grave={offerOf(command).isGrave}>
          {isChanged ? say('act.reviewed') : summary(form.values, 'confirm')}
        </Button>
      </div>
    </form>
  );
}

function focusFirst(fields: string[]): void {
  const [first] = fields;
  if (first !== undefined)
    document.querySelector<HTMLElement>(`[data-path="${CSS.escape(first)}"], [data-path="${first}"]`)?.focus();
}

/**
 * What confirming does, or has done, in a sentence with its amount and its day; while what it would name is not typed
 * yet, the act alone.
 */
function useSummary(account: Account, command: Command): (typed: Typed, which: 'confirm' | 'done') => string {
  const say = useSay();
  const intl = useIntl();
  const when = useWhen();
  const money = useMoney();
  return (typed, which) => {
    const minor = readMinor(typed.amount, intl.locale, account.currency);
    const day = typed.legal ? '' : command === 'promise' ? typed.on : typed.until;
    const named = {
      amount: minor === null ? '' : money(minor, account.currency),
      day: day === '' ? '' : when.dated(day),
      days: Number(typed.days) || 0,
      count: typed.installments.length,
      version: typed.version,
      name: account.name,
    };
    const offer = offerOf(command);
    const word =
      command === 'pause' && typed.legal && which === 'confirm'
        ? 'confirm.pauseLegal'
        : which === 'confirm' && lacks(String(intl.messages[offer.confirm]), named)
          ? offer.word
          : offer[which];
    return say(word, named).trim();
  };
}

/** Whether a sentence names what is not there. */
const lacks = (sentence: string, named: Record<string, string | number>): boolean =>
  Object.entries(named).some(
    ([name, value]) => (value === '' || value === 0) && new RegExp(`\\{${name}[,}]`).test(sentence),
  );
