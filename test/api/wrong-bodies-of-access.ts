import type { WrongBodies } from './wrong-bodies.ts';
import { LONG, instants, texts } from './wrong-values.ts';

const PASSWORD = 'zanahoria morada camina';
const passwords = ['short', 'Sunshine2026!', 'x'.repeat(129), 5, null];

/** Of who may what: bodies that are right, and values that are wrong. */
export const ACCESS: WrongBodies[] = [
  {
    url: '/v1/session',
    body: { email: 'nobody@company.example', password: PASSWORD },
    wrong: [
      ['email', undefined, 5, null, '', LONG],
      ['password', undefined, 5, null, ''],
      ['remember', true],
    ],
  },
  {
    url: '/v1/password-links',
    body: { email: 'nobody@company.example' },
    wrong: [
      ['email', undefined, 5, null, '', LONG],
      ['token', 'x'],
    ],
  },
  {
    url: '/v1/password-links/redeem',
    body: { token: 'nobody', password: PASSWORD },
    wrong: [
      ['token', undefined, 5, null, '', LONG],
      ['password', undefined, 5, null],
      ['email', 'x'],
    ],
  },
  {
    url: '/v1/users',
    body: { email: 'new@company.example', name: 'New', role: 'agent', password: PASSWORD },
    wrong: [
      ['email', undefined, 'new', 'new@', 5, null],
      ['name', ...texts],
      ['role', undefined, 'customer', 'root', 5, null],
      ['locale', 'x-klingon', 5],
      ['password', ...passwords],
      ['disabled', true],
    ],
  },
  { url: '/v1/users/{usr}/invitation', body: {}, wrong: [['role', 'admin']] },
  {
    url: '/v1/users/{usr}/second-factor',
    body: { currentPassword: PASSWORD },
    wrong: [
      ['currentPassword', undefined, 5, null],
      ['secret', 'x'],
    ],
  },
  {
    url: '/v1/users/{usr}/second-factor/confirm',
    body: { code: '000000' },
    wrong: [
      ['code', undefined, 5, 'abcdef', '12345', null],
      ['secret', 'x'],
    ],
  },
  {
    url: '/v1/users/{usr}/second-factor/remove',
    body: {},
    wrong: [
      ['code', 5, 'abcdef', '12345', null],
      ['secret', 'x'],
    ],
  },
  {
    url: '/v1/users/{usr}/password',
    body: { password: PASSWORD },
    wrong: [
      ['password', undefined, ...passwords],
      ['currentPassword', 5],
      ['email', 'x'],
    ],
  },
  {
    url: '/v1/api-keys',
    body: { name: 'Warehouse', role: 'viewer' },
    wrong: [
      ['name', ...texts],
      ['role', undefined, 'customer', 'root', 5, null],
      ['expiresAt', '2020-01-01T00:00:00Z', ...instants.slice(1)],
      ['key', 'pk_mine'],
    ],
  },
];
