import { Checkbox, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useSay } from '../../ui/words.tsx';
import classes from './field.module.css';
import { type FieldPath, kindOf } from './rules.ts';
import type { Typed } from './typed.ts';
import { useWeekdayName, WEEKDAYS } from './value-words.ts';

export type PolicyForm = UseFormReturnType<Typed>;

/** A letter of a unit's, at its widest. */
const LETTER_PX = 7;
const ROLLS = ['none', 'next', 'previous'] as const;
const CALL_ROWS = ['call', 'pair'] as const;

/** One value of a policy, typed by what it is. */
export function Field({ path, form }: { path: FieldPath; form: PolicyForm }) {
  const say = useSay();
  const weekdayName = useWeekdayName();
  const label = say(`policyField.${path}`);
  const kind = kindOf(path);
  const props = form.getInputProps(path);

  if (kind === 'yesNo')
    return <Checkbox label={label} className={classes.check} {...form.getInputProps(path, { type: 'checkbox' })} />;
  if (kind === 'rollTo')
    return (
      <NativeSelect
        label={label}
        data={ROLLS.map((value) => ({ value, label: say(`policies.rollTo.${value}`) }))}
        {...props}
      />
    );
  if (kind === 'callRow')
    return (
      <NativeSelect
        label={label}
        data={CALL_ROWS.map((value) => ({ value, label: say(`policies.callRow.${value}`) }))}
        {...props}
      />
    );
  if (kind === 'weekdays')
    return (
      <Checkbox.Group label={label} className={classes.wide} {...props}>
        <Group gap="8px 16px" mt={4}>
          {WEEKDAYS.map((weekday) => (
            <Checkbox key={weekday} value={weekday} label={weekdayName(weekday)} />
          ))}
        </Group>
      </Checkbox.Group>
    );
  if (kind === 'dates')
    return (
      <Textarea label={label} description={say('policies.datesHint')} rows={5} className={classes.wide} {...props} />
    );
  if (kind === 'days[]' || kind === 'minutes[]')
    return (
      <TextInput
        label={label}
        description={say(kind === 'days[]' ? 'policies.daysHint' : 'policies.minutesHint')}
        autoComplete="off"
        {...props}
      />
    );
  const word = unitOf(kind);
  const unit = kind === 'money' ? String(form.values.currency) : word === null ? null : say(word);
  return (
    <TextInput
      label={label}
      inputMode={kind === 'code' || kind === 'time' ? undefined : kind === 'money' ? 'decimal' : 'numeric'}
      autoComplete="off"
      aria-description={unit ?? undefined}
      rightSection={unit === null ? undefined : <span className={classes.unit}>{unit}</span>}
      rightSectionWidth={unit === null ? undefined : unit.length * LETTER_PX + 20}
      {...props}
    />
  );
}

function unitOf(kind: ReturnType<typeof kindOf>) {
  if (kind === 'days' || kind === 'workingDays' || kind === 'bankDays' || kind === 'minutes' || kind === 'hours')
    return `policies.unitName.${kind}` as const;
  return kind === 'percent' ? 'policies.unitName.percent' : null;
}
