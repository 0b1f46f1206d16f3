import { describe, expect, test } from '@jest/globals';
import { COMMANDS } from '../../domain/chart/requests/commands.ts';
import { codeOf, isCode, ourFiles } from './files.ts';

/** Where reactions stand, and where the machine puts them together. */
const code = ourFiles()
  .filter((path) => isCode(path) && /^domain\/chart\/(reactions|machine)\//.test(path))
  .map(codeOf)
  .join('\n');

describe('commands', () => {
  test.each(COMMANDS)('%s stands on the timeline when it is taken', (command) => {
    expect(code).toMatch(new RegExp(`\\bapplied\\(\\s*turn,\\s*'${command}'`));
  });
});
