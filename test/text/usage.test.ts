import { en } from '../../src/text/en';
import { entriesOf } from './entries';
import { isUsed } from './usage';

describe('the texts', () => {
  it('are all used', () => {
    expect([...entriesOf(en).keys()].filter(key => !isUsed(key))).toEqual([]);
  });
});

describe('the search for texts that are not used', () => {
  it.each([
    'cards.help.forgotten',
    'cards.enrollment.forgotten',
    'cards.notices.partnership-forgotten',
    'commands.enroll.forgotten',
    'commands.forgotten.title',
    'errors.forgotten',
    'pages.acceptance.forgotten',
    'pages.links.draft.forgotten.title',
    'buttons.forgotten',
    'forgotten',
  ])('finds %s', key => {
    expect(isUsed(key)).toBe(false);
  });
});
