import { Select } from '@mantine/core';
import type { Role } from '@rehearsal/contracts/messages/roles';

const ROLES: readonly { value: Role; label: string }[] = [
  { value: 'viewer', label: 'viewer: looks, and changes nothing' },
  { value: 'ci', label: 'ci: reads, and runs load tests and rehearsals' },
  { value: 'operator', label: 'operator: ci, schedules, and the audit log' },
  { value: 'admin', label: 'admin: everything' },
];

/** What a role may do, for those who cannot change it. */
export const wordsOfRole = (role: Role): string => ROLES.find(({ value }) => value === role)?.label ?? role;

interface Props {
  readonly label: string;
  readonly value: Role;
  readonly onChange: (role: Role) => void;
  readonly description?: string;
  readonly disabled?: boolean;
  /** Where the label is said beside it already. */
  readonly isBare?: boolean;
}

/** What a person may do, in words. */
export const RoleSelect = ({ label, value, onChange, isBare = false, ...others }: Props) => (
  <Select
    {...(isBare ? { 'aria-label': label, size: 'xs' as const } : { label })}
    data={ROLES}
    renderOption={({ option }) => option.label}
    value={value}
    onChange={(chosen) => chosen !== null && onChange(chosen)}
    allowDeselect={false}
    comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    {...others}
  />
);
