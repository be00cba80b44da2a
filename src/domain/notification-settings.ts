import { z } from 'zod';
import { InvalidInput } from './errors';
import { type Answers, type Check, chosen, type Field, filled } from './form';
import { type Instant, later, MINUTE } from './ids';
import type { Notice } from './notice';
import { remembered } from './remembered';

/** What somebody can be told about, as they choose it. */
export const NoticeGroup = z.enum(['enrollment', 'partnerships', 'customers']);
export type NoticeGroup = z.infer<typeof NoticeGroup>;

const GROUPS: Readonly<Record<Notice['kind'], NoticeGroup>> = {
  'enrollment-under-review': 'enrollment',
  'enrollment-active': 'enrollment',
  'enrollment-rejected': 'enrollment',
  'roles-changed': 'enrollment',
  'partnership-requested': 'partnerships',
  'partnership-active': 'partnerships',
  'provider-access-removed': 'partnerships',
  'partnership-ended': 'partnerships',
  'contact-requested': 'partnerships',
  'customer-accepted': 'customers',
  'on-record-requested': 'customers',
  'on-record': 'customers',
  'switch-requested': 'customers',
  'switch-changed': 'customers',
  'customer-added': 'customers',
  'customer-set-up': 'customers',
  'order-failed': 'customers',
};

/** What somebody has asked for themselves, and now has an answer to: they are told, whatever they have muted. */
const RESULTS: ReadonlySet<Notice['kind']> = new Set([
  'enrollment-under-review',
  'enrollment-active',
  'enrollment-rejected',
  'customer-set-up',
  'order-failed',
]);

export const isResult = ({ kind }: Notice): boolean => RESULTS.has(kind);

export const groupOf = ({ kind }: Notice): NoticeGroup => GROUPS[kind];

const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** From one time of the day to another, perhaps over midnight: notices wait until they end. */
export const QuietHours = z.object({
  from: z.string().regex(CLOCK_TIME),
  to: z.string().regex(CLOCK_TIME),
  /** IANA. */
  timeZone: z.string(),
});
export type QuietHours = z.infer<typeof QuietHours>;

export const isTimeZone: (name: string) => boolean = remembered(name => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
});

const MINUTES_A_DAY = 24 * 60;

const minutesOf = (clockTime: string): number => Number(clockTime.slice(0, 2)) * 60 + Number(clockTime.slice(3));

function localMinutes(at: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return minutesOf(format.format(at));
}

const forward = (from: number, to: number): number => (to - from + MINUTES_A_DAY) % MINUTES_A_DAY;

/**
 * When the quiet hours that it is now will end. Where a change to or from summer time lies in between, they end when
 * the clock on the wall says so, or right after, where it leaves that time out.
 * @returns nothing outside of them
 */
export function quietUntil({ from, to, timeZone }: QuietHours, now: Date): Instant | undefined {
  const [start, end, present] = [minutesOf(from), minutesOf(to), localMinutes(now, timeZone)];
  if (forward(start, present) >= forward(start, end)) return undefined;
  const minute = new Date(now.getTime() - (now.getTime() % MINUTE));
  const expected = new Date(minute.getTime() + forward(present, end) * MINUTE);
  const shift = localMinutes(expected, timeZone) - end;
  const corrected = new Date(expected.getTime() - shift * MINUTE);
  const isThere = corrected > now && localMinutes(corrected, timeZone) === end;
  return later(isThere ? corrected : expected, 0);
}

const clockTime: Check = value => (CLOCK_TIME.test(value) ? undefined : { code: 'time' });

const time = (other: string): Field => ({ max: 5, required: answers => Boolean(answers[other]), check: clockTime });

/** Both times, or neither for no quiet hours. */
const settingsForm = {
  quietFrom: time('quietTo'),
  quietTo: time('quietFrom'),
  timeZone: { max: 100, required: true, check: value => (isTimeZone(value) ? undefined : { code: 'choice' }) },
} as const satisfies Record<string, Field>;

export interface NotificationSettings {
  /** What they do not want to be told about; a list of the others would leave out what is new. */
  readonly declined: readonly NoticeGroup[];
  readonly quietHours: QuietHours | undefined;
}

/** @throws InvalidInput by field */
export function settingsOf(answers: Answers): NotificationSettings {
  const wanted = chosen('kinds', NoticeGroup.options, answers);
  const { quietFrom: from, quietTo: to, timeZone } = filled(settingsForm, answers);
  if (from !== '' && from === to) throw new InvalidInput({ quietTo: { code: 'same-time' } });
  return {
    declined: NoticeGroup.options.filter(group => !wanted.includes(group)),
    quietHours: from === '' ? undefined : { from, to, timeZone },
  };
}
