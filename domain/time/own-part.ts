/**
 * The account's own of so many equal parts, always the same one: what would come to everybody in one instant is spread
 * over them.
 */
export const ownPart = (accountId: string, parts: number): number => (parts > 1 ? hash(accountId) % parts : 0);

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}
