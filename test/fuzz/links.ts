import fc from 'fast-check';
import { text } from '../../src/text/text';
import { addressOn, fillUntilForm, invited, linkOn, profile, title } from '../conversation/harness/story';
import type { World } from './world';

/** Links that lead somewhere, one of each kind that a chat or a mail carries. */
export async function freshLinks(world: World, number: number): Promise<string[]> {
  const { desk } = world;
  const [megan, alex] = world.people;
  if (!megan || !alex) throw new Error('Nobody is there');
  for (const member of [megan, alex]) await member.say('cancel');
  const invitation = await invited(alex, `Customer ${number}`);
  const draft = await alex.say('invite new customers');
  const draftLink = linkOn(draft);
  const inEmail = await alex.press(title(alex, 'buttons.openInEmail'), { recipient: 'Anna' });
  await megan.say('request a partnership');
  const partnership = linkOn(megan.lastCard);
  const signing = desk.member(`signing${number}`, 'Pat Newcomer');
  await signing.say('enroll');
  await signing.press(title(signing, 'buttons.next'), { partnerKind: 'indirect-reseller' });
  const enrolling = desk.member(`enrolling${number}`, 'Pat Newcomer');
  await fillUntilForm(desk, enrolling, 'indirect-reseller');
  const domain = `enrolling${number}.example`;
  await enrolling.press(title(enrolling, 'buttons.enrollNow'), profile('Enrolling', domain));
  await desk.settled();
  const [mail] = await desk.website.mailsTo(`robin@${domain}`);
  return [
    invitation,
    draftLink,
    addressOn(inEmail, title(alex, 'buttons.openInEmail')),
    partnership,
    addressOn(signing.lastCard, text('en', 'buttons.signIn')),
    mail?.links[0] ?? '',
  ];
}

const ROUTES = [
  '/i/:token',
  '/sign-in/:token',
  '/verify/:token',
  '/switch/:token',
  '/drafts/:token',
  '/drafts/:token/message.eml',
  '/sandbox/mailbox',
  '/sandbox/mailbox.json',
  '/healthz',
  '/readyz',
  '/privacy',
  '/',
  '/favicon.ico',
];

/** Which page is asked for, and with which token. */
export interface Address {
  /** One that leads somewhere; its page is asked for unless another route is named. */
  readonly link: number;
  readonly route: string | undefined;
  readonly alteration: 'none' | 'character' | 'cut' | 'longer' | 'upper case' | 'other';
  readonly at: number;
  readonly other: string;
  readonly query: string;
}

export const addresses: fc.Arbitrary<Address> = fc.record({
  link: fc.nat({ max: 5 }),
  route: fc.option(fc.constantFrom(...ROUTES), { nil: undefined, freq: 2 }),
  alteration: fc.oneof(
    { weight: 4, arbitrary: fc.constant('none' as const) },
    fc.constantFrom('character' as const, 'cut' as const, 'longer' as const, 'upper case' as const, 'other' as const),
  ),
  at: fc.nat({ max: 60 }),
  other: fc.oneof(
    fc.constantFrom(
      'x',
      'a.b',
      'a.b.c',
      '..',
      '%00',
      '%ff',
      '%',
      '%2e%2e%2f',
      '__proto__',
      'A'.repeat(9_000),
      '%E0%A4%A',
    ),
    fc.base64String({ maxLength: 60 }).map(encodeURIComponent),
  ),
  query: fc.constantFrom(
    '',
    '?',
    '?account=%',
    '?account=x&account=y',
    '?to=%ff',
    `?${'q'.repeat(3_000)}`,
    '?__proto__=1',
  ),
});

/** Where that is, and whether the token is still one that was given out. */
export function placeOf(
  links: readonly string[],
  address: Address,
): { readonly url: string; readonly isWhole: boolean } {
  const link = links[address.link % links.length] ?? '';
  const [, path = '', token = ''] = /^https?:\/\/[^/]+(\/[a-z-]+\/)([^/?]+)/.exec(link) ?? [];
  const route = address.route ?? `${path}:token`;
  const asked = altered(token, address);
  const url = `${new URL(link).origin}${route.replace(':token', () => asked)}${address.query}`;
  return { url, isWhole: asked === token };
}

function altered(token: string, { alteration, at, other }: Address): string {
  const place = at % Math.max(1, token.length);
  switch (alteration) {
    case 'none':
      return token;
    case 'character':
      return `${token.slice(0, place)}${token[place] === 'A' ? 'B' : 'A'}${token.slice(place + 1)}`;
    case 'cut':
      return token.slice(0, place);
    case 'longer':
      return `${token}${other}`;
    case 'upper case':
      return token.toUpperCase();
    case 'other':
      return other;
  }
}
