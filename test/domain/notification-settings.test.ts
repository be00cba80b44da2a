import fc from 'fast-check';
import { type FieldProblems, InvalidInput } from '../../src/domain/errors';
import {
  isTimeZone,
  NoticeGroup,
  type QuietHours,
  quietUntil,
  settingsOf,
} from '../../src/domain/notification-settings';

const night = (timeZone = 'UTC'): QuietHours => ({ from: '22:00', to: '07:00', timeZone });
const lunch: QuietHours = { from: '12:00', to: '13:30', timeZone: 'UTC' };

describe('quiet hours', () => {
  it.each([
    ['before they begin', night(), '2026-03-02T21:59:59Z', undefined],
    ['as they begin', night(), '2026-03-02T22:00:00Z', '2026-03-03T07:00:00.000Z'],
    ['over midnight', night(), '2026-03-02T23:59:59.999Z', '2026-03-03T07:00:00.000Z'],
    ['in the morning', night(), '2026-03-03T06:59:59Z', '2026-03-03T07:00:00.000Z'],
    ['as they end', night(), '2026-03-03T07:00:00Z', undefined],
    ['within a day', lunch, '2026-03-03T12:15:30Z', '2026-03-03T13:30:00.000Z'],
    ['after that', lunch, '2026-03-03T13:30:00Z', undefined],
    ['in Berlin in winter', night('Europe/Berlin'), '2026-03-02T21:00:00Z', '2026-03-03T06:00:00.000Z'],
    ['in Berlin in summer', night('Europe/Berlin'), '2026-07-02T20:00:00Z', '2026-07-03T05:00:00.000Z'],
    ['half an hour off', night('Asia/Kolkata'), '2026-03-02T16:30:00Z', '2026-03-03T01:30:00.000Z'],
    ['when summer time begins', night('Europe/Berlin'), '2026-03-28T22:30:00Z', '2026-03-29T05:00:00.000Z'],
    ['when summer time ends', night('Europe/Berlin'), '2026-10-24T21:30:00Z', '2026-10-25T06:00:00.000Z'],
  ])('%s', (_, quiet, now, until) => {
    expect(quietUntil(quiet, new Date(now))).toBe(until);
  });

  it('end right after a time of the day that the clock leaves out', () => {
    const quiet = { from: '22:00', to: '02:30', timeZone: 'Europe/Berlin' };
    expect(quietUntil(quiet, new Date('2026-03-28T23:00:00Z'))).toBe('2026-03-29T01:30:00.000Z');
  });

  it('always end, later than now and within a day and an hour', () => {
    const clockTime = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
    const quiet = fc.record({
      from: clockTime,
      to: clockTime,
      timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
    });
    const now = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(quiet, now, (hours, at) => {
        const until = quietUntil(hours, at);
        if (until === undefined) return;
        const wait = Date.parse(until) - at.getTime();
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(25 * 60 * 60_000);
      }),
    );
  });
});

describe('a time zone', () => {
  it.each([
    ['Europe/Berlin', true],
    ['UTC', true],
    ['Moon/Crater', false],
    ['', false],
    ['../etc/passwd', false],
  ])('%s: %s', (name, isOne) => {
    expect(isTimeZone(name)).toBe(isOne);
  });
});

describe('the settings', () => {
  const answers = { kinds: NoticeGroup.options.join(','), quietFrom: '', quietTo: '', timeZone: 'UTC' };

  const problemsOf = (changes: Record<string, string>): FieldProblems => {
    try {
      settingsOf({ ...answers, ...changes });
    } catch (error) {
      if (error instanceof InvalidInput) return error.fields;
      throw error;
    }
    throw new Error('this was not refused');
  };

  it('are everything at any time, unless somebody chooses otherwise', () => {
    expect(settingsOf(answers)).toEqual({ declined: [], quietHours: undefined });
    expect(settingsOf({ ...answers, kinds: '' }).declined).toEqual(NoticeGroup.options);
    expect(settingsOf({ ...answers, kinds: 'customers', quietFrom: '22:00', quietTo: '07:00' })).toEqual({
      declined: ['enrollment', 'partnerships'],
      quietHours: night(),
    });
  });

  it.each<[Record<string, string>, FieldProblems]>([
    [{ quietFrom: '22:00' }, { quietTo: { code: 'required' } }],
    [{ quietTo: '07:00' }, { quietFrom: { code: 'required' } }],
    [
      { quietFrom: '24:00', quietTo: '7' },
      { quietFrom: { code: 'time' }, quietTo: { code: 'time' } },
    ],
    [{ quietFrom: '07:00', quietTo: '07:00' }, { quietTo: { code: 'same-time' } }],
    [{ timeZone: 'Moon/Crater' }, { timeZone: { code: 'choice' } }],
    [{ kinds: 'gossip' }, { kinds: { code: 'choice' } }],
  ])('%j are refused', (changes, problems) => {
    expect(problemsOf(changes)).toEqual(problems);
  });
});
