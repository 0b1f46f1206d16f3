/** When the server last took a request of this browser's session, in milliseconds: it lasts from then on. */
const KEPT = 'puntual.answered';
const TOLD_EVERY_MS = 5_000;

let last = Date.now();
let toldAt = 0;

/** A request was answered to whoever is signed in. The other tabs have the same session. */
export function noteAnswer(): void {
  last = Date.now();
  if (last - toldAt < TOLD_EVERY_MS) return;
  toldAt = last;
  localStorage.setItem(KEPT, String(last));
}

export const lastAnswerAt = (): number => Math.max(last, Number(localStorage.getItem(KEPT) ?? 0));
