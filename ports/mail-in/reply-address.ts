/**
 * What stands for `{token}` in an address of the company's pattern for replies; null: the address is another. Both are
 * compared without case.
 */
export function tokenIn(address: string, pattern: string): string | null {
  const [before = '', after = ''] = pattern.toLowerCase().split('{token}');
  const written = address.toLowerCase();
  if (written.length <= before.length + after.length || !written.startsWith(before) || !written.endsWith(after))
    return null;
  const token = written.slice(before.length, written.length - after.length);
  return /^[0-9a-z]+$/.test(token) ? token : null;
}
