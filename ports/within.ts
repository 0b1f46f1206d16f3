/** What is answered in so long; null: nothing, and whatever comes later is nobody's. A failure in time is thrown. */
export async function within<T>(asked: Promise<T>, ms: number): Promise<{ is: T } | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([asked.then((is) => ({ is })), late]);
  } finally {
    clearTimeout(timer);
  }
}
