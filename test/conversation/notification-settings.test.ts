import { text } from '../../src/text/text';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { acceptance, invited, title, twoPartners } from './harness/story';

const HOUR = 60 * 60_000;

describe.each(['en', 'de'] as const)('notifications in %s', language => {
  let desk: TestDesk;
  let pairs = 0;
  const locale = { en: 'en-US', de: 'de-DE' }[language];
  const command = { en: 'notifications', de: 'benachrichtigungen' }[language];
  const words = (key: Parameters<typeof text>[1], values: Record<string, string> = {}) => text(language, key, values);
  const told = words('cards.notices.customer-accepted', { companyName: 'Northwind' });

  beforeEach(async () => {
    desk = await openTestDesk();
  });
  afterEach(async () => desk.close());

  const pair = () => {
    pairs += 1;
    return twoPartners(desk, { provider: `provider${pairs}`, reseller: `reseller${pairs}`, locale });
  };

  const accept = async (alex: Member) => desk.website.send(await invited(alex), acceptance());

  const isTold = (member: Member) => member.cards.some(card => card.text.includes(told));

  /** A time of the day so many hours from now, in UTC. */
  const clock = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString().slice(11, 16);

  it('are what somebody chose, and everybody else is still told', async () => {
    const { megan, alex } = await pair();
    const card = await alex.say(command);
    expect(card.inputs).toMatchObject({ kinds: 'enrollment,partnerships,customers', quietFrom: '', timeZone: 'UTC' });
    const saved = await alex.press(title(alex, 'buttons.update'), { kinds: 'enrollment,partnerships' });
    expect(saved.text).toContain(words('notificationSettings.updated'));
    expect(saved.inputs['kinds']).toBe('enrollment,partnerships');
    await accept(alex);
    await eventually(() => megan.cardWith(told));
    await desk.settled();
    expect(isTold(alex)).toBe(false);
    expect((await alex.say({ en: 'customers', de: 'kunden' }[language])).text).toContain('Northwind');
  });

  it('wait in quiet hours until these end, for those only who have them', async () => {
    const { megan, alex } = await pair();
    await alex.say(command);
    await alex.press(title(alex, 'buttons.update'), { quietFrom: clock(-1), quietTo: clock(2), timeZone: 'UTC' });
    await accept(alex);
    await eventually(() => megan.cardWith(told));
    expect(isTold(alex)).toBe(false);
    await desk.restart();
    desk.pass(HOUR);
    await new Promise(resolve => setTimeout(resolve, 1_500));
    expect(isTold(alex)).toBe(false);
    desk.pass(HOUR + 60_000);
    await eventually(() => alex.cardWith(told));
    await desk.settled();
    expect(megan.cards.filter(card => card.text.includes(told))).toHaveLength(1);
    expect(alex.cards.filter(card => card.text.includes(told))).toHaveLength(1);
  });

  it('that waited come soon after somebody ends their quiet hours', async () => {
    const { alex } = await pair();
    await alex.say(command);
    await alex.press(title(alex, 'buttons.update'), { quietFrom: clock(-1), quietTo: clock(9), timeZone: 'UTC' });
    await accept(alex);
    await alex.say(command);
    await alex.press(title(alex, 'buttons.update'), { quietFrom: '', quietTo: '' });
    desk.pass(HOUR);
    await eventually(() => alex.cardWith(told));
  });

  it('offer the time zone of the client, and keep the one that was chosen', async () => {
    const alex = desk.member('zoned', 'Alex Wilber', locale);
    alex.timeZone = 'Europe/Zurich';
    const card = await alex.say(command);
    expect(card.inputs['timeZone']).toBe('Europe/Zurich');
    await alex.press(title(alex, 'buttons.update'), {
      quietFrom: '22:00',
      quietTo: '06:30',
      timeZone: 'America/New_York',
    });
    alex.timeZone = 'Asia/Tokyo';
    const again = await alex.say(command);
    expect(again.inputs).toMatchObject({ quietFrom: '22:00', quietTo: '06:30', timeZone: 'America/New_York' });
    alex.timeZone = 'Moon/Crater';
    expect((await alex.say(command)).heading).toBe(words('cards.notifications.heading'));
  });

  it('keep what was refused', async () => {
    const alex = desk.member('mistaken', 'Alex Wilber', locale);
    await alex.say(command);
    const half = await alex.press(title(alex, 'buttons.update'), { quietFrom: '22:00', kinds: 'customers' });
    expect(half.below('quietTo')).toBe(words('fields.required'));
    expect(half.inputs).toMatchObject({ quietFrom: '22:00', kinds: 'customers' });
    const same = await alex.press(title(alex, 'buttons.update'), { quietFrom: '22:00', quietTo: '22:00' });
    expect(same.below('quietTo')).toBe(words('fields.same-time'));
    const wrong = await alex.press(title(alex, 'buttons.update'), {
      quietFrom: '25:00',
      quietTo: '07:00',
      timeZone: 'Moon/Crater',
      kinds: 'gossip',
    });
    expect(wrong.text).toContain(words('errors.invalid-input'));
  });
});
