import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DAY, later } from '../../src/domain/ids';
import { openEmbeddedStore } from '../../src/store/embedded';
import { text } from '../../src/text/text';
import { FakeConnector } from '../conversation/harness/connector';
import { eventually } from '../conversation/harness/desk';
import { Member } from '../conversation/harness/member';
import {
  acceptance,
  enrolled,
  fillUntilForm,
  invited,
  linkOn,
  partnered,
  profile,
  signInWithWorkAccount,
  title,
} from '../conversation/harness/story';
import { Website } from '../conversation/harness/website';
import { type ServerProcess, startServer } from './server';

const MINUTE = 60_000;
const ROUNDS = 7;

type Moment = (answered: Promise<unknown>, message: (number: number) => Promise<void>) => Promise<unknown>;

/** When the server dies: while it answers, right after, or when Teams has just been given its first or second message. */
const MOMENTS: readonly Moment[] = [
  () => sleep(Math.random() * 20),
  answered => answered.then(() => sleep(Math.random() * 12)),
  (_answered, message) => message(1),
  (_answered, message) => message(2),
];

describe('the server, killed at any moment', () => {
  let directory: string;
  let connector: FakeConnector;
  let server: ServerProcess;
  let port: number;
  let website: Website;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'partner-desk-crash-'));
    connector = new FakeConnector();
    await connector.listen();
    server = await startServer(directory);
    port = Number(new URL(server.url).port);
    website = new Website(server.url);
  });
  afterEach(async () => {
    await server.kill();
    await connector.close();
    await rm(directory, { recursive: true });
  });

  const member = (tenantId: string, name: string) => {
    const userId = `${tenantId}-${name.toLowerCase().replace(' ', '-')}`;
    return new Member({ tenantId, userId, name, locale: 'en-US' }, server.url, connector);
  };

  /** Sends a request, kills the server at some moment and starts it again. @returns the answer, if there was one */
  async function killedDuring<Answer>(round: number, request: () => Promise<Answer>): Promise<Answer | undefined> {
    const given: (() => void)[] = [];
    connector.fault = ({ activity }) => {
      if (activity.type === 'message') given.shift()?.();
      return undefined;
    };
    /** Waits for the next but so many messages; some requests have fewer. */
    const message = async (number: number) => {
      const all = Array.from({ length: number }, () => new Promise<void>(resolve => given.push(resolve)));
      await Promise.race([Promise.all(all), sleep(2_000)]);
    };
    const answered = request().catch(() => undefined);
    await MOMENTS[round % MOMENTS.length]?.(answered, message);
    await server.kill();
    connector.fault = () => undefined;
    server = await startServer(directory, port);
    return answered;
  }

  /** Until nothing is left to be done today, also of what a process that was killed had begun. */
  async function quiet(): Promise<void> {
    const store = openEmbeddedStore(directory);
    await eventually(async () => {
      const [left] = await store.due(later(new Date(), DAY), 1);
      if (left) throw new Error(`An effect of ${left.kind} ${left.id} is left, due at ${left.due}`);
    }, MINUTE / 2);
    await store.close();
  }

  const howOften = ({ cards }: Member, words: string) => cards.filter(({ heading }) => heading === words).length;
  const notice = (kind: 'customer-accepted' | 'enrollment-active' | 'enrollment-under-review', companyName: string) =>
    text('en', `cards.notices.${kind}`, { companyName });

  async function twoPartners(): Promise<{ megan: Member; alex: Member }> {
    const megan = member('fabrikam', 'Megan Bowen');
    const alex = member('contoso', 'Alex Wilber');
    await enrolled({ website }, megan, {
      partnerKind: 'indirect-provider',
      companyName: 'Fabrikam',
      domain: 'fabrikam.example',
    });
    await enrolled({ website }, alex, {
      partnerKind: 'indirect-reseller',
      companyName: 'Contoso',
      domain: 'contoso.example',
    });
    await partnered(megan, alex);
    await quiet();
    return { megan, alex };
  }

  it(
    'keeps what a customer has accepted, and tells each partner once',
    async () => {
      const { megan, alex } = await twoPartners();
      const invitations: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const companyName = `Northwind${round}`;
        const link = await invited(alex, companyName);
        invitations.push(alex.cardWith(companyName).messageId);
        const page = await killedDuring(round, () => website.send(link, acceptance(companyName)));
        // What was acknowledged has happened; what was not can be repeated, and says so when it has.
        const again = await website.send(link, acceptance(companyName));
        expect(page?.status === 200 ? [410] : [200, 410]).toContain(again.status);
      }
      await quiet();
      for (let round = 0; round < ROUNDS; round += 1) {
        const words = notice('customer-accepted', `Northwind${round}`);
        expect({ round, told: [howOften(alex, words), howOften(megan, words)] }).toEqual({ round, told: [1, 1] });
        const inPlace = alex.cards.find(({ messageId }) => messageId === invitations[round]);
        expect(inPlace?.heading).toContain(text('en', 'cards.invitation.accepted'));
      }
      for (const partner of [alex, megan]) {
        let pages = (await partner.say('customers')).text;
        const more = title(partner, 'buttons.more');
        while (partner.lastCard.buttons.some(button => button.title === more))
          pages += (await partner.press(more)).text;
        for (let round = 0; round < ROUNDS; round += 1) expect(pages).toContain(`Northwind${round}`);
      }
    },
    2 * MINUTE,
  );

  it(
    'keeps a verified address, and tells of each state of the enrolment once',
    async () => {
      const members: Member[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const robin = member(`tenant${round}`, 'Robin Counts');
        members.push(robin);
        await fillUntilForm({ website }, robin, 'indirect-reseller');
        const domain = `tenant${round}.example`;
        await robin.press(title(robin, 'buttons.enrollNow'), profile(`Tenant${round}`, domain));
        const link = await eventually(async () => {
          const [mail] = await website.mailsTo(`robin@${domain}`);
          if (!mail?.links[0]) throw new Error('No mail yet');
          return mail.links[0];
        });
        const page = await killedDuring(round, () => website.send(link, {}));
        const again = await website.send(link, {});
        expect(page?.status === 200 ? [410] : [200, 410]).toContain(again.status);
      }
      await quiet();
      for (const [round, robin] of members.entries()) {
        const told = (['enrollment-under-review', 'enrollment-active'] as const).map(kind =>
          howOften(robin, notice(kind, `Tenant${round}`)),
        );
        expect({ round, told }).toEqual({ round, told: [1, 1] });
        const account = await robin.say('account');
        expect(account.heading).toBe(text('en', 'cards.enrollment.accountHeading'));
        const users = await robin.say('user management');
        for (const role of ['global-admin', 'admin-agent'] as const) {
          expect(users.text).toContain(text('en', `roles.${role}`));
        }
      }
    },
    2 * MINUTE,
  );

  it(
    'keeps a partnership that was authorized, and tells both sides once',
    async () => {
      const { megan } = await twoPartners();
      const resellers: Member[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const reseller = member(`reseller${round}`, 'Alex Wilber');
        resellers.push(reseller);
        await enrolledBefore(reseller);
        await megan.say('request a partnership');
        const link = linkOn(megan.lastCard);
        await megan.press(title(megan, 'buttons.done'), { recipient: `Reseller ${round}` });
        const consent = await reseller.say(link);
        const authorize = title(reseller, 'buttons.authorize');
        const answer = await killedDuring(round, () => reseller.click(consent, authorize, { accept: 'true' }));
        if (answer) {
          expect(answer.card?.heading).toBe(text('en', 'cards.authorize.done', { provider: 'Fabrikam' }));
        } else {
          // Nobody has seen an answer: the same click again, which says that it is done or does it.
          const { card, remark } = await reseller.click(consent, authorize, { accept: 'true' });
          expect(card ?? remark).toBeDefined();
        }
      }
      await quiet();
      const names = await Promise.all(resellers.map(async each => (await each.say('indirect providers')).text));
      expect(names).toEqual(resellers.map(() => expect.stringContaining('Fabrikam')));
      // The sandbox chose the companies' names; Contoso was first.
      const [, words = ''] = text('en', 'cards.notices.partnership-active-reseller', { companyName: '|' }).split('|');
      expect(megan.cards.filter(({ heading }) => heading.endsWith(words))).toHaveLength(1 + resellers.length);
    },
    2 * MINUTE,
  );

  /** A tenant that is in the programme already is asked for its support contact only. */
  async function enrolledBefore(reseller: Member): Promise<void> {
    await reseller.say('enroll');
    await reseller.press(title(reseller, 'buttons.next'), { partnerKind: 'indirect-reseller' });
    const answer = { account: 'global-admin', country: 'US', alreadyEnrolled: 'true' };
    await signInWithWorkAccount({ website }, reseller, answer);
    await eventually(() => reseller.cardWith(text('en', 'cards.enrollmentForm.supportHeading')));
    await reseller.press(title(reseller, 'buttons.enrollNow'), {
      supportEmail: 'support@reseller.example',
      supportTelephone: '425-555-0101',
    });
    await eventually(() => reseller.cardWith(text('en', 'cards.enrollment.activeText')));
  }
});
