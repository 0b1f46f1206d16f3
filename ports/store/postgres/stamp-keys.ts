/** What a paper is sent to the stamper under: each try is another paper, under another key. */
export const stampKey = (id: string, attempt: number): string => `${id}:${attempt}`;

/** Which try of this an answer is about. */
export const attemptOf = (id: string, key: string): number => Number(key.slice(id.length + 1));
