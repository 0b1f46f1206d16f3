const KEPT = 'puntual.next';

/** Where one wanted to go, while one is led to the company's own sign-in and back. */
export const keepNext = (next: string): void => sessionStorage.setItem(KEPT, next);

/** Once; null: nowhere. */
export function takeNext(): string | null {
  const next = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  return next;
}
