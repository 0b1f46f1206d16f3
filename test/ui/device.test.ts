import { expect, test } from '@jest/globals';
import { deviceOf } from '../../ui/device.ts';

/** As browsers call themselves, without what is the same in all of them. */
test.each([
  ['(Windows NT 10.0; Win64; x64) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0', 'Edge, Windows'],
  ['(X11; Linux x86_64) Chrome/143.0.0.0 Safari/537.36', 'Chrome, Linux'],
  ['(Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, macOS'],
  ['(iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari, iPhone'],
  ['(Linux; Android 15) Chrome/143.0.0.0 Mobile Safari/537.36', 'Chrome, Android'],
  ['curl/8.5.0', null],
  ['', null],
])('%s', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});
