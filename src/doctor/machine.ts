import { codeOf, type Finding, note, ok, problem } from './finding';

const OLDEST = 20;

/** @param version such as 22.11.0 */
export function checkNode(version: string): Finding[] {
  const major = Number(version.split('.')[0]);
  return major >= OLDEST
    ? [ok('Node.js', version)]
    : [problem('Node.js', version, { why: `the server needs ${OLDEST} or newer`, mend: 'install a newer one' })];
}

const TIME = 'https://login.microsoftonline.com';
const PATIENCE = 5_000;
/** Tokens are taken within five minutes; several instances have to agree within seconds. */
const TOO_FAR = 60_000;
const FAR = 5_000;

/** Whether the clock of this machine is that of Entra ID, whose answers tell the time to the second. */
export async function checkClock(request: typeof fetch, now: () => number): Promise<Finding[]> {
  let date: string | null;
  const begun = now();
  try {
    date = await dateOf(request);
  } catch (error) {
    return [note('clock', 'could not be compared', { why: `no way to ${TIME} from here: ${codeOf(error)}` })];
  }
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return [note('clock', 'could not be compared', { why: 'the answer tells no time' })];
  const middle = (begun + now()) / 2;
  const skew = Math.abs(theirs + 500 - middle);
  const what = `${Math.round(skew / 1_000)} seconds away from that of Entra ID`;
  const reason = {
    why: 'tokens are refused, and instances take over what others are doing',
    mend: 'let the machine set its clock by NTP',
  };
  if (skew > TOO_FAR) return [problem('clock', what, reason)];
  return [skew > FAR ? note('clock', what, reason) : ok('clock', 'agrees with that of Entra ID')];
}

async function dateOf(request: typeof fetch): Promise<string | null> {
  const answer = await request(TIME, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) });
  return answer.headers.get('date');
}
