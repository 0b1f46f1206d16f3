/** What a program needs that is none of ours, and no setting and no secret of ours with it. */
export const bareEnvironment = (): NodeJS.ProcessEnv => {
  const { PATH, HOME, TMPDIR } = process.env;
  if (process.platform === 'win32') {
    const { SystemRoot, TEMP, TMP, USERPROFILE, APPDATA, LOCALAPPDATA, Path } = process.env;
    return { PATH, Path, HOME, SystemRoot, TEMP, TMP, USERPROFILE, APPDATA, LOCALAPPDATA, TZ: 'UTC' };
  }
  return { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), TZ: 'UTC' };
};
