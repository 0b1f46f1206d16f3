const LONG_ENOUGH_MS = 60_000;

/** Keeps a file under a name: a browser keeps what a link leads to. */
export function keepFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), LONG_ENOUGH_MS);
}
