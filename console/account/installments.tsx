import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import IconX from '@tabler/icons-react/icons/IconX';
import { useIntl } from 'react-intl';
import { readMinor } from '../../ui/amount.ts';
import { useMoney } from '../../ui/money.tsx';
import { useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Account } from './commands.ts';
import classes from './installments.module.css';
import type { Typed } from './order.ts';

const MOST = 36;

/** The parts of a plan, each with its day, and what of the debt they leave over. */
export function Installments({ form, account }: { form: UseFormReturnType<Typed>; account: Account }) {
  const say = useSay();
  const intl = useIntl();
  const money = useMoney();
  const { today } = useWhen();
  const { installments } = form.values;
  const planned = installments.reduce(
    (sum, { amount }) => sum + (readMinor(amount, intl.locale, account.currency) ?? 0),
    0,
  );
  return (
    <fieldset className={classes.plan}>
      <legend>{say('field.installments')}</legend>
      {installments.map((_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names but their places
        <div key={i} className={classes.part}>
          <TextInput
            type="date"
            min={today}
            data-autofocus={i === 0 || undefined}
            aria-label={say('field.partOn', { n: i + 1 })}
            {...form.getInputProps(`installments.${i}.on`)}
          />
          <TextInput
            inputMode="decimal"
            autoComplete="off"
            placeholder="0.00"
            aria-label={say('field.partAmount', { n: i + 1 })}
            {...form.getInputProps(`installments.${i}.amount`)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={say('field.partRemove', { n: i + 1 })}
            disabled={installments.length === 1}
            onClick={() => form.removeListItem('installments', i)}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div className={classes.foot}>
        <Button
          variant="default"
          size="xs"
          disabled={installments.length >= MOST}
          onClick={() => form.insertListItem('installments', { on: '', amount: '' })}
        >
          {say('field.partAdd')}
        </Button>
        <span className="figures">
          {say('field.planned', {
            planned: money(planned, account.currency),
            owed: money(account.balance.openMinor, account.currency),
          })}
        </span>
      </div>
    </fieldset>
  );
}
