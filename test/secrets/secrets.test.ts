import { created, expectNoSecretIn, type Place, shown, takeDownWhatIsShown } from './secrets';

const LINK = 'hunter2hunter2hunter2hunter2-_ab';
const OTHER_LINK = 'hunter3hunter3hunter3hunter3-_ab';
const PASSWORD = 'Hunter2#Hunter2#';
const place = (content: string): Place => ({ name: 'the log', content: `{"a":"${content}"}` });
const mail = (text: string) => ({ to: 'anna@contoso.example', subject: 'Hello', text });

describe('the search for secrets', () => {
  const report = process.env['SECRETS_REPORT'];
  beforeAll(() => {
    // What is created and found here is no finding of the run.
    delete process.env['SECRETS_REPORT'];
    created('link', LINK);
    created('password', PASSWORD);
  });
  afterAll(() => {
    process.env['SECRETS_REPORT'] = report;
  });

  it('finds nothing where each was sent to whom it is for', () => {
    const chats = [place(`https://desk.example/i/a.b.${LINK}`), place(PASSWORD)];
    expect(() => expectNoSecretIn([place('nothing')], { mails: [mail(`/i/a.b.${LINK}`)], chats })).not.toThrow();
  });

  it.each<[what: string, search: () => void]>([
    ['a link', () => expectNoSecretIn([place(`a.b.${LINK}x`)])],
    ['a password', () => expectNoSecretIn([place('nothing'), place(`so ${PASSWORD}!`)])],
  ])('finds %s, and does not say it again', (what, search) => {
    expect(search).toThrow(new Error(`${what} is in the log`));
  });

  it('finds what was sent to several', () => {
    const chats = ['one', 'two'].map(name => ({ name, content: PASSWORD }));
    expect(() => expectNoSecretIn([], { mails: [mail(LINK), mail(LINK)], chats: [] })).toThrow('a link is in 2 mails');
    expect(() => expectNoSecretIn([], { mails: [mail(PASSWORD)], chats: [] })).toThrow('a password is in 1 mails');
    expect(() => expectNoSecretIn([], { mails: [], chats })).toThrow('a password is in the chats one, two');
  });

  it('knows what people were shown', () => {
    takeDownWhatIsShown();
    shown(
      JSON.stringify([{ text: `https://desk.example/i/a0.b0.${OTHER_LINK} is yours` }, { text: 'aB3$efghijkmnopq' }]),
    );
    for (const secret of [OTHER_LINK, 'aB3$efghijkmnopq']) expect(() => expectNoSecretIn([place(secret)])).toThrow();
  });
});
