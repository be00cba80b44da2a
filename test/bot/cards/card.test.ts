// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how the templates of cards are written
import { problemText, renderCard } from '../../../src/bot/cards/card';
import { template } from '../../../src/bot/cards/template';
import { DeskError, InvalidInput } from '../../../src/domain/errors';
import { text } from '../../../src/text/text';

const heading = { type: 'TextBlock', text: 'Order', style: 'heading', wrap: true };
const render = template({
  type: 'AdaptiveCard',
  body: [
    heading,
    { type: 'Container', items: [{ type: 'Input.Text', id: 'quantity', label: 'Quantity', value: '1' }] },
    { type: 'Input.Text', id: 'note', label: 'Note', value: '' },
  ],
  actions: [{ type: 'Action.Execute', title: 'Send', verb: 'send', data: { args: { order: '7' } } }],
});

describe('a rendered card', () => {
  it('carries on each button what it does, and which prompt it answers', () => {
    const { actions } = renderCard('en', render, {}, { prompt: 'p1' });
    const data = { desk: { verb: 'send', prompt: 'p1', args: { order: '7' } } };
    expect(actions).toEqual([
      {
        type: 'Action.Execute',
        title: 'Send',
        verb: 'send',
        data,
        fallback: { type: 'Action.Submit', title: 'Send', data },
      },
    ]);
  });

  it('names no prompt on a card that waits for nothing', () => {
    const { actions } = renderCard('en', render, {});
    expect(actions).toEqual([expect.objectContaining({ data: { desk: { verb: 'send', args: { order: '7' } } } })]);
  });

  it('carries on each button that the card stays, where it does', () => {
    const { actions } = renderCard('en', render, {}, { stays: true });
    expect(actions).toEqual([
      expect.objectContaining({ data: { desk: { verb: 'send', below: true, args: { order: '7' } } } }),
    ]);
  });

  it('says its heading where it cannot be shown', () => {
    expect(renderCard('de', render, {})).toMatchObject({ lang: 'de', fallbackText: 'Order', speak: 'Order' });
  });

  it('leads nowhere but to the web and this machine', () => {
    const action = { type: 'Action.OpenUrl', title: 'Open', url: '${url}' };
    const nested = { type: 'ActionSet', actions: [action] };
    const leading = template({ body: [heading, nested], actions: [action] });
    for (const url of ['https://admin.microsoft.com/', 'http://127.0.0.1:3978/drafts/x', 'http://localhost:1/i/x']) {
      expect(JSON.stringify(renderCard('en', leading, { url })).match(/Action.OpenUrl/g)).toHaveLength(2);
    }
    const others = ['javascript:alert(1)', 'data:text/html,x', 'http://contoso.example/', 'msteams:/l/x', 'x', ''];
    for (const url of others)
      expect(JSON.stringify(renderCard('en', leading, { url }))).not.toContain('Action.OpenUrl');
  });

  it('has no list of buttons where there are none', () => {
    expect(renderCard('en', template({ body: [heading], actions: [] }), {})).not.toHaveProperty('actions');
  });
});

describe('a card after a refused answer', () => {
  const error = new InvalidInput({ quantity: { code: 'too-long', max: 3 } });
  const { body, speak } = renderCard('en', render, {}, { refusal: { error, typed: { quantity: '12345', note: '' } } });

  it('says below the heading, and aloud, that something is wrong', () => {
    expect(body[0]).toEqual(heading);
    expect(body[1]).toEqual({
      type: 'Container',
      style: 'attention',
      items: [
        {
          type: 'RichTextBlock',
          inlines: [{ type: 'TextRun', text: text('en', 'errors.invalid-input'), weight: 'Bolder' }],
        },
      ],
    });
    expect(speak).toBe(`${text('en', 'errors.invalid-input')} Order`);
  });

  it('shows what was typed, and below the field why it was refused', () => {
    expect(body[2]).toEqual({
      type: 'Container',
      items: [
        { type: 'Input.Text', id: 'quantity', label: 'Quantity', value: '12345' },
        expect.objectContaining({ type: 'TextBlock', text: 'Please use at most 3 characters.', color: 'Attention' }),
      ],
    });
  });

  it('leaves the other fields as they were typed, without a remark', () => {
    expect(body.slice(3)).toEqual([{ type: 'Input.Text', id: 'note', label: 'Note', value: '' }]);
  });

  it('shows no choice that cannot be made', () => {
    const choices = ['a', 'b'].map(value => ({ title: value, value }));
    const chosen = (isMultiSelect: boolean, typed: string) => {
      const set = { type: 'Input.ChoiceSet', id: 'kind', label: 'Kind', isMultiSelect, value: 'a', choices };
      const form = template({ body: [heading, set], actions: [] });
      const refusal = { error: new DeskError('try-again'), typed: { kind: typed } };
      return renderCard('en', form, {}, { refusal }).body[2];
    };
    expect(chosen(false, 'b')).toMatchObject({ value: 'b' });
    expect(chosen(false, '')).toMatchObject({ value: '' });
    expect(chosen(false, 'c')).toMatchObject({ value: 'a' });
    expect(chosen(true, 'b,a')).toMatchObject({ value: 'b,a' });
    expect(chosen(true, 'b,c')).toMatchObject({ value: 'a' });
  });

  it('keeps what was typed after a refusal that is about no field', () => {
    const refusal = { error: new DeskError('try-again'), typed: { quantity: '2' } };
    expect(renderCard('en', render, {}, { refusal }).body[2]).toMatchObject({ items: [{ value: '2' }] });
  });
});

describe('the reason for a refused field', () => {
  it('names what it is about, in the language of the reader', () => {
    expect(problemText('en', { code: 'postal-code', example: '80807' })).toMatch(/Example: 80807$/);
    expect(problemText('de', { code: 'postal-code', example: '80807' })).toMatch(/Beispiel: 80807$/);
  });
});
