import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { NewPolicyVersion } from '../../api/v1/policies/bodies.ts';
import { validatePolicy } from '../../domain/policy/check.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { BadSettings } from '../settings.ts';

/** A policy as the API takes a new version of one, or as it shows one: then with its name and number. */
const file = NewPolicyVersion.extend({ name: z.string().default('backtest'), version: z.number().default(0) });

/** Every fault of the file is named, as the API would. */
export function policyIn(path: string): Policy {
  let body: unknown;
  try {
    body = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new BadSettings(`${path} can not be read as a policy: ${(error as Error).message}`);
  }
  const parsed = file.safeParse(body);
  if (!parsed.success)
    throw bad(
      path,
      parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    );
  const problems = validatePolicy(parsed.data);
  if (problems.length > 0) throw bad(path, problems);
  return parsed.data;
}

const bad = (path: string, problems: { path: string; message: string }[]): BadSettings =>
  new BadSettings(
    [`${path} is no policy that could be stored:`, ...problems.map((one) => `  ${one.path} ${one.message}`)].join('\n'),
  );
