import { filesIn } from './sources';

const WORKFLOWS = 'src/workflows';
const HISTORY = `${WORKFLOWS}/history.ts`;

/** What commits without an entry in the history, and why that is right. */
const NOT_WORTH_AN_ENTRY: Readonly<Record<string, string>> = {
  answer: 'chooseResellerOnRecord has one',
  answerContactRequest: 'follows the partnership request, which has one',
  asOneOfSeveral: 'a lock',
  askBillingOwnerAgain: 'a mail that was sent already',
  checkUserFile: 'nobody is added yet',
  chooseLanguage: 'concerns the user alone',
  chooseNotifications: 'concerns the user alone',
  chooseProfile: 'a step of an enrolment that is entered as a whole',
  createOne: 'startUserImport has one',
  chooseSharedNotices: 'everybody there sees who has chosen',
  customerFor: 'provision has one',
  discardDraft: 'nobody has been invited yet',
  draftInvitation: 'nobody has been invited yet',
  followLead: 'follows an invitation or an order, which has one',
  forgetSharedChat: 'what Teams says of a chat',
  forgetDirectoryRoles: 'concerns the user alone; the directory has its own log of roles',
  goOnWithUserImport: 'startUserImport has one',
  grantRoles: 'follows the activation of the account, which has one',
  leavePartnerAccount: 'a step of an enrolment that is entered as a whole',
  list: 'customers of other portals: nobody did that here',
  keepUndelivered: 'what Teams says of a chat',
  listOrganization: 'follows the activation of the account, which has one',
  listProvider: 'follows the company profile, which has one',
  markDeparting: 'a lock',
  markWelcomed: 'what a chat has seen',
  meet: 'what Teams says of a user',
  moveChat: 'what Teams says of a chat',
  recordCustomer: 'follows an acceptance or an order, which has one',
  recordPartnership: 'follows what either side has done, which has one',
  recordSwitch: 'a copy of what the other partner has entered for both',
  removeAsShown: 'removeUser has one',
  replaceAddedUser: 'what was entered of a user goes over to them',
  saveDraft: 'nobody has been invited yet',
  sendVerificationAgain: 'a mail that was sent already',
  setMuted: 'concerns the user alone',
  showSignIns: 'each password that is reset has one',
  showTo: 'only lets somebody see what was sent to them',
  signInAddress: 'a step of an enrolment that is entered as a whole',
  signInWithPartnerAccount: 'a step of an enrolment that is entered as a whole',
  signInWithWorkAccount: 'a step of an enrolment that is entered as a whole',
  switchAddress: 'a link for a mail',
  takeDirectoryRoles: 'what the directory says of a user',
  verificationAddress: 'a link for a mail',
  writeResults: 'startUserImport has one',
};

/** A function at the top of a file; the formatter puts nothing else at the beginning of a line. */
interface TopFunction {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

const functions = filesIn(WORKFLOWS)
  .filter(({ path }) => ![HISTORY, `${WORKFLOWS}/commit.ts`].includes(path))
  .flatMap(({ path, text }) =>
    text.split(/^(?=\/\*\*|export |async |function |const |interface |type )/m).flatMap((part): TopFunction[] => {
      const name = /^(?:export )?(?:async )?(?:function|const) (\w+)/.exec(part)?.[1];
      return name ? [{ path, name, text: part }] : [];
    }),
  );

const calls = (text: string, name: string) => new RegExp(`\\b${name}(<[^(]*>)?\\(`).test(text);

/** What decides nothing itself takes a `decide`: its callers are looked at. */
const passesOn = ({ text }: TopFunction) => /\bdecide: \(/.test(text);

const RECORDING = ['recording', 'recordNow', 'carriedOut'];
const COMMITTING = [
  ...['change', 'changeFound', 'changeOrCreate', 'create', 'createOrChange'],
  ...functions.filter(passesOn).map(({ name }) => name),
];
const WRITE =
  /\bstore\.(create|replace|remove)\(|\bpartnerCenter\.(create|update|delete|restore|reset|order|change|set)\w*\(/;

/** The first name is its own. */
const bodyOf = ({ name, text }: TopFunction) => text.replace(name, '');

const commits = (each: TopFunction) => WRITE.test(each.text) || COMMITTING.some(name => calls(bodyOf(each), name));

/** By itself, or through a function beside it. */
const records = (each: TopFunction, seen: readonly string[] = []): boolean =>
  RECORDING.some(name => calls(each.text, name)) ||
  functions.some(
    other =>
      other.path === each.path &&
      ![each.name, ...seen].includes(other.name) &&
      calls(bodyOf(each), other.name) &&
      records(other, [...seen, each.name]),
  );

describe('the history', () => {
  it('has an entry of everything that commits, or it is said why not', () => {
    const silent = functions
      .filter(each => commits(each) && !passesOn(each) && !records(each))
      .map(({ name }) => name)
      .sort();
    expect([...new Set(silent)]).toEqual(Object.keys(NOT_WORTH_AN_ENTRY).sort());
  });

  it('is touched by one file, which never changes or removes an entry', () => {
    const users = filesIn('src')
      .filter(({ text }) => /\bHistoryEntries\b/.test(text))
      .map(({ path }) => path);
    expect(users.sort()).toEqual(['src/kinds.ts', 'src/store/documents.ts', HISTORY]);
    const history = filesIn(WORKFLOWS).find(({ path }) => path === HISTORY)?.text ?? '';
    const operations = [...history.matchAll(/store\s*\.(\w+)\(HistoryEntries\b/g)].map(([, operation]) => operation);
    expect(new Set(operations)).toEqual(new Set(['create', 'list']));
    expect(history.match(/\bHistoryEntries\b/g)).toHaveLength(operations.length + 1);
  });
});
