import { z } from 'zod';
import type { Cell } from './csv.ts';

/** A column of a list: its heading is the path of what stands in it. */
export interface Column {
  heading: string;
  path: readonly string[];
}

/**
 * What a list's items are as a table, from the schema that they answer by: an object within one is several columns
 * (`balance.openMinor`), a list within one is JSON in one.
 */
export function columnsOf(item: z.core.$ZodType, path: readonly string[] = []): Column[] {
  const plain = unwrapped(item);
  if (plain instanceof z.ZodObject)
    return Object.entries(plain.shape).flatMap(([key, inner]) => columnsOf(inner as z.core.$ZodType, [...path, key]));
  return [{ heading: path.join('.'), path }];
}

export const cellsOf = (item: unknown, columns: readonly Column[]): Cell[] =>
  columns.map(({ path }) => {
    const value = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], item);
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as Cell);
  });

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrapped(schema.unwrap())
    : schema;
}

/** The items' schema of a list's answer; null: it is no list. */
export function itemOf(answer: unknown): z.core.$ZodType | null {
  const items = answer instanceof z.ZodObject ? answer.shape.items : undefined;
  return items instanceof z.ZodArray ? items.element : null;
}
