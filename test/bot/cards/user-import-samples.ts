import type { CardOptions } from '../../../src/bot/cards/card';
import {
  checkedImportCard,
  fileTakenCard,
  PASTED_MAX,
  signInsCard,
  unexpectedFileCard,
  userFileCard,
  userImportCard,
} from '../../../src/bot/cards/user-import';
import { DeskError } from '../../../src/domain/errors';
import { instant, UserImportId } from '../../../src/domain/ids';
import { MOST_ROWS, type Result, RowFailure, type UserImport } from '../../../src/domain/user-import';
import { choicesOf, customerOf, userOf } from './customer-user-samples';
import { type Material, NOW } from './material';
import type { Builder } from './samples';

const PROMPT: CardOptions = { prompt: 'AAAAAAAAAAAAAAAA' };

const CREATED: Result = { state: 'created', user: '00000000-0000-8000-a000-000000000001', signInShown: false };
const FRESH: readonly Result[] = Array.from({ length: MOST_ROWS }, () => ({ state: 'new' }));
const CHECKED: readonly Result[] = [
  ...FRESH.slice(0, 2),
  { state: 'exists' },
  { state: 'repeated', line: 17 },
  { state: 'refused', field: 'displayName', problem: { code: 'required' } },
  { state: 'refused', field: 'firstName', problem: { code: 'too-long', max: 50 } },
  { state: 'refused', field: 'userPrincipalName', problem: { code: 'user-domain', domain: 'contoso.onmicrosoft.com' } },
  { state: 'refused', field: 'userPrincipalName', problem: { code: 'user-name' } },
];
const FAILED: readonly Result[] = RowFailure.options.map(code => ({ state: 'failed', code }));

function importOf(material: Material, results: readonly Result[], state: UserImport['status']['state']): UserImport {
  const { firstName, lastName, displayName, userPrincipalName } = userOf(material);
  const { id, companyName } = customerOf(material);
  return {
    id: UserImportId.parse('00000000-0000-8000-a000-000000000009'),
    customer: id,
    companyName,
    by: material.you,
    createdAt: instant(NOW),
    rows: results.map((result, index) => ({
      line: index + 2,
      person: { firstName, lastName, displayName, userPrincipalName },
      result,
    })),
    status: state === 'checked' ? { state } : { state, usageLocation: 'DE', licenses: [], activityId: '1' },
  };
}

/** Cards of users from a file. */
export const USER_IMPORT: Readonly<Record<string, Builder>> = {
  userFileCard: (reader, material) => ({
    asked: userFileCard(reader, customerOf(material), PROMPT),
    refused: userFileCard(reader, customerOf(material), {
      ...PROMPT,
      refusal: {
        error: new DeskError('file-broken', { line: '17' }),
        typed: { csv: 'x'.repeat(PASTED_MAX) },
      },
    }),
  }),

  fileTakenCard: (reader, { typed }) => ({ taken: fileTakenCard(reader, typed(400)) }),
  unexpectedFileCard: reader => ({ only: unexpectedFileCard(reader) }),

  checkedImportCard: (reader, material) => {
    const card = (results: readonly Result[], page: number, options = PROMPT) =>
      checkedImportCard(reader, importOf(material, results, 'checked'), choicesOf(material), { page }, options);
    return {
      mixed: card(CHECKED, 0),
      'in the middle': card(FRESH, 1),
      'behind the end': card(FRESH, 1_000),
      'nobody new': card(CHECKED.slice(2), 0),
      'too few licenses': card(FRESH, 0, {
        ...PROMPT,
        refusal: {
          error: new DeskError('no-license-left'),
          typed: { usageLocation: 'DE', licenses: 'subscription-1' },
        },
      }),
    };
  },

  userImportCard: (reader, material) => ({
    begun: userImportCard(reader, importOf(material, FRESH, 'running')),
    running: userImportCard(reader, importOf(material, [CREATED, { state: 'creating' }, ...CHECKED], 'running')),
    finished: userImportCard(reader, importOf(material, [CREATED, ...CHECKED.slice(2)], 'finished')),
    'with failures': userImportCard(reader, importOf(material, [...FAILED, CREATED], 'finished')),
    'in the middle': userImportCard(
      reader,
      importOf(
        material,
        FRESH.map(() => CREATED),
        'finished',
      ),
      3,
    ),
    'all shown': userImportCard(reader, importOf(material, [{ ...CREATED, signInShown: true }], 'finished')),
    nobody: userImportCard(reader, importOf(material, CHECKED.slice(2), 'finished')),
  }),

  signInsCard: (reader, material) => {
    const rows = importOf(material, [CREATED], 'finished').rows;
    const signIns = rows.flatMap(({ result, ...row }) =>
      result.state === 'created'
        ? [
            ...Array.from({ length: 9 }, () => ({ row: { ...row, result }, password: 'Xy7!mnpq#RSTuv23' })),
            { row: { ...row, result }, refusal: new DeskError('not-found') },
          ]
        : [],
    );
    return {
      first: signInsCard(reader, importOf(material, [CREATED], 'finished'), signIns),
      last: signInsCard(
        reader,
        importOf(material, [{ ...CREATED, signInShown: true }], 'finished'),
        signIns.slice(0, 1),
      ),
    };
  },
};
