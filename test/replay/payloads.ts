import type { History } from '@temporalio/common/lib/proto-utils';

/**
 * All that a history holds beside its plain fields, decoded: what was said to the workflow and its activities, what
 * they answered, attributes and summaries.
 */
export function payloadsIn(history: History): unknown[] {
  const found: unknown[] = [];
  walk(history, (part) => {
    const { metadata, data } = part as { metadata?: { encoding?: unknown }; data?: Uint8Array | null };
    if (metadata?.encoding === undefined || !data) return;
    const text = Buffer.from(data).toString('utf8');
    found.push(text === '' ? null : JSON.parse(text));
  });
  return found;
}

/** What failures say, those that were tried again among them. */
export function failuresIn(history: History): { message: string; stackTrace: string }[] {
  const found: { message: string; stackTrace: string }[] = [];
  walk(history, (part, name) => {
    const { message, stackTrace } = part as { message?: string | null; stackTrace?: string | null };
    if (/failure|cause/i.test(name) && typeof message === 'string')
      found.push({ message, stackTrace: stackTrace ?? '' });
  });
  return found;
}

/** Every plain text, wherever it stands. */
export function textsIn(history: History): string[] {
  const found: string[] = [];
  const note = (value: unknown): void => void (typeof value === 'string' && found.push(value));
  walk(history, (part) => Object.values(part).forEach(note));
  for (const payload of payloadsIn(history))
    walk({ payload }, (part) => Object.entries(part).forEach((entry) => entry.forEach(note)));
  return found;
}

/** Leaves of payloads with the name under which they stand: `work.verb chargeBalance`. */
export function leavesOf(value: unknown, name = ''): { name: string; value: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((one) => leavesOf(one, name));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, one]) => leavesOf(one, name === '' ? key : `${name}.${key}`));
  return [{ name, value }];
}

function walk(part: unknown, visit: (part: object, name: string) => void, name = ''): void {
  if (typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) return;
  visit(part, name);
  for (const [key, value] of Object.entries(part)) walk(value, visit, key);
}
