import { NativeSelect } from '@mantine/core';
import { useSay } from '../../ui/words.tsx';
import type { User } from './asked.ts';

const ROLES = ['viewer', 'agent', 'admin'] as const satisfies User['role'][];

/** What somebody, or a system, may do: the least first. */
export function Role({ role, onChange }: { role: User['role']; onChange: (role: User['role']) => void }) {
  const say = useSay();
  return (
    <NativeSelect
      label={say('people.role')}
      description={say(`role.${role}.may`)}
      value={role}
      onChange={({ currentTarget: { value } }) => onChange(value as User['role'])}
      data={ROLES.map((one) => ({ value: one, label: say(`role.${one}`) }))}
    />
  );
}
