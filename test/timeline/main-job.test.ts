import { describe, expect, test } from '@jest/globals';
import { Story } from './story.ts';

describe('the main job', () => {
  test('declined on the 10th, charged an hour later', () => {
    const story = new Story({ card: 'tok_declined_once' });
    story.on('2026-03-02').invoice(116_000, '2026-03-10');
    story.on('2026-03-12');
    const [declined, charged] = story.book.calls;
    expect(story.book.calls.map((call) => call.outcome)).toEqual(['declined', 'succeeded']);
    expect(Date.parse(charged!.at) - Date.parse(declined!.at)).toBe(3_600_000);
    expect(story.lines('charge', 'email', 'service')).toEqual([]);
  });
  test('nobody pays', () => {
    const story = new Story();
    story.on('2026-03-02').invoice(116_000, '2026-03-10');
    story.on('2026-08-12');
    expect(story.lines()).toEqual([]);
  });
});
