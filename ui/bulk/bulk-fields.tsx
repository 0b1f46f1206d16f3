import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useColleagues } from '../api/colleagues.ts';
import { useUser } from '../api/session.ts';
import { useWhen } from '../time.tsx';
import { ReasonField } from '../reason-field.tsx';
import { useSay } from '../words.tsx';
import { type BulkCommand, type Field, offerOf } from './commands.ts';
import type { Typed } from './order.ts';

/** What an order asks for, and the reason. */
export function BulkFields({
  command,
  form,
  count,
}: {
  command: BulkCommand;
  form: UseFormReturnType<Typed>;
  count: number;
}) {
  const say = useSay();
  const isAdmin = useUser()?.role === 'admin';
  const { today } = useWhen();
  const { fields } = offerOf(command);
  const asks = (field: Field): boolean => fields.includes(field);
  const first = fields.length === 0 ? 'reason' : ({ owner: 'owner', tags: 'add' }[fields[0] as string] ?? fields[0]);
  const field = (name: keyof Typed) => ({
    ...form.getInputProps(name),
    'data-autofocus': first === name || undefined,
    autoComplete: 'off',
  });
  return (
    <>
      {asks('days') && <TextInput label={say('bulk.days')} inputMode="numeric" {...field('days')} />}
      {asks('until') && !form.values.legal && (
        <TextInput
          type="date"
          min={today}
          label={say('bulk.until')}
          description={say('bulk.untilHint')}
          {...field('until')}
        />
      )}
      {asks('legal') && isAdmin && (
        <Checkbox label={say('bulk.legal')} {...form.getInputProps('legal', { type: 'checkbox' })} />
      )}
      {asks('owner') && <Owner form={form} />}
      {asks('tags') && (
        <>
          <TextInput label={say('bulk.addTags')} description={say('bulk.tagsHint')} {...field('add')} />
          <TextInput label={say('bulk.removeTags')} {...field('remove')} />
        </>
      )}
      {asks('version') && <TextInput label={say('bulk.version')} inputMode="numeric" {...field('version')} />}
      {asks('fraud') && <Checkbox label={say('bulk.fraud')} {...form.getInputProps('fraud', { type: 'checkbox' })} />}
      <ReasonField description={say('bulk.reasonHint')} {...field('reason')} />
      {asks('count') && (
        <TextInput
          label={say('bulk.count')}
          description={say('bulk.countHint', { count })}
          inputMode="numeric"
          {...field('count')}
        />
      )}
    </>
  );
}

function Owner({ form }: { form: UseFormReturnType<Typed> }) {
  const say = useSay();
  const { all } = useColleagues();
  const user = useUser();
  const others = (all ?? []).filter(({ id, active }) => active && id !== user?.id);
  return (
    <NativeSelect
      label={say('bulk.owner')}
      data-autofocus
      data={[
        ...(user === null ? [] : [{ value: user.id, label: say('bulk.me', { name: user.name }) }]),
        ...others.map(({ id, name }) => ({ value: id, label: name })),
        { value: '', label: say('bulk.nobody') },
      ]}
      {...form.getInputProps('owner')}
    />
  );
}
