import { execa } from 'execa';
import { k6Environment } from './command.js';

/** As k6 says it: `v1.8.1`. Throws, with the remedy, when there is no k6. */
export async function k6Version(k6: string): Promise<string> {
  const { stdout, exitCode } = await execa(k6, ['version'], { env: k6Environment(), extendEnv: false, reject: false });
  const version = /v\d+\.\d+\.\d+\S*/.exec(stdout)?.[0];
  if (exitCode !== 0 || version === undefined) throw new Error(`"${k6}" is not a k6: set K6_BIN to the path of one`);
  return version;
}
