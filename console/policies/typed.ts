import { readMinor, typedMinor } from '../../ui/amount.ts';
import { kindOf, type Kind, type NetworkRule, PATHS, type Rules, valueAt } from './rules.ts';

/** A form's fields, at the places that they have in a policy: texts as they are typed, choices as they are. */
export type Typed = Record<string, unknown>;

interface Written {
  locale: string;
  currency: string;
}

const LIST = ', ';

/** A policy's rules as they may be typed again. */
export function typedOf(rules: Rules, { locale, currency }: Written): Typed {
  const typed: Typed = {};
  for (const path of PATHS) put(typed, path, typedAs(kindOf(path), valueAt(rules, path), { locale, currency }));
  typed.networks = rules.networks.map((rule) => ({
    ...rule,
    declines: capTyped(rule.declines),
    sameAmount: capTyped(rule.sameAmount),
  }));
  return typed;
}

/**
 * The rules that a form says. What can't be read as a number is left as it was typed: the API says at its field what it
 * should be.
 */
export function rulesIn(typed: Typed, { locale, currency }: Written): Rules {
  const rules: Typed = {};
  for (const path of PATHS) put(rules, path, readAs(kindOf(path), valueAt(typed, path), { locale, currency }));
  rules.networks = (typed.networks as TypedNetwork[]).map((rule) => ({
    ...rule,
    declines: capIn(rule.declines),
    sameAmount: capIn(rule.sameAmount),
  }));
  return rules as unknown as Rules;
}

function typedAs(kind: Kind, value: unknown, { locale, currency }: Written): unknown {
  if (kind === 'yesNo' || kind === 'weekdays' || isChoice(kind)) return value;
  if (value === null || value === undefined) return '';
  if (kind === 'dates') return (value as string[]).join('\n');
  if (Array.isArray(value)) return value.join(LIST);
  return kind === 'money' && typeof value === 'number' ? typedMinor(value, locale, currency) : String(value);
}

const isChoice = (kind: Kind): boolean => kind === 'rollTo' || kind === 'callRow';

function readAs(kind: Kind, typed: unknown, { locale, currency }: Written): unknown {
  if (typeof typed !== 'string' || isChoice(kind)) return typed;
  const text = typed.trim();
  if (kind === 'dates') return text.split(/[\s,;]+/).filter((one) => one !== '');
  if (kind.endsWith('[]'))
    return text
      .split(/[\s,;]+/)
      .filter((one) => one !== '')
      .map(numberIn);
  if (kind === 'code' || kind === 'time') return text;
  if (kind === 'money') return /^0+([.,]0*)?$/.test(text) ? 0 : (readMinor(text, locale, currency) ?? text);
  return text === '' ? null : numberIn(text);
}

const numberIn = (text: string): number | string => (/^\d{1,12}$/.test(text) ? Number(text) : text);

type Cap = NetworkRule['declines'];
interface TypedCap {
  max: string;
  hours: string;
}
type TypedNetwork = Omit<NetworkRule, 'declines' | 'sameAmount'> & Record<'declines' | 'sameAmount', TypedCap>;

const capTyped = (cap: Cap): TypedCap => ({ max: String(cap?.max ?? ''), hours: String(cap?.hours ?? '') });
const capIn = ({ max, hours }: TypedCap): unknown =>
  max.trim() === '' && hours.trim() === '' ? null : { max: numberIn(max.trim()), hours: numberIn(hours.trim()) };

function put(into: Typed, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let part = into;
  for (const key of keys) part = (part[key] ??= {}) as Typed;
  part[last] = value;
}
