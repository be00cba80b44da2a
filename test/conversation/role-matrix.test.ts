import { BUTTONS, COMMANDS } from '../../src/bot/commands';
import { TenantId, UserId } from '../../src/domain/ids';
import type { PartnerKind } from '../../src/domain/partner';
import { Role } from '../../src/domain/role';
import type { User } from '../../src/domain/user';
import { Users } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { taskOf } from '../project/tasks';
import { longKnown, ordered } from './harness/customer';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { languageOf, longEnrolled } from './harness/story';

const COMMAND_IDS = COMMANDS.map(({ id }) => id);
const VERBS = [...COMMAND_IDS, ...Object.keys(BUTTONS)];

/** Each in one language: who may do what is the same in both. */
const PARTNERS: readonly (readonly [kind: PartnerKind, locale: string])[] = [
  ['indirect-reseller', 'de-DE'],
  ['indirect-provider', 'en-US'],
  ['direct-partner', 'de-DE'],
];

/** What buttons name; most of it is not there, which is said to nobody but those who may use the button. */
const ARGS = Object.fromEntries(
  [
    'customer',
    'subscription',
    'partner',
    'provider',
    'invitation',
    'lead',
    'user',
    'order',
    'switch',
    'customerUser',
    'userImport',
  ].map(name => [name, `some-${name}`]),
);

/** More than a thousand for each kind of partner, perhaps on a machine that has other things to do. */
const MANY_TURNS = 120_000;

/** Why Partner Center's rules refuse this, or nothing. */
function refusalOf(member: Member, verb: string, kind: PartnerKind | undefined, role: Role | undefined) {
  const language = languageOf(member);
  const { kinds, roles } = taskOf(verb);
  if (!kinds) return undefined;
  if (!kind) return text(language, 'errors.not-enrolled');
  if (!kinds.includes(kind)) {
    const names = kinds.map(each => text(language, `partnerKinds.${each}`)).join(', ');
    return text(language, 'errors.wrong-partner-kind', { kinds: names });
  }
  if (!roles || (role && roles.includes(role))) return undefined;
  return text(language, 'errors.role-missing', {
    roles: roles.map(each => text(language, `roles.${each}`)).join(', '),
  });
}

describe('every command and button for every role', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(async () => desk.close());

  /** Somebody with this role and no other, whatever the button before has changed of theirs. */
  async function become(member: Member, role: Role | undefined): Promise<void> {
    const { tenantId, userId, name } = member.person;
    const user = await desk.store.read(Users, TenantId.parse(tenantId), UserId.parse(userId));
    if (!user) throw new Error(`${name} has not met the bot`);
    const body: User = { ...user.body, language: languageOf(member), roles: role ? [role] : [] };
    await desk.store.replace(Users, { ...user, body });
  }

  const committed = async ({ person }: Member) => ({ ...(await desk.documents(person.tenantId)), users: [] });

  /** What was refused, or nothing. Where what the button needs is not there, or is still in use, its use was permitted. */
  function problemOn(member: Member): string | undefined {
    const t = (key: Parameters<typeof text>[1], values = {}) => text(languageOf(member), key, values);
    const permitted = [
      t('errors.not-found'),
      t('errors.subscriptions-active', { number: '1' }),
      t('errors.subscriptions-active-elsewhere', { number: '1', partner: 'Fabrikam' }),
      t('errors.relationship-missing'),
      t('errors.no-reseller'),
      t('errors.no-reseller-of-customer'),
      t('errors.not-azure'),
    ];
    const { text: shown } = member.lastCard;
    return permitted.some(reason => shown.includes(reason)) ? undefined : shown;
  }

  async function answerToClick(member: Member, verb: string, args: Record<string, string>) {
    const { remark } = await member.forge({ desk: { verb, args } });
    return remark === text(languageOf(member), 'cards.message.problem') ? problemOn(member) : undefined;
  }

  async function answerToWords(member: Member, command: (typeof COMMAND_IDS)[number]) {
    const language = languageOf(member);
    const [words = ''] = text(language, `commands.${command}.words`).split(',');
    const { heading } = await member.say(words);
    return heading === text(language, 'cards.message.problem') ? problemOn(member) : undefined;
  }

  /** Every combination whose answer is another one than the table says. */
  async function expectTable(
    member: Member,
    kind: PartnerKind | undefined,
    roles: readonly (Role | undefined)[],
    args: Record<string, string>,
  ): Promise<void> {
    const wrong: unknown[] = [];
    for (const role of roles) {
      await become(member, role);
      const before = await committed(member);
      let served = 0;
      const compare = (how: string, verb: string, answer: string | undefined) => {
        const expected = refusalOf(member, verb, kind, role);
        if (!expected && taskOf(verb).roles) served += 1;
        if (expected ? !answer?.includes(expected) : answer) wrong.push({ how, verb, role, expected, answer });
      };
      for (const command of COMMAND_IDS) compare('typed', command, await answerToWords(member, command));
      for (const verb of VERBS) {
        compare('clicked', verb, await answerToClick(member, verb, COMMANDS.some(({ id }) => id === verb) ? {} : args));
        if (verb.startsWith('speak-')) await become(member, role);
      }
      if (served === 0) expect(await committed(member)).toEqual(before);
    }
    expect(wrong).toEqual([]);
  }

  it.each(PARTNERS)(
    'of an %s is served or refused as the table says',
    async (kind, locale) => {
      const member = desk.member(kind, 'Alex Wilber', locale);
      await longEnrolled(desk, member, { partnerKind: kind, companyName: kind, domain: `${kind}.example` });
      const [customer] = await longKnown(desk, member, ['Northwind']);
      if (!customer) throw new Error('There is no customer');
      const subscription = await ordered(desk, member, customer);
      const args = { ...ARGS, customer, subscription: subscription.id };
      await expectTable(member, kind, [undefined, ...Role.options], args);
    },
    MANY_TURNS,
  );

  it('of an organization that is not enrolled is served, or told to enroll', async () => {
    const member = desk.member('newcomers', 'Robin Counts');
    await member.install();
    await expectTable(member, undefined, [undefined, 'global-admin'], ARGS);
  });
});
