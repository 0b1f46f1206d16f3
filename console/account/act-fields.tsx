import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { typedMinor } from '../../ui/amount.ts';
import { query } from '../../ui/api/client.ts';
import { useUser } from '../../ui/api/session.ts';
import { dayAfter } from '../../ui/days.ts';
import { useWhen } from '../../ui/time.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { useSay } from '../../ui/words.tsx';
import { pageOf } from './asked.ts';
import { type Account, type Command, offerOf } from './commands.ts';
import { Installments } from './installments.tsx';
import type { Typed } from './order.ts';
import classes from './act-form.module.css';
import { LastReasons } from './reasons.tsx';

const WEEK = 7;
const USUAL_DAYS = 5;

interface Props {
  account: Account;
  command: Command;
  form: UseFormReturnType<Typed>;
}

/** What a command asks for, filled in with what is likeliest, and the reason. */
export function ActFields({ account, command, form }: Props) {
  const say = useSay();
  const user = useUser();
  const { today } = useWhen();
  const asks = (field: keyof Typed): boolean => (offerOf(command).fields as readonly string[]).includes(field);
  useLikeliest(account, form, asks);
  const [first = 'reason'] = offerOf(command).fields;
  /** The focus begins at the first field. */
  const field = (name: 'amount' | 'on' | 'until' | 'days' | 'version' | 'reason' | 'name') => ({
    ...form.getInputProps(name),
    'data-autofocus': first === name || undefined,
  });
  const day = { type: 'date', min: today, required: true, withAsterisk: false } as const;

  return (
    <>
      {asks('amount') && (
        <TextInput label={say('field.amount')} inputMode="decimal" autoComplete="off" {...field('amount')} />
      )}
      {asks('on') && <TextInput label={say('field.on')} {...day} {...field('on')} />}
      {asks('until') && !form.values.legal && (
        <TextInput label={say('field.until')} description={say('field.untilHint')} {...day} {...field('until')} />
      )}
      {asks('legal') && user?.role === 'admin' && (
        <Checkbox label={say('field.legal')} {...form.getInputProps('legal', { type: 'checkbox' })} />
      )}
      {asks('days') && (
        <TextInput label={say('field.days')} inputMode="numeric" autoComplete="off" {...field('days')} />
      )}
      {asks('version') && (
        <TextInput
          label={say('field.version')}
          description={say('field.versionNow', account.policy)}
          inputMode="numeric"
          {...field('version')}
        />
      )}
      {asks('installments') && <Installments form={form} account={account} />}
      {asks('method') && <Method account={account} form={form} />}
      {asks('fraud') && user?.role === 'admin' && (
        <Checkbox label={say('field.fraud')} {...form.getInputProps('fraud', { type: 'checkbox' })} />
      )}
      <div className={classes.why}>
        <ReasonField description={say('field.reasonHint')} {...field('reason')} />
        <LastReasons accountId={account.id} onChoose={(reason) => form.setFieldValue('reason', reason)} />
      </div>
      {asks('name') && (
        <TextInput
          label={say('field.name')}
          description={say('field.nameHint', { name: account.name })}
          autoComplete="off"
          {...field('name')}
        />
      )}
    </>
  );
}

/** All that is owed, in a week: so that the usual case is typed in two keys. */
function useLikeliest(account: Account, form: Props['form'], asks: (field: keyof Typed) => boolean): void {
  const intl = useIntl();
  const { today } = useWhen();
  const owed = account.balance.overdueMinor || account.balance.openMinor;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form opens; afterwards it is the reader's
  useEffect(() => {
    form.setValues({
      ...(asks('amount') && owed > 0 ? { amount: typedMinor(owed, intl.locale, account.currency) } : {}),
      ...(asks('on') ? { on: dayAfter(today, WEEK) } : {}),
      ...(asks('until') ? { until: dayAfter(today, WEEK) } : {}),
      ...(asks('days') ? { days: String(USUAL_DAYS) } : {}),
    });
  }, []);
}

function Method({ account, form }: Pick<Props, 'account' | 'form'>) {
  const say = useSay();
  const { data } = query.useQuery('get', '/v1/accounts/{id}/payment-methods', pageOf(account.id));
  const usable = (data?.items ?? []).filter(({ status }) => status === 'active');
  return (
    <NativeSelect
      label={say('field.method')}
      data={[
        { value: '', label: say('field.defaultMethod') },
        ...usable.map(({ id, brand, last4 }) => ({ value: id, label: `${brand} ···· ${last4}` })),
      ]}
      {...form.getInputProps('method')}
    />
  );
}
