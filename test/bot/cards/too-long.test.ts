import { renderCard } from '../../../src/bot/cards/card';
import { template } from '../../../src/bot/cards/template';
import { isTooLong, tooLongText } from '../../../src/bot/cards/too-long';
import { DeskError, InvalidInput } from '../../../src/domain/errors';
import { text } from '../../../src/text/text';
import { MOST_BYTES } from './lint';
import { SAMPLES } from './samples';

const render = template({ body: [{ type: 'Input.Text', id: 'note', label: 'Note', value: '' }] });

describe('a card with what was typed', () => {
  const typing = (note: string) => {
    const error = new InvalidInput({ note: { code: 'too-long', max: 100 } });
    return renderCard('en', render, {}, { refusal: { error, typed: { note } } });
  };

  it('is too long when Teams might not show it, counted in bytes', () => {
    expect(isTooLong(typing('x'.repeat(20_000)))).toBe(false);
    expect(isTooLong(typing('漢'.repeat(20_000)))).toBe(true);
    expect(isTooLong(typing('x'.repeat(MOST_BYTES)))).toBe(true);
  });

  it('is never too long while every field is within its limit', () => {
    const tooLong = SAMPLES.filter(({ card }) => isTooLong(card)).map(
      ({ builder, variant }) => `${builder} ${variant}`,
    );
    expect(tooLong).toEqual([]);
  });
});

describe('what is said instead of a card that is too long', () => {
  const card = renderCard('en', render, {});

  it('names each field by its label, with what is wrong', () => {
    const said = tooLongText('en', card, new InvalidInput({ note: { code: 'too-long', max: 100 } }));
    expect(said).toContain('Note: Please use at most 100 characters.');
  });

  it('is the reason itself where it is about no field', () => {
    expect(tooLongText('en', card, new DeskError('draft-without-link'))).toContain(
      text('en', 'errors.draft-without-link'),
    );
  });
});
