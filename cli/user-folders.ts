import { homedir } from 'node:os';
import { join } from 'node:path';

/** The user's folder for what can be fetched again: downloads and builds. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'puntual');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'puntual');
  if (process.platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'puntual', 'cache');
  return join(homedir(), '.cache', 'puntual');
}

/** The user's folder for what must not be lost: the embedded databases and the API key. */
export function defaultDataFolder(env: NodeJS.ProcessEnv): string {
  if (env.XDG_DATA_HOME) return join(env.XDG_DATA_HOME, 'puntual');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'puntual');
  if (process.platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'puntual', 'data');
  return join(homedir(), '.local', 'share', 'puntual');
}
